import { own } from '../../kernel/own.ts';
import { fill, sentenceOf, type Naming } from '../../texts/index.ts';
import type { Due, TrackView } from '../track-view.ts';
import type { Moment } from '../track-moments.ts';
import { assets } from './assets.ts';
import type { Scene } from './context.ts';
import type { Form } from './fields.ts';
import { html, lines, type Html } from './html.ts';
import { sendPage } from './layout.ts';
import { photoList } from './photo-field.ts';
import { receiptSection } from './track-receipt.ts';
import { acts, type Act } from './track-acts.ts';
import { actForms, withdrawForm } from './track-forms.ts';
import { timeText } from './times.ts';

/** The page that a code opens: where the matter stands, what comes next, what one can do. */
export async function trackPage(
  scene: Scene,
  code: string,
  view: TrackView,
  form?: Form & { readonly notice?: string },
): Promise<void> {
  const { visit, tenant, reply, foot } = scene;
  const { w } = visit;
  const done = acts.find((act) => act === visit.query['done']);
  const receipt = await receiptSection(scene, code, view);
  const main = html` <h1>${w.track.of(view.number)}</h1>
    ${thanks(scene, done, form)}
    <div class="card">
      <p class="now">${statusText(scene, view)}</p>
      <dl class="facts">
        <dt>${w.track.holder}</dt>
        <dd>
          ${scene.unit(view.holder)}${view.coHandlers.length === 0 ? '' : html`<br />${w.track.with(view.coHandlers.map(scene.unit).join(w.comma))}`}
        </dd>
        <dt>${w.track.until}</dt>
        <dd>${untilText(scene, view)}</dd>
        <dt>${w.track.next}</dt>
        <dd>${nextText(scene, view)}</dd>
      </dl>
    </div>
    ${
      view.reply
        ? html`<h2>${w.track.reply}</h2>
            <blockquote>${lines(view.reply.text)}</blockquote>
            <p class="hint">${timeText(view.reply.at, scene.offset)}</p>
            ${photoList(scene, code, view.reply.photos)}`
        : ''
    }
    ${actForms(scene, view, form)}
    <h2>${w.track.timeline}</h2>
    <p class="hint">${w.track.newestFirst}</p>
    <ol class="timeline" reversed>
      ${view.moments.toReversed().map((moment) => momentItem(scene, code, moment))}
    </ol>
    ${
      view.said
        ? html`<h2>${w.track.said}</h2>
            <div class="card">
              <p><strong>${view.said.title}</strong></p>
              <p>${lines(view.said.description)}</p>
              <p class="hint">${view.said.place} · ${scene.category(view.category)}</p>
              ${photoList(scene, code, view.photos)}
            </div>
            <p class="hint">${w.track.watermark}</p>`
        : ''
    }
    ${receipt} ${withdrawForm(scene, form)}`;
  const page = { title: w.track.of(view.number), main, tenant, foot, narrow: true, secret: true };
  const failed = form !== undefined;
  sendPage(reply, visit, { ...page, script: assets.receiptScript.path }, failed ? 422 : 200);
}

function thanks({ visit }: Scene, done: Act | undefined, form: { notice?: string } | undefined) {
  if (form?.notice !== undefined) {
    return html`<div class="alert" role="alert"><p>${form.notice}</p></div>`;
  }
  return done && !form ? html`<p class="good" role="status">${visit.w.track.done[done]}</p>` : '';
}

export function statusText({ visit: { t } }: Scene, { status, closure }: TrackView): string {
  return status === 'closed' && closure !== undefined ? t.closures[closure] : t.statuses[status];
}

function untilText(scene: Scene, { due, late, listing }: TrackView): Html {
  const { w } = scene.visit;
  const passed =
    late === undefined
      ? ''
      : html`<strong class="error">${w.track.late(timeText(late, scene.offset))}</strong>`;
  if (!due) return late === undefined ? html`${w.track.nothingDue}` : html`${passed}`;
  if (due.clock === 'review' && listing) {
    return html`${passed}<strong>${listing.reviewOn}</strong>
      <span class="hint">${scene.visit.t.clocks.review}</span>`;
  }
  return html`${passed}${dueText(scene, due)}`;
}

/** A limit in working days is shown beside the same in natural days. */
function dueText({ visit: { w, t }, offset }: Scene, due: Due): Html {
  const label = t.clocks[due.clock];

  const at = html`<strong>${timeText(due.due, offset)}</strong>`;
  const natural =
    due.runs === 'workdays' && due.natural !== due.due
      ? html`<br /><span class="hint"
            >${w.track.workdays}${w.comma}${w.track.natural(timeText(due.natural, offset))}</span
          >`
      : '';
  const provisional = due.provisional
    ? html`<br /><span class="hint">${w.track.provisional}</span>`
    : '';
  return html`${at} <span class="hint">${label}</span>${natural}${provisional}`;
}

function nextText(scene: Scene, view: TrackView): string {
  const { t } = scene.visit;
  const { listing } = view;
  return fill(t.next[view.next], {
    who: scene.unit(view.holder),
    ...(listing
      ? {
          reason: wordOf(t.listReasons, listing.reason),
          condition: wordOf(t.unblockConditions, listing.condition),
        }
      : {}),
  });
}

function wordOf(list: { readonly [code: string]: string }, code: string): string {
  return own(list, code) ?? code;
}

function momentItem(
  scene: Scene,
  code: string,
  { event, reply, reason, photos = [] }: Moment,
): Html {
  const { visit, named, offset } = scene;
  const naming: Naming = (ref) => visit.name(named.names[ref], ref.slice(ref.indexOf(':') + 1));
  const words = reply ?? reason;
  const said = words === undefined ? '' : html`<blockquote>${lines(words)}</blockquote>`;
  return html`<li>
    <time datetime="${event.at.length > 14 ? event.at : ''}">${timeText(event.at, offset)}</time
    >${sentenceOf(event, visit.t, naming)}${said}${photoList(scene, code, photos)}
  </li>`;
}
