import { z } from 'zod';
import type { NamedWorld } from '../../store/index.ts';
import { fill, nameIn, sentenceOf, textsOf, type Language } from '../../texts/index.ts';
import type { ProvenEntry } from '../receipt.ts';
import type { TrackView } from '../track-view.ts';
import { receipt } from './shapes.ts';

/** What the holder of a code is told: codes for programs, sentences for people. */
export const tracked = z.object({
  number: z.string(),
  kind: z.string(),
  category: z.string(),
  status: z.string(),
  statusText: z.string(),
  closure: z.string().optional(),
  timeline: z.array(
    z.object({
      at: z.string(),
      type: z.string(),
      text: z.string(),
      reply: z.string().optional(),
      reason: z.string().optional(),
      photos: z.array(z.string()).optional(),
    }),
  ),
  whoHasIt: z.object({ unit: z.string(), name: z.string() }),
  until: z
    .object({ clock: z.string(), due: z.string(), natural: z.string(), provisional: z.boolean() })
    .optional(),
  next: z.object({ code: z.string(), text: z.string() }),
  reply: z.object({ text: z.string(), at: z.string() }).optional(),
  /** What came with the report: `track/<code>/photos/<id>`. */
  photos: z.array(z.string()),
  my: z.object({
    confirmed: z.boolean(),
    may: z.object({ confirm: z.boolean(), dispute: z.boolean(), remind: z.boolean() }),
  }),
  receipt: receipt.extend({
    size: z.number().optional(),
    proof: z.array(z.string()).optional(),
    checkpoint: z.string().optional(),
    leaf: z.string().optional(),
  }),
});

export function present(
  view: TrackView,
  { names }: NamedWorld,
  language: Language,
  proven: ProvenEntry | undefined,
): z.infer<typeof tracked> {
  const t = textsOf(language);
  const name = (ref: string) => {
    const found = names[ref];
    return found ? nameIn(language, found) : t.words.unnamed;
  };
  const who = name(`unit:${view.holder}`);
  const listing = view.listing;
  return {
    number: view.number,
    kind: view.kind,
    category: view.category,
    status: view.status,
    statusText: t.statuses[view.status],
    ...(view.closure === undefined ? {} : { closure: view.closure }),
    timeline: view.moments.map(({ event, reply, reason, photos }) => ({
      at: event.at,
      type: event.type,
      text: sentenceOf(event, t, name),
      ...(reply === undefined ? {} : { reply }),
      ...(reason === undefined ? {} : { reason }),
      ...(photos === undefined ? {} : { photos: [...photos] }),
    })),
    whoHasIt: { unit: view.holder, name: who },
    ...(view.due ? { until: view.due } : {}),
    next: {
      code: view.next,
      text: fill(t.next[view.next], {
        who,
        ...(listing
          ? {
              reason: wordOf(t.listReasons, listing.reason),
              condition: wordOf(t.unblockConditions, listing.condition),
            }
          : {}),
      }),
    },
    ...(view.reply ? { reply: view.reply } : {}),
    photos: [...view.photos],
    my: { confirmed: view.confirmed, may: view.may },
    receipt: {
      ...view.receipt,
      ...(proven
        ? {
            size: proven.size,
            leaf: proven.leaf,
            proof: proven.proof.map((hash) => hash.toString('base64')),
            checkpoint: proven.checkpoint,
          }
        : {}),
    },
  };
}

function wordOf(list: { readonly [code: string]: string }, code: string): string {
  return list[code] ?? code;
}
