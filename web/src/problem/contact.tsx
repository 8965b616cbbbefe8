import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readContact, type RaiserContact, type ReadReason } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import { useLabels } from '../texts/labels.ts';
import { Watermark } from '../ui/watermark.tsx';
import type { PartProps } from './part.ts';

/** The raisers' contacts: shown for a reason, and every look is recorded. */
export function Contact({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const [reason, setReason] = useState<ReadReason>();
  const reading = useMutation({
    mutationFn: (why: ReadReason) => readContact(tenant, page.row.id, why),
  });
  const options = label
    .codes('readReasons')
    // The API's texts name exactly the reasons that it takes.
    .map((value) => ({ value: value as ReadReason, label: label.of('readReasons', value) }));
  const found = reading.data?.contacts;
  if (!page.problem.contact || page.sight !== 'whole') return null;
  return (
    <section className="card" aria-labelledby="contact-title">
      <h2 id="contact-title">{t('problem.contact')}</h2>
      {found === undefined ? (
        <>
          <p className="quiet">{t('problem.contactHint')}</p>
          <div className="reveal">
            <Select
              aria-label={t('problem.revealReason')}
              placeholder={t('problem.revealReason')}
              value={reason}
              onChange={setReason}
              options={options}
            />
            <Button
              disabled={reason === undefined}
              loading={reading.isPending}
              onClick={() => reason !== undefined && reading.mutate(reason)}
            >
              {t('problem.reveal')}
            </Button>
          </div>
        </>
      ) : (
        <Watermark tenant={tenant}>
          <div aria-live="polite">
            {found.map((contact) => (
              <OneContact
                key={contact.raiser ?? 0}
                contact={contact}
                heading={page.problem.raisers.length > 1}
              />
            ))}
          </div>
          <p className="quiet">{t('problem.revealed')}</p>
        </Watermark>
      )}
      {reading.error === null ? null : <Failure error={reading.error} />}
    </section>
  );
}

function OneContact({
  contact,
  heading,
}: {
  readonly contact: RaiserContact;
  readonly heading: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      {heading ? <h3>{t('problem.raiserNo', { n: (contact.raiser ?? 0) + 1 })}</h3> : null}
      <dl className="facts">
        {(['name', 'phone', 'email'] as const).map((part) =>
          contact[part] === undefined ? null : (
            <div key={part}>
              <dt>{t(`problem.${part}`)}</dt>
              <dd>{contact[part]}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
