import '../intake/intake.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformReplyQuery } from '../api/intake.ts';
import type { PartProps } from './part.ts';

/** What goes back to the platform that the matter came from, ready to be copied. */
export function PlatformReply({ tenant, page: { row, sight, problem } }: PartProps) {
  const isFromThere = problem.external !== undefined && sight === 'whole';
  const reply = useQuery({ ...platformReplyQuery(tenant, row.id), enabled: isFromThere });
  const text = reply.data?.text;
  return text === undefined ? null : <Copying key={text} written={text} />;
}

function Copying({ written }: { readonly written: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(written);
  const [said, setSaid] = useState('');
  const copy = () => {
    // Where an office runs without HTTPS the browser has no clipboard for it.
    const copied = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('none'));
    copied.then(
      () => setSaid(t('organisation.copied')),
      () => setSaid(t('organisation.copyByHand')),
    );
  };
  return (
    <section className="card platform-reply" aria-labelledby="platform-reply">
      <h2 id="platform-reply">{t('intake.reply')}</h2>
      <p className="quiet">{t('intake.replyHint')}</p>
      <Input.TextArea
        aria-labelledby="platform-reply"
        rows={7}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="buttons end">
        <span role="status">{said}</span>
        <Button onClick={copy}>{t('organisation.copy')}</Button>
      </div>
    </section>
  );
}
