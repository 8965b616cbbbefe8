import { useTranslation } from 'react-i18next';
import type { StaffCommand } from '../api/commands.ts';
import type { PartProps } from '../problem/part.ts';
import { Entry } from '../problem/timeline.tsx';

interface AskedProps extends PartProps {
  readonly name: StaffCommand;
}

/** Above a decision: what is decided about, in the words of the one who asks. */
export function Asked({ tenant, page, name }: AskedProps) {
  const { t } = useTranslation();
  const matter = name === 'bind' ? 'return' : /^(?:grant|refuse)-(.+)$/.exec(name)?.[1];
  const ask = page.problem.asks.find((each) => each.matter === matter);
  const entry = page.timeline.find(({ index }) => index === ask?.index);
  if (entry === undefined) return null;
  return (
    <section aria-label={t('form.asked')} className="asked-for">
      <ol className="timeline">
        <Entry tenant={tenant} id={page.row.id} entry={entry} />
      </ol>
    </section>
  );
}
