import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { matterChoicesQuery } from '../../api/problems.ts';
import { useLabels } from '../../texts/labels.ts';
import type { Controlled } from './controlled.ts';

/** Another matter, by its number or out of those in hand. */
export function MatterField({
  tenant,
  ...field
}: { readonly tenant: string } & Controlled<string>) {
  const label = useLabels(tenant);
  const [typed, setTyped] = useState('');
  const rows = useQuery(matterChoicesQuery(tenant, typed)).data ?? [];
  const options = rows.map((row) => ({
    value: row.id,
    label: `${row.number} ${row.title ?? label.category(row.category)}`,
  }));
  return (
    <Select
      {...field}
      options={options}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
    />
  );
}
