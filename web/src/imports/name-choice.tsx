import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CategoryField } from '../commands/fields/category-field.tsx';
import { UnitField } from '../commands/fields/unit-field.tsx';
import { useLabels } from '../texts/labels.ts';
import type { UnknownName } from './imports.ts';

interface NameChoiceProps {
  readonly tenant: string;
  readonly kind: 'units' | 'categories';
  readonly unknown: UnknownName;
  /** `null`: none, it waits for dispatch. */
  readonly value: string | null | undefined;
  readonly onChange: (code: string | null) => void;
}

/** One name that the ledger uses: likely ones with the reason, any other one, or none. */
export function NameChoice({ tenant, kind, unknown, value, onChange }: NameChoiceProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const group = useId();
  const [isOther, setIsOther] = useState(unknown.proposals.length === 0 && kind !== 'units');
  const name = unknown.name === '' ? t('imports.blankName') : unknown.name;
  const radio = (code: string | null, text: string, why?: string) => (
    <label key={code ?? ''}>
      <input
        type="radio"
        name={group}
        checked={!isOther && value === code}
        onChange={() => {
          setIsOther(false);
          onChange(code);
        }}
      />
      {text}
      {why === undefined ? null : <small className="quiet">{why}</small>}
    </label>
  );
  const Other = kind === 'units' ? UnitField : CategoryField;
  return (
    <fieldset className="name-choice">
      <legend>
        {`“${name}” · `}
        {t('imports.nameRows', { count: unknown.rows })}
      </legend>
      {unknown.proposals.map(({ code, name: called, why }) =>
        radio(code, called, label.of('proposalReasons', why)),
      )}
      <label>
        <input
          type="radio"
          name={group}
          checked={isOther}
          onChange={() => {
            setIsOther(true);
          }}
        />
        {t('imports.other')}
      </label>
      {isOther ? (
        <div className="other">
          <label className="hidden" htmlFor={`${group}other`}>
            {`${t('imports.other')} ${name}`}
          </label>
          <Other
            tenant={tenant}
            id={`${group}other`}
            {...(typeof value === 'string' ? { value } : {})}
            onChange={(code: string | string[]) => {
              if (typeof code === 'string') onChange(code);
            }}
          />
        </div>
      ) : null}
      {kind === 'units' ? radio(null, t('imports.wait')) : null}
    </fieldset>
  );
}
