import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestTown, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

const ledger = (whats: readonly string[], measures = '报修') =>
  Buffer.from(
    [
      '序号,具体表现,问题类别,整改措施,责任单位',
      ...whats.map((what, i) => `${String(i + 1)},${what},lighting类,${measures},单位water`),
    ].join('\r\n'),
  );

async function upload(bytes: Buffer, name: string) {
  const type = { 'content-type': 'text/csv' };
  const path = `imports/ledger?name=${encodeURIComponent(name)}`;
  return (await town.call('olga', 'POST', path, bytes, type)).body;
}

async function imported(bytes: Buffer, name: string) {
  const { id, counts } = await upload(bytes, name);
  await town.call('olga', 'POST', `imports/${id}/commit`, { mode: 'all' });
  for (let i = 0; i < 200; i += 1) {
    if ((await town.call('olga', 'GET', `imports/${id}`)).body.phase === 'finished') break;
    await sleep(25);
  }
  return counts;
}

const whats = ['东街井盖破损', '西门电梯停运', '南巷路面塌陷', '北院围墙倾斜'];

it('knows a row by what it says, in whatever file and place it stands', async () => {
  await imported(ledger(whats), '台账2025.csv');
  expect((await upload(ledger(whats), '台账2026.csv')).counts).toMatchObject({ new: 0, same: 4 });
  const inserted = await upload(ledger(['新增的垃圾堆放', ...whats]), '台账2025 (1).csv');
  expect(inserted.counts).toMatchObject({ new: 1, changed: 0, same: 4 });
  expect(inserted.warnings).toEqual([]);
});

it('takes an ordinal for the same row only if it says something like it', async () => {
  const edited = await upload(
    ledger(['东街井盖破损严重', ...whats.slice(1)]),
    '台账2025 - 副本.csv',
  );
  expect(edited.counts).toMatchObject({ new: 0, changed: 1, same: 3 });
  const others = ['楼道灯不亮', '水压太低', '噪音扰民', '绿地被占'];
  const anew = await upload(ledger(others), '台账2025.csv');
  expect(anew.counts).toMatchObject({ new: 4, changed: 0 });
  expect(anew.warnings.map(({ code }: { code: string }) => code)).toEqual(['renumbered']);
  await imported(ledger(others), '台账2025.csv');
  const both = await upload(ledger([...others, ...whats]), '台账2025.csv');
  expect(both.counts).toMatchObject({ new: 0, changed: 0, same: 8 });
  const again = await upload(ledger(others, '已报修'), '台账2025.csv');
  expect(again.counts).toMatchObject({ new: 0, changed: 4 });
});

it('keeps the ledgers of years apart', async () => {
  await imported(ledger(['中街路牌缺失一块']), '整改2027.csv');
  const other = await upload(ledger(['中街路牌缺失两块']), '整改2028.csv');
  expect(other.counts).toMatchObject({ new: 1, changed: 0 });
});

it('says of a work order that is here already by which number it is', async () => {
  const own = await town.call('dan', 'POST', 'problems/register', {
    ...{ kind: 'help', source: 'service', category: 'lighting', title: '工单' },
    ...{ description: '工单说路灯不亮', place: { text: '南街' } },
    external: { channel: '12345', number: 'GD-20261' },
  });
  expect([own.status, own.body.detail]).toEqual([201, undefined]);
  const file = Buffer.from(
    '序号,具体表现,问题类别,责任单位,工单号\r\n1,路灯不亮请处理,lighting类,单位water,GD-20261',
  );
  const job = await upload(file, '工单.csv');
  expect(job.counts).toMatchObject({ new: 0, touched: 1 });
  const { body } = await town.call('olga', 'GET', `imports/${job.id}/rows?lang=en`);
  expect(body.rows[0].troubles[0]).toMatchObject({ code: 'already-here', blocking: false });
  expect(body.rows[0].troubles[0].text).toMatch(/already here as \d{4}-\d+/);
});
