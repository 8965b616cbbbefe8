import { useMutation } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readContact, type RaiserContact, type ReadReason } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import type { PartProps } from '../problem/part.ts';
import { useLabels } from '../texts/labels.ts';

interface WorkOrderContactProps extends PartProps {
  readonly contacts: readonly RaiserContact[] | undefined;
  readonly onRead: (contacts: readonly RaiserContact[]) => void;
}

/** The sheet has no contact on it, unless somebody puts it there for a reason; that is recorded. */
export function WorkOrderContact({ tenant, page, contacts, onRead }: WorkOrderContactProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const [reason, setReason] = useState<ReadReason>();
  const reading = useMutation({
    mutationFn: (why: ReadReason) => readContact(tenant, page.row.id, why),
    onSuccess: (read) => onRead(read.contacts),
  });
  if (!page.problem.contact || page.sight !== 'whole') return null;
  if (contacts !== undefined) {
    return <p className="no-print quiet">{t('workOrder.contactShown')}</p>;
  }
  return (
    <div className="no-print bar-of">
      <span className="quiet">{t('workOrder.contactHint')}</span>
      <Select
        aria-label={t('problem.revealReason')}
        placeholder={t('problem.revealReason')}
        value={reason}
        onChange={setReason}
        options={label
          .codes('readReasons')
          // The API's texts name exactly the reasons that it takes.
          .map((value) => ({
            value: value as ReadReason,
            label: label.of('readReasons', value),
          }))}
      />
      <Button
        disabled={reason === undefined}
        loading={reading.isPending}
        onClick={() => reason !== undefined && reading.mutate(reason)}
      >
        {t('workOrder.withContact')}
      </Button>
      {reading.error === null ? null : <Failure error={reading.error} />}
    </div>
  );
}
