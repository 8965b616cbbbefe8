import { randomBytes } from 'node:crypto';
import { isRefusal, type Refusal } from '../kernel/refusal.ts';
import { localDay, toInstant } from '../kernel/time.ts';
import type { Store, Tenant } from '../store/index.ts';
import { seedCommands } from './seed.ts';

export interface FirstOffice {
  readonly tenant: string;
  readonly origin: string;
  readonly names: { readonly zh: string; readonly en?: string };
  /** The name of the person who sets everything else up. */
  readonly person: string;
}

export interface MadeTenant {
  readonly tenant: Tenant;
  /** The person's id, for the setup link of their account. */
  readonly person: string;
}

/** A tenant with its root unit, the seeded catalogue and one person in its office. */
export async function newTenant(
  store: Store,
  { tenant, origin, names, person: name }: FirstOffice,
  now: number,
): Promise<MadeTenant | Refusal> {
  const made = await store.createTenant({ tenant, origin, names });
  if (isRefusal(made)) return made;
  const person = `p-${randomBytes(6).toString('hex')}`;
  const today = localDay(toInstant(now / 1000), 480);
  const people: readonly [name: string, data: object][] = [
    ['open-unit', { unit: 'office', kind: 'leading-office', names }],
    ['register-person', { person, name }],
    [
      'take-post',
      { post: `${person}-office`, person, unit: 'office', role: 'office', from: today },
    ],
    [
      'take-post',
      { post: `${person}-desk`, person, unit: 'office', role: 'dispatcher', from: today },
    ],
  ];
  for (const [command, data] of people) await setUp(store, tenant, 'people/all', command, data);
  for (const { name: command, data } of seedCommands(today, now)) {
    await setUp(store, tenant, 'catalogue/all', command, data);
  }
  return { tenant: made, person };
}

async function setUp(
  store: Store,
  tenant: string,
  stream: string,
  name: string,
  data: object,
): Promise<void> {
  const answer = await store.commit(tenant, {
    actor: { as: 'system' },
    command: { stream, name, data },
  });
  if (isRefusal(answer) || 'unknown' in answer) {
    throw new Error(`the new tenant's ${name} failed: ${JSON.stringify(answer)}`);
  }
}
