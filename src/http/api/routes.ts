import { authRoutes } from '../auth/routes.ts';
import { demoRoutes } from '../auth/demo-routes.ts';
import { setupRoutes } from '../auth/setup-routes.ts';
import { catalogueRoute } from './catalogue.ts';
import { problemCommandRoutes } from './problem-command.ts';
import { registerRoute } from './register.ts';
import { reportRoute } from './report.ts';
import type { Api, Server } from './server.ts';
import { textsRoute } from './texts.ts';
import { trackRoutes } from './track.ts';
import { unitsRoute } from './units.ts';

export function apiRoutes(app: Server, api: Api): void {
  authRoutes(app, api);
  setupRoutes(app, api);
  demoRoutes(app, api);
  textsRoute(app);
  catalogueRoute(app, api);
  unitsRoute(app, api);
  reportRoute(app, api);
  trackRoutes(app, api);
  registerRoute(app, api);
  problemCommandRoutes(app, api);
}
