import { randomBytes } from 'node:crypto';
import { isRefusal } from '../../kernel/refusal.ts';
import { problemWords } from '../../domain/problem/index.ts';
import { groupCode } from '../codes.ts';
import { reportProblem, type Report, type Reported } from '../report-problem.ts';
import { assets } from './assets.ts';
import { refusalText } from '../../texts/index.ts';
import type { Scene } from './context.ts';
import type { Errors } from './fields.ts';
import { html, type Html } from './html.ts';
import { sendPage } from './layout.ts';
import { qrOf } from './qr.ts';
import { reportForm, reportIn } from './report-form.ts';
import { sentIn, type SentForm } from './sent-form.ts';
import { namedIn, offersFor, type Offer } from './similar-offer.ts';
import { troublePage } from './trouble.ts';

export function reportPage(scene: Scene): void {
  showForm(scene, { typed: {}, photos: [] }, {}, newKey());
}

/** A key as the form carries it: the secret under which its answer is kept. */
const KEY = /^[A-Za-z0-9_-]{22,64}$/;

function newKey(): string {
  return randomBytes(16).toString('base64url');
}

/** Registers what the form holds; a second post of the same form shows the first answer again. */
export async function takeReport(scene: Scene): Promise<void> {
  const { deps, reply, visit, tenant } = scene;
  const sent = await sentIn(scene);
  const { typed } = sent;
  const given = typed['key'] ?? '';
  const key = KEY.test(given) ? given : newKey();
  const read = reportIn(scene, typed);
  const bad = sent.trouble === undefined ? {} : { photos: sent.trouble };
  if ('errors' in read) return showForm(scene, sent, { ...read.errors, ...bad }, key);
  if (sent.trouble !== undefined) return showForm(scene, sent, bad, key);
  const kept = await deps.store.evidence.find(tenant.tenant, sent.photos);
  const photos = sent.photos.flatMap((id) => kept.get(id) ?? []);
  if (photos.length < sent.photos.length) {
    // One was swept, or used elsewhere and erased: the others stay.
    const left = { typed, photos: photos.map(({ id }) => id) };
    return showForm(scene, left, { photos: refusalText('unknown-photo', undefined, visit.t) }, key);
  }
  const offers = await offersFor(scene, typed, read.report);
  if (offers.length > 0) return showForm(scene, sent, {}, key, undefined, offers);
  const sameAs = await namedIn(scene, typed);
  const report = {
    ...read.report,
    ...(photos.length === 0 ? {} : { photos }),
    ...(sameAs === undefined ? {} : { sameAs }),
  };
  const answer = await reportProblem(deps.store, tenant.tenant, report, key);
  if ('unknown' in answer) return troublePage(reply, visit, 'unavailable', tenant);
  if (!isRefusal(answer)) return showResult(scene, report, answer);
  if (answer.refused === 'idempotency-key-reused') {
    return showForm(scene, { typed, photos: [] }, {}, newKey(), visit.w.report.sentBefore);
  }
  const text = refusalText(answer.refused, answer.detail, visit.t);
  return showForm(scene, sent, {}, key, text);
}

function showForm(
  scene: Scene,
  { typed, photos }: Pick<SentForm, 'typed' | 'photos'>,
  errors: Errors,
  key: string,
  notice?: string,
  offers: readonly Offer[] = [],
): void {
  const { visit, tenant, reply, foot } = scene;
  const { w } = visit;
  const failed = notice !== undefined || Object.keys(errors).length > 0;
  const main = reportForm(scene, { w, values: typed, errors, photos }, key, notice, offers);
  // Not kept anywhere: a form that comes back from a cache brings the key of an earlier report.
  const page = { title: w.report.title, main, tenant, foot, narrow: true, fresh: true };
  sendPage(
    reply,
    visit,
    { ...page, script: [assets.photosScript.path, assets.similarScript.path] },
    failed ? 422 : 200,
  );
}

function showResult(scene: Scene, report: Report, answer: Reported): void {
  const { visit, tenant, reply, foot } = scene;
  const { w } = visit;
  const path = `/${tenant.tenant}/track/${answer.code}`;
  const address = `${visit.origin}${path}`;
  const { index, leafHash } = answer.receipt;
  const grouped = groupCode(answer.code);
  const main = html` <h1>${w.result.title}</h1>
    <p>${answer.replayed ? w.result.replayed : w.result.lead}</p>
    <div class="card">
      <dl class="facts tall">
        <dt>${w.result.number}</dt>
        <dd class="now">${answer.number}</dd>
        <dt>${w.result.code}</dt>
        <dd class="code mono">${grouped}</dd>
      </dl>
      <p><strong>${w.result.codeWarning}</strong></p>
      <p class="no-print">
        <a class="button" href="${path}">${w.result.open}</a>
        <button type="button" class="plain" data-print hidden>${w.result.print}</button>
      </p>
      <p class="small">
        ${w.result.link}${w.colon}<span class="mono"
          >${visit.origin}/${tenant.tenant}/track/<wbr /><span class="keep"
            >${answer.code}</span
          ></span
        >
      </p>
      ${qrOf(address, w.result.qr)}
    </div>
    <h2>${w.result.receipt}</h2>
    <p class="small">${w.result.receiptLead}</p>
    <dl class="facts">
      <dt>${w.result.index}</dt>
      <dd class="mono">${index}</dd>
      <dt>${w.result.leafHash}</dt>
      <dd class="mono">${leafHash}</dd>
    </dl>
    <h2>${w.result.next}</h2>
    ${steps(scene, report)}
    <p class="no-print"><a href="/${tenant.tenant}/report">${w.result.another}</a></p>`;
  sendPage(
    reply,
    visit,
    {
      title: w.result.title,
      main,
      tenant,
      foot,
      secret: true,
      narrow: true,
      script: assets.printScript.path,
      // Going back to the empty form would lose the code.
      self: path,
    },
    201,
  );
}

function steps({ visit: { w } }: Scene, { kind }: Report): Html {
  const list = isRequest(kind) ? w.result.stepsReply : w.result.steps;
  return html`<ol class="steps">
    ${list.map((step) => html`<li>${step}</li>`)}
  </ol>`;
}

function isRequest(kind: Report['kind']): boolean {
  return problemWords.replyKinds.some((reply) => reply === kind);
}
