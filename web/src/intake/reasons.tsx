import { useTranslation } from 'react-i18next';
import type { Suggestions } from '../api/intake.ts';

interface ReasonsProps {
  readonly suggested: Suggestions['units'] | undefined;
  /** What stands in the field. */
  readonly value: string | undefined;
  readonly label: (value: string) => string;
  readonly onChoose: (value: string) => void;
}

/** Why what stands in the field was suggested, and what else could be. */
export function Reasons({ suggested = [], value, label, onChoose }: ReasonsProps) {
  const { t } = useTranslation();
  const chosen = suggested.find((each) => each.value === value);
  const others = suggested.filter((each) => each !== chosen);
  return (
    <span className="reasons">
      {chosen ? (
        <span>
          {t('intake.because')}
          {chosen.reasons.join(t('intake.semicolon'))}
        </span>
      ) : null}
      {others.map((each) => (
        <button
          key={each.value}
          type="button"
          className="other"
          title={each.reasons.join(t('intake.semicolon'))}
          onClick={() => onChoose(each.value)}
        >
          {t('intake.or', { name: label(each.value) })}
        </button>
      ))}
    </span>
  );
}
