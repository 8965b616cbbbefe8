import { Radio, Select } from 'antd';
import { useLabels } from '../../texts/labels.ts';
import type { CodeList } from '../fields.ts';
import type { Controlled } from './controlled.ts';

interface CodeFieldProps extends Controlled<string> {
  readonly tenant: string;
  readonly list: CodeList;
  /** Codes that make no sense here. */
  readonly without?: readonly string[];
}

/** A code of the domain: all to see when there are few, a list when there are many. */
export function CodeField({ tenant, list, without = [], ...field }: CodeFieldProps) {
  const label = useLabels(tenant);
  const options = label
    .codes(list)
    .filter((code) => !without.includes(code))
    .map((code) => ({ value: code, label: label.of(list, code) }));
  if (options.length > 6) {
    return <Select {...field} options={options} />;
  }
  return (
    <Radio.Group
      {...field}
      options={options}
      onChange={(event) => field.onChange?.(String(event.target.value))}
    />
  );
}
