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
  readonly contactName?: string;
  readonly phone?: string;
  readonly about?: string;
  readonly photos?: readonly string[];
  readonly occurredOn?: string;
  readonly channel?: string;
  readonly number?: string;
  /** As the place's clocks show it: `2026-12-01T08:00`. */
  readonly deadline?: string;
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
    place: { text: typed.place.trim(), ...filled('area', typed.area) },
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
    ...(photos.length === 0 ? {} : { photos: [...photos] }),
    ...filled('about', about),
    ...filled('occurredOn', typed.occurredOn),
    ...externalOf(typed),
  };
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
