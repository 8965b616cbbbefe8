import type { FieldName, StaffCommand } from '../api/commands.ts';
import { code, mayText, photos, text, why, type Field } from './fields.ts';

/** How prominent a step is: what moves the matter on, what decides, what else there is. */
export type Weight = 'main' | 'decision' | 'other' | 'grave';

export interface CommandForm<Name extends string = string> {
  readonly fields: readonly Field<Name>[];
  readonly weight: Weight;
}

function as<const W extends Weight>(weight: W) {
  return <const F extends readonly Field[]>(...fields: F) => ({ fields, weight });
}

const main = as('main');
const decision = as('decision');
const other = as('other');
const grave = as('grave');

const reached = { name: 'reached', is: true } as const;
const witness = { name: 'witness', label: 'witness', as: 'person' } as const;
const whichRaiser = {
  name: 'raiser',
  label: 'whichRaiser',
  as: 'raiser',
  optional: true,
} as const;

/**
 * Every command that staff can give to a matter, in the order in which its button appears. What is
 * lawful now is the API's to say; this table only knows what to ask for. A command that the API has
 * and this table lacks doesn't compile, nor does a field that the command doesn't take.
 */
export const forms = {
  dispatch: main(
    { name: 'lead', label: 'lead', as: 'unit' },
    { name: 'coHandlers', label: 'coHandlers', as: 'units', optional: true },
    { name: 'grade', label: 'grade', as: 'grade' },
    mayText,
  ),
  sign: main(),
  contact: main(code('channel', 'contactChannels', 'channel'), mayText),
  'ask-answer': main({ name: 'text', label: 'answerText', as: 'text', phrases: true }, photos),
  'co-answer': main({ name: 'text', label: 'answerText', as: 'text', phrases: true }, photos),
  'fix-on-the-spot': main(
    { name: 'text', label: 'fixedText', as: 'text', phrases: true },
    { name: 'lead', label: 'lead', as: 'unit', optional: true },
    photos,
  ),
  reply: main({ name: 'text', label: 'reply', as: 'text', rows: 6, phrases: true }),
  'call-back': main(
    code('channel', 'contactChannels', 'channel'),
    { name: 'reached', label: 'reached', as: 'yes-no' },
    { name: 'authentic', label: 'authentic', as: 'yes-no', when: reached },
    { name: 'contacted', label: 'contacted', as: 'yes-no', when: reached },
    { ...code('solved', 'solvedAnswers', 'solved'), when: reached },
    { ...code('satisfied', 'satisfiedAnswers', 'satisfied'), when: reached },
    { ...witness, when: reached },
    { ...whichRaiser, when: reached },
    mayText,
  ),
  check: main(code('result', 'checkResults', 'result'), witness, text, photos),
  verify: main(code('result', 'checkResults', 'result'), text, photos),
  'look-back': main(code('result', 'lookBackResults', 'result'), text, photos),
  resume: main(),

  'grant-answer': decision(mayText),
  'refuse-answer': decision(why),
  'grant-return': decision({ name: 'lead', label: 'newLead', as: 'unit', optional: true }, mayText),
  'refuse-return': decision(why),
  bind: decision(
    { name: 'lead', label: 'lead', as: 'unit' },
    { name: 'grade', label: 'grade', as: 'grade', optional: true },
    text,
  ),
  'grant-extension': decision(mayText),
  'refuse-extension': decision(why),
  'grant-pause': decision(mayText),
  'refuse-pause': decision(why),
  'grant-exclusion': decision(mayText),
  'refuse-exclusion': decision(why),
  'grant-not-fixed': decision(mayText),
  'refuse-not-fixed': decision(why),
  'grant-publish': decision(mayText),
  'refuse-publish': decision(why),
  'review-listing': decision({ name: 'reviewOn', label: 'reviewOn', as: 'date' }, text),

  assign: other(
    { name: 'unit', label: 'assignUnit', as: 'unit', scope: 'lead', optional: true },
    { name: 'person', label: 'assignPerson', as: 'person', optional: true },
    {
      name: 'workdays',
      label: 'innerWorkdays',
      as: 'number',
      min: 1,
      max: 60,
      optional: true,
    },
    mayText,
  ),
  correct: other(
    { name: 'category', label: 'category', as: 'category' },
    { name: 'about', label: 'about', as: 'unit', optional: true, clears: true },
    why,
  ),
  'add-co-handlers': other({ name: 'units', label: 'units', as: 'units' }, mayText),
  list: other(
    code('reason', 'listReasons', 'reason'),
    { name: 'measures', label: 'measures', as: 'text' },
    { name: 'owner', label: 'owner', as: 'unit' },
    code('condition', 'unblockConditions', 'condition'),
    { name: 'reviewOn', label: 'reviewOn', as: 'date' },
  ),
  'ask-return': other(
    code('basis', 'returnBases', 'basis'),
    { name: 'rightUnit', label: 'rightUnit', as: 'unit' },
    why,
  ),
  'ask-extension': other(
    { name: 'workdays', label: 'workdays', as: 'number', min: 1, max: 60 },
    why,
  ),
  'ask-pause': other(
    code('reason', 'pauseReasons', 'reason'),
    { name: 'until', label: 'until', as: 'date' },
    why,
  ),
  escalate: other(why),
  'ask-publish': other(
    { name: 'title', label: 'publicTitle', as: 'line' },
    { name: 'place', label: 'publicPlace', as: 'line' },
  ),
  'ask-not-fixed': other(
    code('basis', 'notFixedBases', 'basis'),
    { name: 'publicReason', label: 'publicReason', as: 'text' },
    text,
  ),
  'ask-exclusion': other(code('basis', 'exclusionBases', 'basis'), text),
  'withdraw-ask': other(code('matter', 'matters', 'matter')),
  'reissue-code': other(
    code('channel', 'reissueChannels', 'reissueChannel'),
    {
      ...witness,
      when: { name: 'channel', is: 'witnessed' },
    },
    whichRaiser,
  ),

  'withdraw-listing': grave(why),
  'withdraw-publication': grave(),
  'not-take-up': grave(code('basis', 'refusalBases', 'basis'), text),
  redirect: other(
    code('channel', 'redirectChannels', 'redirectChannel'),
    {
      name: 'to',
      label: 'redirectTo',
      as: 'line',
      when: { name: 'channel', is: 'other-tenant' },
    },
    { name: 'basis', label: 'redirectBasis', as: 'line' },
    { name: 'notice', label: 'notice', as: 'text' },
  ),
  merge: other({ name: 'into', label: 'into', as: 'matter' }),
  split: other({ name: 'from', label: 'from', as: 'matter' }),
  erase: grave(
    { name: 'index', label: 'partIndex', as: 'event' },
    code('part', 'parts', 'part'),
    code('reason', 'eraseReasons', 'eraseReason'),
  ),
} as const satisfies { readonly [N in StaffCommand]: CommandForm<FieldName<N>> };

export function isStaffCommand(name: string): name is StaffCommand {
  return Object.prototype.hasOwnProperty.call(forms, name);
}

export function formOf(name: StaffCommand): CommandForm {
  return forms[name];
}
