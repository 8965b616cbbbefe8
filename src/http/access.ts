import { httpCommandNames } from './api/commands.ts';
import { peopleCommandNames, catalogueCommandNames } from './api/office-commands.ts';

/**
 * Who gets in at all; what they may do there is for the rules of the domain (can.ts).
 * - anyone: no account
 * - code: whoever holds the tracking code in the path
 * - user: somebody signed in
 * - staff: somebody signed in who holds a post in the tenant of the path
 * - log: anyone where the tenant's log is public, else its auditors and offices
 * - local: callers on this machine, not through a proxy
 * - demo: anyone, in a demo only
 */
export type Access = 'anyone' | 'code' | 'user' | 'staff' | 'log' | 'local' | 'demo';

const t = '/api/v1/:tenant';

/** Every route of the server: one that isn't here can't be registered. HEAD goes with GET. */
export const access: { readonly [route: string]: Access } = {
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'local',
  'GET /api/openapi.json': 'anyone',
  'GET /api/texts/:language': 'anyone',

  'POST /api/auth/sign-in/username': 'anyone',
  'POST /api/auth/sign-in/email': 'anyone',
  'POST /api/auth/sign-out': 'anyone',
  'GET /api/auth/get-session': 'anyone',
  'POST /api/auth/change-password': 'user',
  'GET /api/auth/list-sessions': 'user',
  'POST /api/auth/revoke-other-sessions': 'user',
  'POST /api/auth/two-factor/enable': 'user',
  'POST /api/auth/two-factor/disable': 'user',
  'POST /api/auth/two-factor/verify-totp': 'anyone',
  'POST /api/auth/two-factor/verify-backup-code': 'anyone',
  'GET /api/v1/setup/:token': 'anyone',
  'POST /api/v1/setup/:token': 'anyone',
  'GET /api/v1/me': 'user',
  'GET /api/v1/demo/accounts': 'demo',
  'POST /api/v1/demo/sign-in': 'demo',

  [`GET ${t}/catalogue`]: 'anyone',
  [`GET ${t}/units`]: 'anyone',
  [`POST ${t}/problems`]: 'anyone',
  [`POST ${t}/uploads`]: 'anyone',
  // Whoever has the id of an upload sent it; once an event shows it, this door is shut.
  [`GET ${t}/uploads/:photo`]: 'anyone',
  [`GET ${t}/track/:code`]: 'code',
  [`GET ${t}/track/:code/proof`]: 'code',
  [`GET ${t}/track/:code/photos/:photo`]: 'code',
  [`GET ${t}/track/:code/photos/:photo/thumbnail`]: 'code',
  [`POST ${t}/track/:code/confirm`]: 'code',
  [`POST ${t}/track/:code/dispute`]: 'code',
  [`POST ${t}/track/:code/remind`]: 'code',
  [`POST ${t}/track/:code/pressure`]: 'code',
  [`GET ${t}/figures`]: 'anyone',
  [`GET ${t}/figures/:measure/records`]: 'anyone',
  [`GET ${t}/published`]: 'anyone',
  [`GET ${t}/published/similar`]: 'anyone',
  [`GET ${t}/open-data.json`]: 'anyone',
  [`GET ${t}/open-data.csv`]: 'anyone',
  [`GET ${t}/open-data/dictionary.json`]: 'anyone',
  [`GET ${t}/open-data/dictionary.csv`]: 'anyone',

  [`GET ${t}/figures/days`]: 'staff',
  [`GET ${t}/figures/months`]: 'staff',
  [`GET ${t}/figures/categories`]: 'staff',
  [`GET ${t}/figures/ageing`]: 'staff',
  [`GET ${t}/figures/ageing/:band/records`]: 'staff',

  [`GET ${t}/me`]: 'staff',
  [`GET ${t}/people`]: 'staff',
  [`POST ${t}/accounts`]: 'staff',
  [`GET ${t}/places`]: 'staff',
  [`POST ${t}/places/import`]: 'staff',
  [`POST ${t}/suggest`]: 'staff',
  [`POST ${t}/work-order`]: 'staff',
  [`GET ${t}/search`]: 'staff',
  [`POST ${t}/similar`]: 'staff',
  [`GET ${t}/problems/:id/similar`]: 'staff',
  [`GET ${t}/problems`]: 'staff',
  [`GET ${t}/problems/:id`]: 'staff',
  [`GET ${t}/problems/:id/photos/:photo`]: 'staff',
  [`GET ${t}/problems/:id/photos/:photo/thumbnail`]: 'staff',
  [`POST ${t}/problems/batch/sign`]: 'staff',
  [`POST ${t}/problems/batch/check-sign`]: 'staff',
  [`GET ${t}/call-backs`]: 'staff',
  [`GET ${t}/work`]: 'staff',
  [`GET ${t}/changes`]: 'staff',
  [`GET ${t}/views`]: 'staff',
  [`POST ${t}/views`]: 'staff',
  [`POST ${t}/views/delete`]: 'staff',
  [`GET ${t}/phrases`]: 'staff',
  [`POST ${t}/phrases`]: 'staff',
  [`POST ${t}/phrases/:id/change`]: 'staff',
  [`POST ${t}/phrases/:id/delete`]: 'staff',
  [`POST ${t}/problems/register`]: 'staff',
  [`POST ${t}/imports/ledger`]: 'staff',
  [`GET ${t}/ledger.xlsx`]: 'staff',
  [`GET ${t}/ledger.csv`]: 'staff',
  [`GET ${t}/imports`]: 'staff',
  [`GET ${t}/imports/:id`]: 'staff',
  [`GET ${t}/imports/:id/rows`]: 'staff',
  [`POST ${t}/imports/:id/mapping`]: 'staff',
  [`POST ${t}/imports/:id/cells`]: 'staff',
  [`POST ${t}/imports/:id/units`]: 'staff',
  [`POST ${t}/imports/:id/categories`]: 'staff',
  [`POST ${t}/imports/:id/commit`]: 'staff',
  [`POST ${t}/imports/:id/discard`]: 'staff',
  [`POST ${t}/imports/:id/ask-undo`]: 'staff',
  [`POST ${t}/imports/:id/grant-undo`]: 'staff',
  [`POST ${t}/problems/:id/read-contact`]: 'staff',
  [`GET ${t}/problems/:id/platform-reply`]: 'staff',
  [`POST ${t}/problems/:id/open-slip`]: 'staff',
  ...staff(httpCommandNames.map((name) => `POST ${t}/problems/:id/${name}`)),
  ...staff(peopleCommandNames.map((name) => `POST ${t}/people/${name}`)),
  ...staff(catalogueCommandNames.map((name) => `POST ${t}/catalogue/${name}`)),

  'GET /log/:tenant/checkpoint': 'log',
  'GET /log/:tenant/vkey': 'anyone',
  'GET /log/:tenant/tile/*': 'log',

  'GET /console': 'anyone',
  'GET /console/*': 'anyone',

  'GET /': 'anyone',
  'GET /assets/*': 'anyone',
  'GET /:tenant': 'anyone',
  'GET /:tenant/example-ledger.xlsx': 'demo',
  'GET /:tenant/board/:unit': 'anyone',
  'GET /:tenant/figures/:measure': 'anyone',
  'GET /:tenant/published': 'anyone',
  'GET /:tenant/privacy': 'anyone',
  'GET /:tenant/report': 'anyone',
  'POST /:tenant/report': 'anyone',
  'GET /:tenant/track': 'anyone',
  'POST /:tenant/track': 'anyone',
  'GET /:tenant/track/:code': 'code',
  'POST /:tenant/track/:code': 'code',
  'GET /:tenant/track/:code/receipt': 'code',
  'GET /:tenant/verify': 'anyone',
};

function staff(routes: readonly string[]): { readonly [route: string]: Access } {
  return Object.fromEntries(routes.map((route) => [route, 'staff' as const]));
}
