import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { unitsQuery } from '../../api/catalogue.ts';
import { useLabels } from '../../texts/labels.ts';
import type { Controlled } from './controlled.ts';

/** An area, by the first unit of the tree that stands for it: its subdistrict or community. */
export function AreaField({ tenant, ...field }: { readonly tenant: string } & Controlled<string>) {
  const label = useLabels(tenant);
  const units = useQuery(unitsQuery(tenant)).data ?? [];
  const areas = new Map<string, string>();
  for (const { id, area, closed } of units) {
    if (area === undefined || closed === true || areas.has(area)) continue;
    areas.set(area, label.unit(id));
  }
  const options = [...areas].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <Select
      {...field}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={options.map(([value, name]) => ({ value, label: name }))}
    />
  );
}
