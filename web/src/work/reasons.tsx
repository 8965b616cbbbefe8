import { useTranslation } from 'react-i18next';
import { useLabels } from '../texts/labels.ts';
import { Due } from '../time/due.tsx';
import type { WorkItem } from './work.ts';

interface ReasonsProps {
  readonly tenant: string;
  readonly waiting: WorkItem['waiting'];
}

/** Why a matter waits for me: each reason with its limit, then what else is to be known. */
export function Reasons({ tenant, waiting }: ReasonsProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const say = ({ reason, matter, count }: WorkItem['waiting'][number]) =>
    t(`work.reason.${reason}`, {
      matter: matter === undefined ? '' : label.of('matters', matter),
      count: count ?? 0,
    });
  const first = waiting.filter(({ count }) => count === undefined);
  const besides = waiting.filter(({ count }) => count !== undefined);
  return (
    <>
      <ul>
        {first.map((each) => (
          <li key={`${each.reason}${each.matter ?? ''}`}>
            <strong>{say(each)}</strong>
            {each.due === undefined ? null : <Due at={each.due} />}
          </li>
        ))}
      </ul>
      {besides.length === 0 ? null : (
        <p className="besides">
          {besides.map((each) => (
            <span key={each.reason}>{say(each)}</span>
          ))}
        </p>
      )}
    </>
  );
}
