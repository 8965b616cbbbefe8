import { Alert, Button, Input, InputNumber, Select } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { useCommand } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import type { PartProps } from '../problem/part.ts';
import { useLabels } from '../texts/labels.ts';
import type { CallBackProps } from './call-back.tsx';
import {
  answer,
  askedAfter,
  callBackOf,
  nextQuestion,
  unsaid,
  type Answers,
} from './call-back-answers.ts';
import { CallContact, useContact } from './call-contact.tsx';
import { CallQuestion } from './call-question.tsx';
import { useCallKeys } from './call-keys.ts';

/** The call itself: contact, three answers, a word if there is one, and on to the next. */
export function CallForm({
  tenant,
  row,
  page,
  witness,
  onDone,
  onSkip,
}: CallBackProps & Pick<PartProps, 'page'>) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const [answers, setAnswers] = useState<Answers>({});
  const [channel, setChannel] = useState('phone');
  const [raiser, setRaiser] = useState(1);
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const [key] = useState(newKey);
  const words = useRef<TextAreaRef>(null);
  const contact = useContact(tenant, row.id);
  const command = useCommand(tenant, row.id);
  const asked = askedAfter(answers);
  const next = nextQuestion(answers);
  const { raisers } = page.problem;

  const give = (data: { readonly [field: string]: unknown }, said: string) => {
    if (command.isPending || command.isSuccess) return;
    command.mutate({ name: 'call-back', data, key }, { onSuccess: () => onDone(said) });
  };
  const send = () => {
    if (next !== undefined) return;
    if (asked.length > 1 && witness === undefined) {
      setMissing(true);
      document.getElementById('witness')?.focus();
      return;
    }
    const which = raisers.length > 1 ? raiser - 1 : undefined;
    const data = callBackOf(answers, { channel, witness, raiser: which, text });
    give(data, t('callBacks.recorded'));
  };
  const unreached = () => {
    const said = text.trim();
    give(
      { channel, reached: false, ...(said === '' ? {} : { text: said }) },
      t('callBacks.attempted'),
    );
  };
  useCallKeys({
    onDigit: (digit) => {
      if (next !== undefined) setAnswers(answer(answers, next, digit));
    },
    onSend: send,
    onUndo: () => setAnswers(unsaid(answers)),
    onUnreached: unreached,
    onSkip,
    onContact: () => {
      if (page.problem.contact) contact.reveal();
    },
    onWords: () => words.current?.focus(),
  });
  const lacksWitness = isMissing && witness === undefined;
  return (
    <section className="card" aria-labelledby="call-title">
      <h2 id="call-title">{t('callBacks.call')}</h2>
      <CallContact tenant={tenant} page={page} contact={contact} />
      {raisers.length > 1 ? (
        <p>
          <label>
            {t('field.whichRaiser')}{' '}
            <InputNumber
              min={1}
              max={raisers.length}
              precision={0}
              value={raiser}
              onChange={(value) => setRaiser(value ?? 1)}
            />
          </label>
        </p>
      ) : null}
      {asked.map((question) => (
        <CallQuestion
          key={question}
          tenant={tenant}
          question={question}
          said={answers[question]}
          isNext={question === next}
          onAnswer={(digit) => setAnswers(answer(answers, question, digit))}
        />
      ))}
      <label htmlFor="call-words">
        {t('callBacks.words')} <kbd>t</kbd>
      </label>
      <Input.TextArea
        id="call-words"
        ref={words}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <p className="channel">
        <label htmlFor="call-channel">{t('field.channel')}</label>{' '}
        <Select
          id="call-channel"
          value={channel}
          onChange={setChannel}
          options={label
            .codes('contactChannels')
            .map((value) => ({ value, label: label.of('contactChannels', value) }))}
        />
      </p>
      {lacksWitness ? (
        <Alert type="warning" showIcon role="alert" title={t('callBacks.needsWitness')} />
      ) : null}
      {command.error === null ? null : <Failure error={command.error} />}
      <div className="buttons end">
        <Button onClick={onSkip}>
          {t('callBacks.skip')} <kbd>s</kbd>
        </Button>
        <Button onClick={unreached} disabled={command.isPending}>
          {t('callBacks.unreached')} <kbd>0</kbd>
        </Button>
        <Button
          type="primary"
          onClick={send}
          disabled={next !== undefined}
          loading={command.isPending}
        >
          {t('callBacks.send')} <kbd>Enter</kbd>
        </Button>
      </div>
    </section>
  );
}
