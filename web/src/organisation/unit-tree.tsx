import type { Unit } from '../api/catalogue.ts';
import { useLabels } from '../texts/labels.ts';

interface UnitTreeProps {
  readonly tenant: string;
  readonly units: readonly Unit[];
  /** What is shown lies directly under this one. */
  readonly parent: string | undefined;
}

export function UnitTree({ tenant, units, parent }: UnitTreeProps) {
  const label = useLabels(tenant);
  const here = units.filter((unit) => unit.parent === parent && unit.closed !== true);
  if (here.length === 0) return null;
  return (
    <ul className="units">
      {here.map(({ id, kind, area }) => (
        <li key={id}>
          {label.unit(id)}{' '}
          <small className="quiet">
            {[label.of('unitKinds', kind), id, ...(area === undefined ? [] : [area])].join(' · ')}
          </small>
          <UnitTree tenant={tenant} units={units} parent={id} />
        </li>
      ))}
    </ul>
  );
}
