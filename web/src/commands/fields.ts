import type { zh } from '../texts/zh.ts';

/** The label of a field, in the console's own texts. */
export type Label = keyof typeof zh.field;

/** One field of a command: what it is called in the data, and how it is asked for. */
export type Field<Name extends string = string> = {
  readonly name: Name;
  readonly label: Label;
  readonly optional?: true;
} & (
  | {
      readonly as: 'text';
      readonly rows?: number;
      readonly max?: number;
      /** The desk's phrases may be put in. */
      readonly phrases?: true;
    }
  | { readonly as: 'line'; readonly pattern?: RegExp }
  | { readonly as: 'code'; readonly list: CodeList; readonly without?: readonly string[] }
  | { readonly as: 'category' | 'grade' | 'date' | 'yes-no' | 'matter' | 'raiser' | 'event' }
  /** `clears`: left empty it says that there is none, and sends `null`. */
  | { readonly as: 'unit'; readonly scope?: 'lead'; readonly clears?: true }
  | { readonly as: 'units' | 'photos' }
  | { readonly as: 'person' }
  | { readonly as: 'number'; readonly min: number; readonly max: number }
) & {
    /** Asked for only if another field has this value. */
    readonly when?: { readonly name: string; readonly is: unknown };
  };

/** Lists of codes that the domain names and the API has texts for. */
export type CodeList =
  | 'kinds'
  | 'unitKinds'
  | 'roles'
  | 'sources'
  | 'returnBases'
  | 'refusalBases'
  | 'pauseReasons'
  | 'exclusionBases'
  | 'notFixedBases'
  | 'listReasons'
  | 'unblockConditions'
  | 'redirectChannels'
  | 'contactChannels'
  | 'solvedAnswers'
  | 'satisfiedAnswers'
  | 'matters'
  | 'readReasons'
  | 'checkResults'
  | 'lookBackResults'
  | 'reissueChannels'
  | 'parts'
  | 'eraseReasons';

export const text = { name: 'text', label: 'text', as: 'text' } as const;
export const why = { name: 'text', label: 'why', as: 'text' } as const;
export const mayText = { ...text, optional: true } as const;

export const photos = { name: 'photos', label: 'photos', as: 'photos', optional: true } as const;

export function code<const Name extends string>(name: Name, list: CodeList, label: Label) {
  return { name, label, as: 'code', list } as const;
}
