import { z } from 'zod';
import type { Recorded } from '../../kernel/event.ts';
import type { Json } from '../../kernel/json.ts';
import type { Problem, ProblemEvent, Sight } from '../../domain/problem/index.ts';
import { isWithin, type People } from '../../domain/people/index.ts';
import type { Entry } from '../../store/index.ts';
import { sentenceOf, type Naming, type Texts } from '../../texts/index.ts';
import { photoIdsOf } from '../photos/part.ts';

export const timelineItem = z.object({
  index: z.number(),
  at: z.string(),
  occurredOn: z.string().optional(),
  type: z.string(),
  /** What was asked, granted or refused. */
  matter: z.string().optional(),
  text: z.string(),
  by: z.object({
    role: z.string(),
    unit: z.string().optional(),
    name: z.string().optional(),
  }),
  /** The sealed words, for those who may read them; absent once erased. */
  words: z.record(z.string(), z.string()).optional(),
  /** The pictures that it shows, for those who may see them. */
  photos: z.array(z.string()).optional(),
  erasable: z.array(z.string()).optional(),
});

export interface Telling {
  readonly sight: Sight;
  readonly texts: Texts;
  readonly name: Naming;
  /** Names of the persons behind the hashes of the stream. */
  readonly persons: { readonly [who: string]: string };
  readonly people: People;
  /** The units for which the reader acts. */
  readonly units: readonly string[];
}

/** What happened to a matter, as far as the reader's sight goes, oldest first. */
export function timelineOf(entries: readonly Entry[], p: Problem, telling: Telling) {
  return entries
    .filter(({ event }) => isShown(event as Recorded<ProblemEvent>, telling))
    .map((entry): z.infer<typeof timelineItem> => {
      // A problem's stream holds this concept's events.
      const event = entry.event as Recorded<ProblemEvent>;
      const { role, unit, who } = event.by;
      const named = who === undefined ? undefined : telling.persons[who];
      const isWhole = telling.sight === 'whole';
      return {
        index: event.index,
        at: event.at,
        ...(event.occurredOn === undefined ? {} : { occurredOn: event.occurredOn }),
        type: event.type,
        ...(isAsk(event) ? { matter: event.data.matter } : {}),
        text: sentenceOf(event, telling.texts, telling.name),
        by: {
          role,
          ...(unit === undefined ? {} : { unit }),
          ...(isWhole && named !== undefined ? { name: named } : {}),
        },
        ...wordsOf(entry, telling),
        ...picturesOf(entry, telling),
        ...(isWhole ? { erasable: erasable(entry) } : {}),
      };
    });
}

const partTypes: readonly ProblemEvent['type'][] = [
  'ProblemRegistered',
  'Imported',
  'ImportRevised',
  'Dispatched',
  'Signed',
  'CoHandlersAdded',
  'CoHandlerAnswered',
  'Reopened',
  'ClosedUnconfirmed',
  'Confirmed',
  'Redirected',
  'Merged',
  'MergeUndone',
];
const slipTypes: readonly ProblemEvent['type'][] = ['Dispatched', 'Signed', 'CoHandlersAdded'];

/** A co-handler follows the course and its own part of the work; a firm what it was sent. */
function isShown(
  event: Recorded<ProblemEvent>,
  telling: Pick<Telling, 'sight' | 'units' | 'people'>,
): boolean {
  switch (telling.sight) {
    case 'whole':
      return true;
    case 'part':
      if (event.type === 'Signed' || event.type === 'CoHandlerAnswered') {
        return telling.units.some((unit) => isWithin(telling.people, unit, event.data.unit));
      }
      return partTypes.includes(event.type);
    case 'slip':
      return slipTypes.includes(event.type);
    case 'none':
      return false;
  }
}

/** Which types' words go to whom beside those with whole sight. */
const wordsFor: { readonly [sight in Sight]: readonly ProblemEvent['type'][] | 'all' } = {
  whole: 'all',
  part: [
    'ProblemRegistered',
    'Imported',
    'ImportRevised',
    'Dispatched',
    'CoHandlersAdded',
    'CoHandlerAnswered',
  ],
  slip: ['Dispatched', 'CoHandlersAdded'],
  none: [],
};

/** The ids of an event's pictures, for those who may read its words. A slip never shows any. */
export function photosFor(
  { event, parts }: Pick<Entry, 'event' | 'parts'>,
  reader: Pick<Telling, 'sight' | 'units' | 'people'>,
): readonly string[] {
  const isTold = isShown(event as Recorded<ProblemEvent>, reader);
  return isTold && mayRead(event.type, reader) ? photoIdsOf(parts) : [];
}

function picturesOf(entry: Entry, telling: Telling) {
  const photos = photosFor(entry, telling);
  return photos.length === 0 ? {} : { photos: [...photos] };
}

type AskEvent = Extract<Recorded<ProblemEvent>, { type: 'AskMade' | 'AskGranted' | 'AskRefused' }>;

function isAsk(event: Recorded<ProblemEvent>): event is AskEvent {
  return event.type === 'AskMade' || event.type === 'AskGranted' || event.type === 'AskRefused';
}

function mayRead(type: string, { sight }: Pick<Telling, 'sight'>): boolean {
  const types = wordsFor[sight];
  return types === 'all' || types.some((one) => one === type);
}

function wordsOf({ event, parts }: Entry, telling: Telling) {
  if (!mayRead(event.type, telling)) return {};
  // The raiser's name and contact are another matter: read-contact, with a reason, logged.
  const words = { ...strings(parts['text']), ...strings(parts['published']) };
  return Object.keys(words).length === 0 ? {} : { words };
}

function strings(content: Json | undefined): { readonly [name: string]: string } {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return {};
  return Object.fromEntries(
    Object.entries(content).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  );
}

function erasable({ parts }: Entry): string[] {
  return Object.entries(parts).flatMap(([name, content]) => (content === null ? [] : [name]));
}
