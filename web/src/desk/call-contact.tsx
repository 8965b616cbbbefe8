import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { readContact, type RaiserContact } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import type { PartProps } from '../problem/part.ts';
import { Watermark } from '../ui/watermark.tsx';

export interface Revealing {
  readonly contacts: readonly RaiserContact[] | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly reveal: () => void;
}

/** The contact, for the reason that the screen is about; every look is recorded, and is one look. */
export function useContact(tenant: string, id: string): Revealing {
  const reading = useMutation({ mutationFn: () => readContact(tenant, id, 'call-back') });
  return {
    contacts: reading.data?.contacts,
    error: reading.error,
    isPending: reading.isPending,
    reveal: () => {
      if (reading.isIdle || reading.isError) reading.mutate();
    },
  };
}

interface CallContactProps extends PartProps {
  readonly contact: Revealing;
}

export function CallContact({ tenant, page, contact }: CallContactProps) {
  const { t } = useTranslation();
  const { contacts, error, isPending, reveal } = contact;
  if (!page.problem.contact) return <p className="notice">{t('callBacks.noContact')}</p>;
  return (
    <div aria-live="polite">
      {contacts === undefined ? (
        <p>
          <Button onClick={reveal} loading={isPending}>
            {t('problem.reveal')} <kbd>c</kbd>
          </Button>{' '}
          <small className="quiet">{t('callBacks.contactHint')}</small>
        </p>
      ) : (
        <Watermark tenant={tenant}>
          {contacts.map(({ raiser, name, phone, email }) => (
            <p key={raiser ?? 0} className="contact">
              {contacts.length > 1 ? `${t('problem.raiserNo', { n: (raiser ?? 0) + 1 })} ` : ''}
              {name} {phone === undefined ? null : <a href={`tel:${phone}`}>{phone}</a>} {email}
            </p>
          ))}
        </Watermark>
      )}
      {error === null ? null : <Failure error={error} />}
    </div>
  );
}
