import { randomBytes } from 'node:crypto';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Command } from '../../kernel/decider.ts';
import { problemWords } from '../../domain/problem/index.ts';
import { refusalText } from '../../texts/index.ts';
import type { TrackView } from '../track-view.ts';
import type { Scene } from './context.ts';
import { photosOf } from '../photos/take.ts';
import type { Errors, Values } from './fields.ts';
import type { SentForm } from './sent-form.ts';

/** What the holder of a code can do on its page. */
export const acts = ['confirm', 'dispute', 'remind', 'pressure'] as const;
export type Act = (typeof acts)[number];

const MOST_WORDS = 4000;

/** A form's own secret: a second post of the same form is answered like the first. */
export function newKey(): string {
  return randomBytes(16).toString('base64url');
}

type Read = { readonly command: Pick<Command, 'name' | 'data'> } | { readonly errors: Errors };

function read({ visit: { w } }: Scene, act: Act, typed: Values): Read {
  const words = (typed[`${act}-text`] ?? '').trim().replaceAll('\r\n', '\n');
  const errors: { [name: string]: string } = {};
  if (words.length > MOST_WORDS) errors[`${act}-text`] = w.errors.tooLong(MOST_WORDS);
  if (!words.isWellFormed() || /[\0-\x08\x0b-\x1f\x7f]/.test(words)) {
    errors[`${act}-text`] = w.errors.characters;
  }
  const text = words === '' ? {} : { text: words };
  const chosen = <T extends string>(name: string, among: readonly T[]): T | undefined => {
    const found = among.find((one) => one === typed[name]);
    if (found === undefined) errors[name] = w.errors.choose;
    return found;
  };
  const command = (): Pick<Command, 'name' | 'data'> => {
    switch (act) {
      case 'remind':
        return { name: 'remind', data: {} };
      case 'dispute':
        return {
          name: 'dispute',
          data: { reason: chosen('reason', problemWords.disputeReasons), ...text },
        };
      case 'pressure':
        return { name: 'say-pressure', data: text };
      case 'confirm': {
        const solved = chosen('solved', problemWords.solvedAnswers);
        const satisfied = chosen('satisfied', problemWords.satisfiedAnswers);
        const stars = typed['rating'] ?? '';
        if (!/^[1-5]?$/.test(stars)) errors['rating'] = w.errors.rating;
        const rating = stars === '' ? {} : { rating: Number(stars) };
        return { name: 'confirm', data: { solved, satisfied, ...rating, ...text } };
      }
    }
  };
  const made = command();
  return Object.keys(errors).length > 0 ? { errors } : { command: made };
}

export type Acted =
  | { readonly done: Act }
  | { readonly errors: Errors }
  | { readonly notice: string }
  | { readonly unknown: true };

/** Does what a form of the page asks for, as the raiser. */
export async function actOn(
  scene: Scene,
  raiser: string,
  view: TrackView,
  act: Act,
  { typed, photos: ids, trouble }: SentForm,
): Promise<Acted> {
  const { deps, tenant, visit } = scene;
  const found = read(scene, act, typed);
  const bad = trouble === undefined ? {} : { [`${act}-photos`]: trouble };
  if ('errors' in found) return { errors: { ...found.errors, ...bad } };
  if (trouble !== undefined) return { errors: bad };
  const photos = act === 'dispute' ? await photosOf(deps.store, tenant.tenant, ids) : [];
  const { name, data } = found.command;
  const shown = photos.length === 0 ? {} : { photos };
  // Sent once more, the same pictures come under other ids.
  const said = { name, data, photos: photos.map(({ hash }) => hash) };
  const stream = act === 'pressure' ? view.stream.replace(/^problem/, 'confidence') : view.stream;
  const key = typed['key'] ?? '';
  const answer = await deps.store.commit(tenant.tenant, {
    actor: { as: 'raiser', code: raiser },
    command: { stream, name, data: { ...(data as object), ...shown } },
    ...(/^[A-Za-z0-9_-]{22,64}$/.test(key)
      ? { idempotency: { key, fingerprint: `${stream} ${JSON.stringify(said)}` } }
      : {}),
  });
  if ('unknown' in answer) return answer;
  if (!isRefusal(answer)) return { done: act };
  return { notice: refusalText(answer.refused, answer.detail, visit.t) };
}
