import { useLabels } from '../texts/labels.ts';
import type { Listed } from './imports.ts';

interface PhaseTagProps {
  readonly tenant: string;
  readonly phase: Listed['phase'];
}

export function PhaseTag({ tenant, phase }: PhaseTagProps) {
  return <span className={`phase ${phase}`}>{useLabels(tenant).of('importPhases', phase)}</span>;
}
