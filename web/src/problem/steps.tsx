import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StaffCommand } from '../api/commands.ts';
import type { NextStep, ProblemPage } from '../api/problem.ts';
import { CommandDrawer } from '../commands/command-drawer.tsx';
import { formOf, forms, isStaffCommand, type Weight } from '../commands/forms.ts';
import { useLabels } from '../texts/labels.ts';
import type { PartProps } from './part.ts';
import { Slip } from './slip.tsx';

const order = Object.keys(forms);
/** Somebody waits for a decision: it comes before work of one's own. */
const pressing: readonly Weight[] = ['decision', 'main'];

interface Step extends NextStep {
  readonly name: StaffCommand;
}

function rank({ name }: Step): number {
  const at = pressing.indexOf(formOf(name).weight);
  return at < 0 ? pressing.length : at;
}

function stepsOf(page: ProblemPage): readonly Step[] {
  return page.nextSteps
    .filter((step): step is Step => isStaffCommand(step.name))
    .sort((a, b) => rank(a) - rank(b) || order.indexOf(a.name) - order.indexOf(b.name));
}

/** The lawful next steps, as the API gives them; one that isn't lawful now says why. */
export function Steps({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const [open, setOpen] = useState<StaffCommand>();
  const steps = stepsOf(page);
  const lawful = steps.filter((step) => step.refusal === undefined);
  const first = lawful.filter((step) => rank(step) < pressing.length);
  const others = lawful.filter((step) => !first.includes(step));
  const later = steps.filter((step) => step.refusal !== undefined);
  const button = ({ name }: Step, primary: boolean) => (
    <Button
      key={name}
      type={primary ? 'primary' : 'default'}
      danger={formOf(name).weight === 'grave'}
      onClick={() => setOpen(name)}
    >
      {label.of('commands', name)}
    </Button>
  );
  return (
    <section className="card steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{t('problem.steps')}</h2>
      {lawful.length === 0 ? <p className="quiet">{t('problem.stepsNone')}</p> : null}
      <div className="buttons">{first.map((step, at) => button(step, at === 0))}</div>
      {others.length === 0 ? null : (
        <>
          <h3>{t('problem.stepsOther')}</h3>
          <div className="buttons small">{others.map((step) => button(step, false))}</div>
        </>
      )}
      {later.length === 0 ? null : (
        <details>
          <summary>{t('problem.stepsNotNow', { count: later.length })}</summary>
          {[...new Set(later.map(({ refusal }) => refusal?.text))].map((why, at) => (
            <div key={why} className="later">
              <p id={`why-${at}`}>{why}</p>
              <div className="buttons">
                {later
                  .filter(({ refusal }) => refusal?.text === why)
                  .map(({ name }) => (
                    <Button key={name} disabled size="small" aria-describedby={`why-${at}`}>
                      {label.of('commands', name)}
                    </Button>
                  ))}
              </div>
            </div>
          ))}
        </details>
      )}
      <Slip tenant={tenant} page={page} />
      <CommandDrawer tenant={tenant} page={page} name={open} onClose={() => setOpen(undefined)} />
    </section>
  );
}
