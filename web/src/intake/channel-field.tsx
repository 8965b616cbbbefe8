import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Controlled } from '../commands/fields/controlled.ts';

const channels = [
  '12345',
  'message-board',
  'mailbox',
  '12319',
  'petition-office',
  'grid',
  'app',
  'other',
] as const;

/** Which platform a matter also stands on; the log keeps the code. */
export function ChannelField(field: Controlled<string>) {
  const { t } = useTranslation();
  return (
    <Select
      {...field}
      allowClear
      options={channels.map((value) => ({ value, label: t(`intake.channels.${value}`) }))}
    />
  );
}
