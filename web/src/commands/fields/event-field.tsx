import { Select } from 'antd';
import type { ProblemPage } from '../../api/problem.ts';
import { spoken } from '../../texts/i18n.ts';
import { useLabels } from '../../texts/labels.ts';
import { moment } from '../../time/format.ts';
import type { Controlled } from './controlled.ts';

interface EventFieldProps extends Controlled<number> {
  readonly tenant: string;
  readonly page: ProblemPage | undefined;
}

/** One record of the timeline, by its place in the log. */
export function EventField({ tenant, page, ...field }: EventFieldProps) {
  const label = useLabels(tenant);
  const options = page?.timeline.map(({ index, at, type }) => ({
    value: index,
    label: `${moment(at, spoken())} ${label.of('events', type)}`,
  }));
  return <Select {...field} options={options ?? []} />;
}
