import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeHash } from './codes.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

async function reported(more: object = {}): Promise<string> {
  const { body } = await town.call(undefined, 'POST', 'problems', { ...report, ...more });
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, body.code as string));
  return stream!.slice('problem/'.length);
}

async function done(who: string, id: string, command: string, body: object = {}): Promise<void> {
  const answer = await town.call(who, 'POST', `problems/${id}/${command}`, body);
  expect([command, answer.status]).toEqual([command, 200]);
}

interface Item {
  readonly row: { readonly id: string; readonly title?: string };
  readonly waiting: readonly { readonly reason: string; readonly matter?: string }[];
}

async function workOf(who: string): Promise<readonly Item[]> {
  const { status, body } = await town.call(who, 'GET', 'work');
  expect(status).toBe(200);
  return body.items as Item[];
}

const reasonsOf = async (who: string, id: string) =>
  (await workOf(who)).find(({ row }) => row.id === id)?.waiting.map(({ reason }) => reason);

describe('my work', () => {
  test('goes with a matter from desk to desk', async () => {
    const id = await reported();
    expect(await reasonsOf('sid', id)).toEqual(['dispatch']);
    expect(await reasonsOf('han', id)).toBeUndefined();
    await done('sid', id, 'dispatch', { lead: 'water', grade: 'general' });
    expect(await reasonsOf('sid', id)).toBeUndefined();
    expect(await reasonsOf('han', id)).toEqual(['sign']);
    expect(await reasonsOf('zoe', id)).toBeUndefined();
    await done('han', id, 'sign');
    expect(await reasonsOf('han', id)).toEqual(['result']);
    await done('han', id, 'ask-answer', { text: '已修好' });
    expect(await reasonsOf('han', id)).toBeUndefined();
    const asked = (await workOf('lea')).find(({ row }) => row.id === id);
    expect(asked?.waiting[0]).toMatchObject({ reason: 'decide', matter: 'answer' });
    await done('lea', id, 'grant-answer');
    expect(await reasonsOf('lea', id)).toBeUndefined();
    expect(await reasonsOf('aud', id)).toBeUndefined();
  });

  test('names first what is due first, and says so of what is late', async () => {
    const early = await reported();
    town.clock.now += 3_600_000;
    const late = await reported();
    const order = (await workOf('sid')).map(({ row }) => row.id);
    expect(order.indexOf(early)).toBeLessThan(order.indexOf(late));
  });

  test('of a matter about a unit nothing waits for that unit', async () => {
    const id = await reported({ kind: 'complaint', about: 'street' });
    expect(await reasonsOf('sid', id)).toBeUndefined();
    expect(await reasonsOf('olga', id)).toEqual(['dispatch']);
  });
});

describe('views of one’s own', () => {
  const keep = (who: string, name: string, address: string) =>
    town.call(who, 'POST', 'views', { name, address });

  test('are kept, replaced and deleted, and nobody else reads them', async () => {
    await keep('han', '逾期供水', 'view=overdue&category=lighting');
    const { body } = await keep('han', '逾期供水', 'view=overdue');
    expect(body).toEqual({ views: [{ name: '逾期供水', address: 'view=overdue' }] });
    expect((await town.call('lea', 'GET', 'views')).body).toEqual({ views: [] });
    expect((await town.call('han', 'POST', 'views/delete', { name: '逾期供水' })).body).toEqual({
      views: [],
    });
  });

  test('hold codes only, and not too many', async () => {
    expect((await keep('zoe', 'x', 'view=<script>')).status).toBe(400);
    for (let n = 0; n < 20; n += 1) await keep('zoe', `视图${n}`, 'view=mine');
    const { status, body } = await keep('zoe', '多了', 'view=mine');
    expect([status, body.code]).toEqual([422, 'too-many-views']);
    expect((await keep('zoe', '视图1', 'view=all')).status).toBe(200);
  });
});
