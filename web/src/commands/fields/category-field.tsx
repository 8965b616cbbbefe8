import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { catalogueQuery } from '../../api/catalogue.ts';
import { useLabels } from '../../texts/labels.ts';
import type { Controlled } from './controlled.ts';

export function CategoryField({
  tenant,
  ...field
}: { readonly tenant: string } & Controlled<string>) {
  const label = useLabels(tenant);
  const categories = useQuery(catalogueQuery(tenant)).data?.categories ?? [];
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      options={categories.map(({ code }) => ({ value: code, label: label.category(code) }))}
    />
  );
}
