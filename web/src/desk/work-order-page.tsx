import './work-order.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemQuery, type RaiserContact } from '../api/problem.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { WorkOrder } from './work-order.tsx';
import { WorkOrderContact } from './work-order-contact.tsx';

type Variant = 'whole' | 'slip';

/** 工单: the matter on one sheet, as it goes from desk to desk; 脱敏单 for those outside. */
export function WorkOrderPage() {
  const { t } = useTranslation();
  const { tenant, id } = useParams({ from: '/$tenant/problems/$id/work-order' });
  const { data: page, error, refetch } = useQuery(problemQuery(tenant, id));
  const [chosen, setChosen] = useState<Variant>('whole');
  const [contacts, setContacts] = useState<readonly RaiserContact[]>();
  const variant = page?.sight === 'slip' ? 'slip' : chosen;
  return (
    <div className="work-order">
      <div className="no-print bar-of">
        <Link {...links.problem(tenant, id)}>← {t('workOrder.back')}</Link>
        {page === undefined ? null : (
          <>
            {page.sight === 'slip' ? null : (
              <Segmented<Variant>
                aria-label={t('workOrder.variant')}
                value={variant}
                onChange={setChosen}
                options={[
                  { value: 'whole', label: t('workOrder.whole') },
                  { value: 'slip', label: t('workOrder.slip') },
                ]}
              />
            )}
            <Button type="primary" onClick={() => window.print()}>
              {t('problem.print')}
            </Button>
          </>
        )}
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : page === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active paragraph={{ rows: 12 }} />
        </div>
      ) : (
        <>
          {variant === 'slip' ? (
            <p className="no-print quiet">{t('workOrder.slipHint')}</p>
          ) : (
            <WorkOrderContact
              tenant={tenant}
              page={page}
              contacts={contacts}
              onRead={setContacts}
            />
          )}
          <WorkOrder
            tenant={tenant}
            page={page}
            isSlip={variant === 'slip'}
            contacts={variant === 'slip' ? undefined : contacts}
          />
        </>
      )}
    </div>
  );
}
