import type { OfficeCommand, OfficeField } from '../api/organisation.ts';
import type { Values } from '../commands/data.ts';
import { code, type Field } from '../commands/fields.ts';

/** What an office arranges, and what is asked for: a field that the command doesn't take doesn't compile. */
export const officeForms = {
  'open-unit': [
    { name: 'unit', label: 'unitCode', as: 'line', pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/ },
    code('kind', 'unitKinds', 'unitKind'),
    { name: 'parent', label: 'unitParent', as: 'unit' },
    { name: 'zh', label: 'nameZh', as: 'line' },
    { name: 'en', label: 'nameEn', as: 'line', optional: true },
    {
      name: 'area',
      label: 'unitArea',
      as: 'line',
      optional: true,
      pattern: /^\d{2,12}(-[A-Za-z0-9]{1,12})?$/,
    },
  ],
  'register-person': [
    { name: 'name', label: 'personName', as: 'line' },
    {
      name: 'phone',
      label: 'personPhone',
      as: 'line',
      optional: true,
      pattern: /^\+?[0-9][0-9 -]{4,23}$/,
    },
  ],
  'take-post': [
    { name: 'person', label: 'postPerson', as: 'person' },
    { name: 'unit', label: 'postUnit', as: 'unit' },
    { ...code('role', 'roles', 'postRole'), without: ['system', 'raiser', 'anyone'] },
    { name: 'from', label: 'postFrom', as: 'date' },
    { name: 'to', label: 'postTo', as: 'date', optional: true },
  ],
  'end-post': [{ name: 'to', label: 'postTo', as: 'date' }],
} as const satisfies { readonly [N in OfficeCommand]: readonly Field<OfficeField<N>>[] };

/** The command's data: what was filled in, and the id of the person or post that nobody should have to invent. */
export function officeData(name: OfficeCommand, typed: Values, id: string): Values {
  switch (name) {
    case 'open-unit': {
      const { zh, en, ...rest } = typed;
      return { ...rest, names: en === undefined ? { zh } : { zh, en } };
    }
    case 'register-person':
      return { person: id, ...typed };
    case 'take-post':
    case 'end-post':
      return { post: id, ...typed };
  }
}
