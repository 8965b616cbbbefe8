import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';
import { invite, readSetupLink } from './accounts.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

test('every setup link is in the log before it is there', async () => {
  const whom = { tenant: TOWN, person: 'dan' };
  const link = await invite(town, whom, { as: 'system' });
  expect(await readSetupLink(town.pool, link.split('/').at(-1) ?? '')).toEqual(whom);
  const entries = await town.store.entriesOf(TOWN, 'people/all');
  expect(entries.at(-1)?.event).toMatchObject({
    type: 'AccountInvited',
    data: { person: 'dan' },
    by: { role: 'system' },
  });
});

test('what the log refuses has no link', async () => {
  const links = async () => (await town.pool.query('select from setup_link')).rowCount;
  const before = await links();
  const nobody = invite(town, { tenant: TOWN, person: 'nobody' }, { as: 'system' });
  await expect(nobody).rejects.toMatchObject({ code: 'unknown-person' });
  expect(await links()).toBe(before);
});
