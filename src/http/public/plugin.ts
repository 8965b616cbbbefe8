import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { codeHash, groupCode, normaliseCode } from '../codes.ts';
import { safeError } from '../log-lines.ts';
import { refusalOf } from '../problem-details.ts';
import { limitsOf } from '../rate-limits.ts';
import { trackView, type TrackView } from '../track-view.ts';
import { allAssets } from './assets.ts';
import { boardPage } from './board.ts';
import { sceneOf, type PublicDeps, type Scene } from './context.ts';
import { figurePage } from './figure.ts';
import { homePage, privacyPage, publishedPage, verifyPage } from './pages.ts';
import { reportPage, takeReport } from './report.ts';
import { sentIn } from './sent-form.ts';
import { actOn, acts } from './track-acts.ts';
import { codePage } from './track-code.ts';
import { receiptFile } from './track-receipt.ts';
import { trackPage } from './track.ts';
import { troublePage, type Trouble } from './trouble.ts';
import { textsIn, visitOf } from './visit.ts';

/** A form is words: nobody types more than this. */
const MOST_BYTES = 128 * 1024;

/** The public site: plain pages that need no script, for anybody. */
export async function publicPages(app: FastifyInstance, deps: PublicDeps): Promise<void> {
  await app.register(formbody, { bodyLimit: MOST_BYTES });
  // Files go to where a form has them: sent-form.ts says how many and how large.
  await app.register(multipart, { throwFileSizeLimit: false });
  app.setErrorHandler(async (error, request, reply) => {
    const trouble = troubleOf(error);
    if (trouble === 'unavailable') {
      const route = request.routeOptions.url ?? 'none';
      deps.log.error({ route, reqId: request.id, error: safeError(error) }, 'a page failed');
    }
    troublePage(reply, visitOf(request, reply, deps.config.origin), trouble);
    return reply;
  });

  const limits = limitsOf(deps.config.rateLimits);
  app.get('/assets/*', (request, reply) => {
    const found = allAssets.find(({ path }) => path === request.url.split('?')[0]);
    if (!found) {
      troublePage(reply, visitOf(request, reply, deps.config.origin), 'notFound');
      return reply;
    }
    void reply.header('cache-control', 'public, max-age=31536000, immutable');
    return reply.type(found.type).send(found.content);
  });

  app.get('/', async (request, reply) => {
    await homePage(deps, visitOf(request, reply, deps.config.origin), reply);
    return reply;
  });
  const page = (path: string, show: Show) => app.get(path, inScene(deps, show));
  page('/:tenant', (scene) => boardPage(scene, undefined));
  page('/:tenant/board/:unit', (scene) => boardPage(scene, param(scene, 'unit')));
  page('/:tenant/figures/:measure', (scene) => figurePage(scene, param(scene, 'measure')));
  page('/:tenant/published', publishedPage);
  page('/:tenant/verify', verifyPage);
  page('/:tenant/privacy', privacyPage);

  page('/:tenant/report', reportPage);
  app.post('/:tenant/report', { config: limits.report }, inScene(deps, takeReport));

  page('/:tenant/track', (scene) => codePage(scene, '', undefined));
  app.post('/:tenant/track', { config: limits.track }, inScene(deps, openByCode));
  app.get('/:tenant/track/:code', { config: limits.track }, inScene(deps, withCode(show)));
  app.post('/:tenant/track/:code', { config: limits.track }, inScene(deps, withCode(act)));
  app.get(
    '/:tenant/track/:code/receipt',
    { config: limits.track },
    inScene(deps, withCode(sendReceipt)),
  );
}

/** False where what the address names isn't there. */
type Show = (scene: Scene) => unknown;

function inScene(deps: PublicDeps, show: Show) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const scene = await sceneOf(deps, request, reply);
    if (!scene) {
      troublePage(reply, visitOf(request, reply, deps.config.origin), 'notFound');
      return reply;
    }
    const found = await show(scene);
    if (found === false) troublePage(reply, scene.visit, 'notFound', scene.tenant);
    return reply;
  };
}

function param({ request }: Scene, name: string): string {
  return (request.params as { readonly [name: string]: string })[name] ?? '';
}

/** For pages of a code in the address: a wrong one leads to where codes are typed. */
function withCode(
  then: (scene: Scene, code: string, raiser: string, view: TrackView) => unknown,
): Show {
  return async (scene) => {
    const { deps, tenant, visit } = scene;
    const typed = param(scene, 'code');
    const code = normaliseCode(typed);
    const raiser = code === undefined ? undefined : codeHash(tenant.tenant, code);
    const view = raiser && (await trackView(deps.store, tenant.tenant, raiser, deps.clock()));
    if (code === undefined || raiser === undefined || !view) {
      return codePage(scene, typed.slice(0, 60), visit.w.errors.code);
    }
    return then(scene, code, raiser, view);
  };
}

function show(scene: Scene, code: string, _raiser: string, view: TrackView): Promise<void> {
  return trackPage(scene, code, view);
}

async function act(scene: Scene, code: string, raiser: string, view: TrackView): Promise<void> {
  const { reply, visit, tenant } = scene;
  const sent = await sentIn(scene);
  const { typed } = sent;
  const name = acts.find((one) => one === typed['act']);
  if (!name) return troublePage(reply, visit, 'bad', tenant);
  const acted = await actOn(scene, raiser, view, name, sent);
  if ('unknown' in acted) return troublePage(reply, visit, 'unavailable', tenant);
  if ('done' in acted) {
    // The address stays as it was typed: this answers a post that a reload would repeat.
    await reply.header('cache-control', 'no-store').redirect(`${visit.path}?done=${name}`, 303);
    return;
  }
  const form = { w: visit.w, values: typed, errors: {}, photos: sent.photos, ...acted };
  return trackPage(scene, code, view, form);
}

async function openByCode(scene: Scene): Promise<void> {
  const { deps, request, reply, tenant, visit } = scene;
  const typed = textsIn(request.body)['code'] ?? '';
  const code = normaliseCode(typed);
  const stream =
    code === undefined
      ? undefined
      : await deps.store.streamOfCode(tenant.tenant, codeHash(tenant.tenant, code));
  if (code === undefined || stream === undefined) {
    return codePage(scene, typed.slice(0, 60), visit.w.errors.code);
  }
  void reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
  await reply.redirect(`/${tenant.tenant}/track/${groupCode(code)}`, 303);
}

async function sendReceipt(scene: Scene, _code: string, _raiser: string, view: TrackView) {
  const { reply } = scene;
  const file = await receiptFile(scene, view);
  if (file === undefined) return troublePage(reply, scene.visit, 'unavailable', scene.tenant);
  void reply
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .header('content-disposition', `attachment; filename="${view.number}.tlog-proof"`)
    .type('text/plain; charset=utf-8');
  await reply.send(file);
}

function troubleOf(error: unknown): Trouble {
  const code = refusalOf(error)?.code;
  switch (code) {
    case 'too-many-requests':
      return 'tooMany';
    case 'foreign-origin':
      return 'foreign';
    case 'body-too-large':
      return 'tooLarge';
    case 'not-found':
    case 'unknown-tenant':
      return 'notFound';
    case undefined:
    case 'not-recorded':
    case 'unavailable':
      return 'unavailable';
    default:
      return 'bad';
  }
}
