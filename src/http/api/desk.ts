import { batchSignRoutes } from './batch-sign.ts';
import { callBacksRoute } from './call-backs.ts';
import { phraseRoutes } from './phrases.ts';
import type { Api, Server } from './server.ts';

/** What a clerk's desk needs beside single matters. */
export function deskRoutes(app: Server, api: Api): void {
  batchSignRoutes(app, api);
  callBacksRoute(app, api);
  phraseRoutes(app, api);
}
