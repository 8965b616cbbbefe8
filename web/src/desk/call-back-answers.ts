/** What a raiser said, as far as it was put down. */
export interface Answers {
  readonly reached?: 'contacted' | 'not-contacted' | 'other-person';
  readonly solved?: 'yes' | 'partly' | 'no';
  readonly satisfied?: 'yes' | 'basically' | 'no';
}

export type Question = keyof Answers;

/** In the order in which they are asked; a key is the place of an answer, from 1 on. */
export const questions = {
  reached: ['contacted', 'not-contacted', 'other-person'],
  solved: ['yes', 'partly', 'no'],
  satisfied: ['yes', 'basically', 'no'],
} as const satisfies { readonly [Q in Question]: readonly NonNullable<Answers[Q]>[] };

const order: readonly Question[] = ['reached', 'solved', 'satisfied'];

/** The questions that make sense: whoever isn't the raiser has nothing to say of the fix. */
export function askedAfter({ reached }: Answers): readonly Question[] {
  return reached === 'other-person' ? ['reached'] : order;
}

/** What is still to be asked; undefined: all is said. */
export function nextQuestion(answers: Answers): Question | undefined {
  return askedAfter(answers).find((question) => answers[question] === undefined);
}

export function answer(answers: Answers, question: Question, key: number): Answers {
  const said = questions[question][key - 1];
  if (said === undefined) return answers;
  if (said === 'other-person') return { reached: said };
  return { ...answers, [question]: said };
}

/** Takes the last answer back. */
export function unsaid(answers: Answers): Answers {
  const last = [...order].reverse().find((question) => answers[question] !== undefined);
  if (last === undefined) return answers;
  const { [last]: _, ...rest } = answers;
  return rest;
}

export interface Said {
  readonly channel: string;
  readonly witness?: string | undefined;
  readonly raiser?: number | undefined;
  readonly text: string;
}

/** The command's data, once all is said. */
export function callBackOf(
  answers: Answers,
  { channel, witness, raiser, text }: Said,
): { readonly [field: string]: unknown } {
  const words = text.trim();
  const said = { channel, reached: true, ...(words === '' ? {} : { text: words }) };
  if (answers.reached === 'other-person') return { ...said, authentic: false };
  return {
    ...said,
    authentic: true,
    contacted: answers.reached === 'contacted',
    solved: answers.solved,
    satisfied: answers.satisfied,
    ...(witness === undefined ? {} : { witness }),
    ...(raiser === undefined ? {} : { raiser }),
  };
}
