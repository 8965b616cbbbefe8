import { useQuery } from '@tanstack/react-query';
import { TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { unitsQuery, type Unit } from '../../api/catalogue.ts';
import { useLabels } from '../../texts/labels.ts';
import type { Controlled } from './controlled.ts';

interface UnitFieldProps extends Controlled<string | string[]> {
  readonly tenant: string;
  readonly multiple?: boolean;
  /** Only what lies under this unit. */
  readonly under?: string | null | undefined;
}

interface Node {
  readonly value: string;
  readonly title: string;
  readonly children: Node[];
}

/** A unit out of the tree, by walking down or by typing part of its name. */
export function UnitField({ tenant, multiple = false, under, ...field }: UnitFieldProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const units = useQuery(unitsQuery(tenant)).data ?? [];
  return (
    <TreeSelect
      {...field}
      multiple={multiple}
      treeData={tree(units, under ?? undefined, (unit) => label.unit(unit))}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      allowClear
      placeholder={t('form.findUnit')}
    />
  );
}

function tree(
  units: readonly Unit[],
  above: string | undefined,
  name: (id: string) => string,
): Node[] {
  return units
    .filter((unit) => unit.parent === above && unit.closed !== true)
    .map(({ id }) => ({ value: id, title: name(id), children: tree(units, id, name) }));
}
