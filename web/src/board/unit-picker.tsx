import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../api/catalogue.ts';
import { meQuery } from '../api/session.ts';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { closed, type BoardAddress } from './address.ts';

interface UnitPickerProps {
  readonly tenant: string;
  readonly address: BoardAddress;
  /** Whose board it is. */
  readonly unit: string | undefined;
}

/** Whose board: one's own units before all others. */
export function UnitPicker({ tenant, address, unit }: UnitPickerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const label = useLabels(tenant);
  const units = useQuery(unitsQuery(tenant)).data ?? [];
  const posts = useQuery(meQuery(tenant)).data?.posts ?? [];
  const own = [...new Set(posts.map((post) => post.unit))];
  const others = units.filter(({ id, closed: isClosed }) => !own.includes(id) && !isClosed);
  const option = (id: string) => ({ value: id, label: label.unit(id) });
  return (
    <label className="picker">
      <span>{t('board.whose')}</span>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('board.whose')}
        {...(unit === undefined ? {} : { value: unit })}
        options={[
          { label: t('board.own'), options: own.map(option) },
          { label: t('board.others'), options: others.map(({ id }) => option(id)) },
        ]}
        onChange={(chosen: string) =>
          void navigate(links.board(tenant, { ...closed(address), unit: chosen }))
        }
      />
    </label>
  );
}
