import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '../../api/catalogue.ts';
import { useLabels } from '../../texts/labels.ts';
import type { Controlled } from './controlled.ts';

export function PersonField({
  tenant,
  ...field
}: { readonly tenant: string } & Controlled<string>) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const people = useQuery(peopleQuery(tenant)).data ?? [];
  const options = people.map((person) => {
    const posts = person.posts.map((post) => label.post(post.unit, post.role));
    return { value: person.id, label: [person.name, ...posts].join(' · ') };
  });
  return (
    <Select
      {...field}
      options={options}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.findPerson')}
    />
  );
}
