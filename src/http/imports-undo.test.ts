import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkTenant } from '../store/check/index.ts';
import { domainParts } from '../store/index.ts';
import { openTestTown, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
  const post = { post: 'dan-o', person: 'dan', unit: 'city', role: 'office', from: '2026-01-01' };
  await town.call('olga', 'POST', 'people/take-post', post);
});
afterAll(() => town.close());

const ledger = (rows: readonly (readonly string[])[]) =>
  Buffer.from(
    [
      '序号,具体表现,问题类别,整改措施,责任单位,联系电话',
      ...rows.map((cells, i) => [String(i + 1), ...cells].join(',')),
    ].join('\r\n'),
  );

async function ended(id: string, phase: string) {
  for (let i = 0; i < 200; i += 1) {
    const { body } = await town.call('olga', 'GET', `imports/${id}`);
    if (body.phase === phase) return body;
    await sleep(25);
  }
  throw new Error(`the import did not come to be ${phase}`);
}

async function imported(bytes: Buffer) {
  const type = { 'content-type': 'text/csv' };
  const path = `imports/ledger?name=${encodeURIComponent('台账.csv')}`;
  const { body } = await town.call('olga', 'POST', path, bytes, type);
  await town.call('olga', 'POST', `imports/${body.id}/commit`, { mode: 'all' });
  await ended(body.id, 'finished');
  return { id: body.id as string, counts: body.counts };
}

async function undone(id: string) {
  await town.call('olga', 'POST', `imports/${id}/ask-undo`, { text: '导错了' });
  await town.call('dan', 'POST', `imports/${id}/grant-undo`, {});
  const { counts } = await ended(id, 'undone');
  return counts.takenBack;
}

async function problemsOf(id: string) {
  const { body } = await town.call('olga', 'GET', `imports/${id}/rows`);
  return body.rows.map(({ problem }: { problem: string }) => problem) as readonly string[];
}

it('gives back what an import had overwritten, import by import', async () => {
  const first = await imported(
    ledger([
      ['一号楼路灯不亮', 'lighting类', '换灯泡', '单位water', '13800001111'],
      ['二号楼路灯不亮', 'lighting类', '换灯泡', '单位water', ''],
      ['三号楼路灯不亮', 'lighting类', '换灯泡', '单位water', ''],
    ]),
  );
  const second = await imported(
    ledger([
      ['一号楼路灯不亮', 'lighting类', '换灯杆', '单位roads', '13900002222'],
      ['二号楼路灯不亮', 'lighting类', '换灯杆', '单位water', ''],
      ['三号楼路灯不亮', 'lighting类', '换灯杆', '单位water', ''],
    ]),
  );
  expect(second.counts).toMatchObject({ new: 0, changed: 3 });
  const [one = '', , three = ''] = await problemsOf(first.id);
  const answered = await town.call('han', 'POST', `problems/${three}/ask-answer`, { text: '好' });
  expect(answered.status).toBe(200);

  const back = { undone: 0, restored: 2, touched: 1, later: 0, sealed: 0 };
  expect(await undone(second.id)).toEqual(back);
  const page = await town.call('olga', 'GET', `problems/${one}`);
  expect([page.body.title, page.body.row.lead]).toEqual(['一号楼路灯不亮', 'water']);
  expect(JSON.stringify(page.body.timeline.at(-1))).toContain('换灯泡');
  const contact = await town.call('olga', 'POST', `problems/${one}/read-contact`, {
    reason: 'handling',
  });
  expect(contact.body.contacts).toEqual([{ phone: '13800001111' }]);

  const all = { undone: 2, restored: 0, touched: 0, later: 1, sealed: 0 };
  expect(await undone(first.id)).toEqual(all);
  const check = { pool: town.pool, parts: domainParts, tenant: TOWN, secret: Buffer.alloc(32, 9) };
  expect((await checkTenant(check)).findings).toEqual([]);
});

it('keeps what a later import changed, until that one is undone', async () => {
  const rows = (measures: string) =>
    ledger([['九号楼电梯停运', 'lighting类', measures, '单位water', '']]);
  const first = await imported(rows('报修'));
  const second = await imported(rows('大修'));
  const kept = { undone: 0, restored: 0, touched: 0, later: 1, sealed: 0 };
  expect(await undone(first.id)).toEqual(kept);
  const back = { undone: 0, restored: 1, touched: 0, later: 0, sealed: 0 };
  expect(await undone(second.id)).toEqual(back);
});
