import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { findByNumber } from '../api/problems.ts';
import { Trouble, troubleText } from '../api/trouble.ts';
import { links } from '../app/links.ts';

export function FindNumber({ tenant }: { readonly tenant: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const finding = useMutation({
    mutationFn: (number: string) => findByNumber(tenant, number),
    onSuccess: (row) => navigate(links.problem(tenant, row.id)),
  });
  const missing = finding.error instanceof Trouble && finding.error.status === 404;
  return (
    <Form.Item
      className="find"
      help={
        finding.error === null
          ? undefined
          : missing
            ? t('queue.notFound', { number: finding.variables })
            : t(`trouble.${troubleText(finding.error)}`)
      }
      {...(finding.error === null ? {} : { validateStatus: 'error' as const })}
    >
      <Input
        id="find-number"
        type="search"
        aria-label={t('queue.search')}
        placeholder={t('queue.searchHint')}
        onChange={() => finding.reset()}
        onPressEnter={({ currentTarget }) => {
          const number = currentTarget.value.trim();
          if (number !== '') finding.mutate(number);
        }}
      />
    </Form.Item>
  );
}
