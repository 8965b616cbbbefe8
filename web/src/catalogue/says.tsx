import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../api/catalogue.ts';
import { useLabels } from '../texts/labels.ts';
import { clocks, written, type EntryKind, type Limit, type Version } from './catalogue.ts';
import { settingFields, weightFields } from './entry-fields.tsx';

interface SaysProps {
  readonly tenant: string;
  readonly kind: EntryKind;
  readonly version: Version | undefined;
}

/** What a version says, in words. */
export function Says({ tenant, kind, version }: SaysProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const units = useQuery(unitsQuery(tenant)).data ?? [];
  if (version === undefined) return null;
  const code = (field: string) => {
    const value = version[field];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const lines = (): readonly (readonly [name: string, text: string])[] => {
    switch (kind) {
      case 'category':
        return [
          [t('catalogue.grade'), label.grade(code('grade') ?? '')],
          ...optional(t('catalogue.parent'), code('parent'), (each) => label.category(each)),
          ...optional(t('catalogue.sensitive'), code('sensitive'), (each) =>
            label.of('sensitiveClasses', each),
          ),
        ];
      case 'grade':
        return clocks.map((clock) => [label.of('clocks', clock), limit(version[clock] as Limit)]);
      case 'sector':
        return [];
      case 'routing': {
        const area = code('area');
        const named = units.find((unit) => isSameArea(unit.area, area))?.id;
        const where =
          area === undefined ? t('catalogue.everywhere') : named ? label.unit(named) : area;
        return [
          [
            t('catalogue.unit'),
            t('catalogue.routes', { area: where, unit: label.unit(code('unit') ?? '') }),
          ],
        ];
      }
      case 'weights':
        return weightFields.map((field) => [t(`catalogue.${field}`), String(version[field])]);
      case 'settings':
        return settingFields.map((field) => [t(`catalogue.${field}`), String(version[field])]);
    }
  };
  return (
    <dl className="says">
      {lines().map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );

  function limit(each: Limit): string {
    const { amount, unit } = written(each);
    return t('catalogue.limit', {
      time: t(`time.${unit}`, { count: amount }),
      runs: t(`catalogue.${each.runs}`),
      from: t(`catalogue.${each.from}`),
    });
  }
}

function optional(name: string, code: string | undefined, say: (code: string) => string) {
  return code === undefined ? [] : [[name, say(code)] as const];
}

/** Statistical codes are filled up with zeros: `990101001` is `990101001000`. */
function isSameArea(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a.padEnd(12, '0') === b.padEnd(12, '0');
}
