import type { Place } from '../api/intake.ts';
import type { Registration } from '../api/register.ts';
import { instantThere } from '../time/zone.ts';
import type { Mode } from './register-page.tsx';

/** What the form holds; what was left empty is absent or blank. */
export interface Typed {
  readonly kind?: Registration['kind'];
  readonly source?: Registration['source'];
  readonly category: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  readonly area?: string;
  /** The dictionary's place, if one was chosen or recognised. */
  readonly located?: Place;
  readonly contactName?: string;
  readonly phone?: string;
  readonly about?: string;
  readonly photos?: readonly string[];
  readonly occurredOn?: string;
  readonly channel?: string;
  readonly number?: string;
  /** As the place's clocks show it: `2026-12-01T08:00`. */
  readonly deadline?: string;
  /** Where it goes at once; absent: it is only registered. */
  readonly lead?: string;
  readonly grade?: string;
}

export function registrationOf(mode: Mode, typed: Typed): Registration {
  const { category, about, photos = [] } = typed;
  const contact = {
    ...filled('name', typed.contactName),
    ...filled('phone', typed.phone),
  };
  return {
    kind: mode === 'finding' ? 'finding' : (typed.kind ?? 'help'),
    source: mode === 'finding' ? (typed.source ?? 'visit') : 'registered-for-somebody',
    category,
    title: typed.title.trim(),
    description: typed.description.trim(),
    place: placeOf(typed),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(photos.length === 0 ? {} : { photos: [...photos] }),
    ...filled('about', about),
    ...filled('occurredOn', typed.occurredOn),
    ...externalOf(typed),
  };
}

/** With its grid and where it lies, if the area is still the one of the dictionary. */
function placeOf({ place, area, located }: Typed): Registration['place'] {
  const text = place.trim();
  const isThere = located?.area !== undefined && located.area.split('-')[0] === area;
  if (!isThere || !text.includes(located.estate)) return { text, ...filled('area', area) };
  const { lat, lng } = located;
  const position = lat === undefined || lng === undefined ? {} : { lat, lng };
  return { text, ...filled('area', located.area), ...position };
}

/** Where the matter also stands: a hotline's number counts only with the hotline's name. */
function externalOf({ channel, number, deadline }: Typed): Pick<Registration, 'external'> {
  const named = channel?.trim() ?? '';
  if (named === '') return {};
  const until = deadline ? { deadline: instantThere(deadline) } : {};
  return { external: { channel: named, ...filled('number', number), ...until } };
}

function filled<K extends string>(key: K, value: string | undefined): { [k in K]?: string } {
  const trimmed = value?.trim() ?? '';
  return trimmed === '' ? {} : ({ [key]: trimmed } as { [k in K]: string });
}
