import { openPlaces } from '../../store/places/index.ts';
import { placeRoutes } from './places.ts';
import { platformReplyRoute } from './platform-reply.ts';
import type { Api, Server } from './server.ts';
import { suggestRoute } from './suggest.ts';
import { workOrderRoute } from './work-order.ts';

/** What a clerk's desk asks while a matter is being taken in, and a dictionary that learns from it. */
export function intakeRoutes(app: Server, api: Api): void {
  const { pool, store, config, log } = api;
  const places = openPlaces({ pool, store, secret: config.secret, log });
  app.addHook('onClose', () => places.close());
  placeRoutes(app, api, places);
  suggestRoute(app, api, places);
  workOrderRoute(app, api, places);
  platformReplyRoute(app, api);
}
