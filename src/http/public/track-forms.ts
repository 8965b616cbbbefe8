import { problemWords } from '../../domain/problem/index.ts';
import type { TrackView } from '../track-view.ts';
import type { Scene } from './context.ts';
import { input, radios, summary, type Form, type Values } from './fields.ts';
import { photoField } from './photo-field.ts';
import { html, type Html } from './html.ts';
import { newKey, type Act } from './track-acts.ts';

const MOST = 4000;

/** What is lawful now for the holder of the code, the most likely first. */
export function actForms(scene: Scene, view: TrackView, sent: Form | undefined): Html {
  const { w } = scene.visit;
  const form = sent ?? { w, values: {}, errors: {} };
  const { may } = view;
  return html`${summary(form, labels(scene))} ${may.confirm ? confirmForm(scene, form) : ''}
  ${view.confirmed && !may.confirm ? html`<p class="good">${w.track.confirmed}</p>` : ''}
  ${may.remind && !may.confirm ? remindForm(scene) : ''}
  ${may.dispute ? disputeForm(scene, form) : ''}`;
}

function act(scene: Scene, name: Act, body: Html, files = false): Html {
  return html`<form
    method="post"
    action="${scene.visit.path}"
    ${files ? html` enctype="multipart/form-data"` : ''}
    novalidate
  >
    <input type="hidden" name="act" value="${name}" /><input
      type="hidden"
      name="key"
      value="${newKey()}"
    />${body}
  </form>`;
}

function confirmForm(scene: Scene, form: Form): Html {
  const { w, t } = scene.visit;
  const solved = problemWords.solvedAnswers.map((value) => ({
    value,
    label: t.solvedAnswers[value],
  }));
  const satisfied = problemWords.satisfiedAnswers.map((value) => ({
    value,
    label: t.satisfiedAnswers[value],
  }));
  const stars = [5, 4, 3, 2, 1].map((n) => ({ value: String(n), label: w.track.stars(n) }));
  return html`<section class="card" aria-labelledby="confirm-title">
    <h2 id="confirm-title">${w.track.confirmTitle}</h2>
    <p>${w.track.confirmLead}</p>
    ${act(
      scene,
      'confirm',
      html`${radios(form, { name: 'solved', label: w.track.solved, required: true, choices: solved })}
        ${radios(form, { name: 'satisfied', label: w.track.satisfied, required: true, choices: satisfied })}
        ${radios(form, { name: 'rating', label: w.track.rating, choices: [...stars, { value: '', label: w.track.noRating }] })}
        ${input(form, { name: 'confirm-text', label: w.track.words, hint: w.track.wordsHint, most: MOST, rows: 3 })}
        <button>${w.track.sendConfirm}</button>`,
    )}
  </section>`;
}

function remindForm(scene: Scene): Html {
  const { w } = scene.visit;
  return act(
    scene,
    'remind',
    html`<button class="plain">${w.track.remind}</button>
      <span class="hint">${w.track.remindHint}</span>`,
  );
}

function disputeForm(scene: Scene, form: Form): Html {
  const { w, t } = scene.visit;
  const reasons = problemWords.disputeReasons.map((value) => ({
    value,
    label: t.disputeReasons[value],
  }));
  const body = html`<p>${w.track.disputeLead}</p>
    ${act(
      scene,
      'dispute',
      html`${radios(form, { name: 'reason', label: w.track.disputeReason, required: true, choices: reasons })}
        ${input(form, { name: 'dispute-text', label: w.track.words, hint: w.track.wordsHint, most: MOST, rows: 3 })}
        ${photoField(scene, 'dispute-photos', form.photos ?? [], form.errors['dispute-photos'])}
        <button class="plain">${w.track.sendDispute}</button>`,
      true,
    )}`;
  const isOpen = has(form, 'reason', 'dispute-text', 'dispute-photos');
  return folded(w.track.disputeTitle, body, isOpen);
}

/** 有人要我撤回或改评价: always there, whatever the state, and last, so that nobody has to hide it. */
export function withdrawForm(scene: Scene, sent: Form | undefined): Html {
  const { w } = scene.visit;
  const form = sent ?? { w, values: {}, errors: {} };
  const body = html`<p>${w.track.pressureLead}</p>
    ${act(
      scene,
      'pressure',
      html`${input(form, { name: 'pressure-text', label: w.track.pressureWords, most: MOST, rows: 3 })}
        <button class="plain">${w.track.sendPressure}</button>`,
    )}`;
  return folded(w.track.pressureTitle, body, has(form, 'pressure-text'));
}

/** Opens without a script; open from the start where something in it needs to be put right. */
function folded(title: string, body: Html, isOpen: boolean): Html {
  return html`<details${isOpen ? html` open` : ''}><summary>${title}</summary>${body}</details>`;
}

function has({ errors }: Form, ...names: readonly string[]): boolean {
  return names.some((name) => errors[name] !== undefined);
}

function labels({ visit: { w } }: Scene): Values {
  return {
    solved: w.track.solved,
    satisfied: w.track.satisfied,
    rating: w.track.rating,
    reason: w.track.disputeReason,
    'confirm-text': w.track.words,
    'dispute-text': w.track.words,
    'dispute-photos': w.photos.label,
    'pressure-text': w.track.pressureWords,
  };
}
