import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../texts/labels.ts';
import { questions, type Question } from './call-back-answers.ts';

interface CallQuestionProps {
  readonly tenant: string;
  readonly question: Question;
  readonly said: string | undefined;
  /** The one that the number keys answer now. */
  readonly isNext: boolean;
  readonly onAnswer: (key: number) => void;
}

export function CallQuestion({ tenant, question, said, isNext, onAnswer }: CallQuestionProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const name = useId();
  const lists = { solved: 'solvedAnswers', satisfied: 'satisfiedAnswers' } as const;
  const reached = {
    contacted: t('callBacks.contacted'),
    'not-contacted': t('callBacks.notContacted'),
    'other-person': t('callBacks.otherPerson'),
  };
  return (
    <fieldset className={isNext ? 'now' : undefined}>
      <legend>
        {question === 'reached'
          ? t('callBacks.reached')
          : question === 'solved'
            ? t('field.solved')
            : t('field.satisfied')}
      </legend>
      <div className="choices-of">
        {questions[question].map((code, at) => (
          <label key={code}>
            <input
              type="radio"
              name={name}
              checked={said === code}
              onChange={() => onAnswer(at + 1)}
            />
            <kbd>{at + 1}</kbd>
            {code in reached
              ? reached[code as keyof typeof reached]
              : label.of(lists[question as keyof typeof lists], code)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
