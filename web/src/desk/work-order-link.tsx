import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';

interface WorkOrderLinkProps {
  readonly tenant: string;
  readonly id: string;
}

export function WorkOrderLink({ tenant, id }: WorkOrderLinkProps) {
  const { t } = useTranslation();
  return (
    <Link {...links.workOrder(tenant, id)} className="print-link">
      {t('workOrder.print')}
    </Link>
  );
}
