import { useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { catalogueQuery } from '../../api/catalogue.ts';
import { useLabels } from '../../texts/labels.ts';
import type { Controlled } from './controlled.ts';

export function GradeField({ tenant, ...field }: { readonly tenant: string } & Controlled<string>) {
  const label = useLabels(tenant);
  const grades = useQuery(catalogueQuery(tenant)).data?.grades ?? [];
  return (
    <Radio.Group
      {...field}
      options={grades.map(({ code }) => ({ value: code, label: label.grade(code) }))}
      onChange={(event) => field.onChange?.(String(event.target.value))}
    />
  );
}
