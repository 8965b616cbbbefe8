import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NextStep } from '../api/shapes.ts';
import { CommandDrawer } from '../commands/command-drawer.tsx';
import { forms, formOf, type Weight } from '../commands/forms.ts';
import { useLabels } from '../texts/labels.ts';
import type { PartProps } from './part.ts';

const order = Object.keys(forms);
/** Somebody waits for a decision: it comes before work of one's own. */
const first: readonly Weight[] = ['decision', 'main'];
const rank = ({ name }: NextStep) => {
  const at = first.indexOf(formOf(name)?.weight ?? 'other');
  return at < 0 ? first.length : at;
};

/** The lawful next steps, as the API gives them; one that isn't lawful now says why. */
export function Steps({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const [open, setOpen] = useState<string>();
  const steps = page.nextSteps
    .filter(({ name }) => formOf(name) !== undefined)
    .toSorted((a, b) => rank(a) - rank(b) || order.indexOf(a.name) - order.indexOf(b.name));
  const lawful = steps.filter((step) => step.refusal === undefined);
  const pressing = lawful.filter((step) => rank(step) < first.length);
  const others = lawful.filter((step) => !pressing.includes(step));
  const later = steps.filter((step) => step.refusal !== undefined);
  const button = ({ name }: NextStep, primary: boolean) => (
    <Button
      key={name}
      type={primary ? 'primary' : 'default'}
      danger={formOf(name)?.weight === 'grave'}
      onClick={() => setOpen(name)}
    >
      {label.of('commands', name)}
    </Button>
  );
  return (
    <section className="card steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('problem.steps')}</h2>
      {lawful.length === 0 ? <p className="quiet">{t('problem.stepsNone')}</p> : null}
      <div className="buttons">{pressing.map((step, at) => button(step, at === 0))}</div>
      {others.length === 0 ? null : (
        <>
          <h3>{t('problem.stepsOther')}</h3>
          <div className="buttons small">{others.map((step) => button(step, false))}</div>
        </>
      )}
      {later.length === 0 ? null : (
        <details>
          <summary>
            {t('problem.stepsNotNow')}（{later.length}）
          </summary>
          <ul className="later">
            {later.map(({ name, refusal }) => (
              <li key={name}>
                <Button disabled size="small" aria-describedby={`why-${name}`}>
                  {label.of('commands', name)}
                </Button>
                <small id={`why-${name}`}>{refusal?.text}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
      <CommandDrawer tenant={tenant} page={page} name={open} onClose={() => setOpen(undefined)} />
    </section>
  );
}
