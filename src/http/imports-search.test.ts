import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexAll } from '../store/search/index.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;

/** A ledger that has its places in what it says, as most have. */
const header = '编号,具体表现,问题类别,责任单位,配合单位,整改时限,工单编号,来源渠道';
const rows = [
  'ZG-1,柳园12号院三号楼楼道灯不亮,lighting类,单位water,单位roads,2026-12-31,,',
  'ZG-2,东湖名邸地下车库积水,lighting类,单位roads,,2026-12-31,,',
];

async function bring(lines: readonly string[]): Promise<void> {
  const bytes = Buffer.from([header, ...lines].join('\r\n'));
  const path = `imports/ledger?name=${encodeURIComponent('柳园台账.csv')}`;
  const dry = await town.call('olga', 'POST', path, bytes, { 'content-type': 'text/csv' });
  expect([dry.status, dry.body.counts?.troubled]).toEqual([201, 0]);
  const begun = await town.call('olga', 'POST', `imports/${dry.body.id}/commit`, { mode: 'all' });
  expect([begun.status, begun.body.detail]).toEqual([200, undefined]);
  for (let i = 0; i < 200; i += 1) {
    const { body } = await town.call('olga', 'GET', `imports/${dry.body.id}`);
    if (body.phase === 'finished') break;
    await sleep(25);
  }
  await indexAll(town.pool, TOWN, Buffer.alloc(32, 9));
}

interface Found {
  readonly title?: readonly string[];
  readonly row: { readonly id: string };
}

async function titles(who: string, words: string) {
  const { body } = await town.call(who, 'GET', `search?q=${encodeURIComponent(words)}`);
  return (body.rows as Found[]).map(({ title }) => title?.join(''));
}

async function alike(who: string, draft: object) {
  const { status, body } = await town.call(who, 'POST', 'similar', draft);
  expect(status).toBe(200);
  return (body.rows as { title: string; reasons: string[] }[]).map(
    ({ title, reasons }) => `${title} ${reasons.join(' ')}`,
  );
}

beforeAll(async () => {
  town = await openTestTown();
  await bring(rows);
});
afterAll(() => town.close());

const lamp = '柳园12号院三号楼楼道灯不亮';

it('an imported matter is found with its title, by words and by sound, as far as each sees it', async () => {
  for (const who of ['olga', 'han', 'zoe']) {
    for (const words of ['楼道灯不亮', 'ldd', 'liuyuan', '12号院']) {
      expect([who, words, await titles(who, words)]).toEqual([who, words, [lamp]]);
    }
  }
  expect(await titles('con', '楼道灯')).toEqual([]);
  expect(await titles('han', '车库积水')).toEqual([]);
});

it('it is likely the same as what is told with a place, without one, or in its own words', async () => {
  const title = '楼道灯不亮';
  const place = '柳园12号院';
  expect(await alike('olga', { title, place, category: 'lighting' })).toEqual([
    `${lamp} same-place words category`,
  ]);
  expect(await alike('olga', { title, place: '' })).toEqual([`${lamp} words`]);
  expect(await alike('zoe', { title: lamp })).toEqual([`${lamp} words`]);
  expect(await alike('olga', { title: '电梯停运', place })).toEqual([]);
  expect(await alike('olga', { title, place: '东湖名邸' })).toEqual([]);
  expect(await alike('con', { title, place })).toEqual([]);
});

it('a matter that was reported is compared with it, and it with that', async () => {
  const told = {
    ...report,
    title: '三号楼楼道灯不亮',
    place: { text: '柳园12号院', area: '990101001001' },
  };
  const { status } = await town.call('reg', 'POST', 'problems/register', {
    ...told,
    kind: 'help',
    source: 'registered-for-somebody',
  });
  expect(status).toBe(201);
  await indexAll(town.pool, TOWN, Buffer.alloc(32, 9));
  const { body } = await town.call('olga', 'GET', `search?q=${encodeURIComponent('楼道灯')}`);
  const [reported, imported] = body.rows as [Found, Found];
  for (const [one, other] of [
    [reported, imported],
    [imported, reported],
  ] as const) {
    const answer = await town.call('olga', 'GET', `problems/${one.row.id}/similar`);
    expect(answer.body.rows.map(({ row }: Found) => row.id)).toEqual([other.row.id]);
  }
});

it('a revision’s words and number are the matter’s own', async () => {
  await bring([
    rows[0]!,
    'ZG-2,东湖名邸地下车库反复积水,lighting类,单位roads,,2026-12-31,GD20260817,12345',
  ]);
  const now = '东湖名邸地下车库反复积水';
  for (const words of ['反复积水', 'dhmd', 'ffjs', '20260817', 'GD20260817', '0817']) {
    expect([words, await titles('olga', words)]).toEqual([words, [now]]);
  }
  expect(await alike('olga', { title: '车库反复积水', place: '东湖名邸' })).toEqual([
    `${now} same-place words`,
  ]);
});
