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
  expect([command, answer.status, answer.body]).toMatchObject([command, 200, {}]);
}

const toWater = { lead: 'water', grade: 'general' };

async function dispatched(): Promise<string> {
  const id = await reported();
  await done('sid', id, 'dispatch', toWater);
  return id;
}

async function answered(): Promise<string> {
  const id = await dispatched();
  await done('han', id, 'sign');
  await done('han', id, 'ask-answer', { text: '已修好' });
  await done('lea', id, 'grant-answer');
  return id;
}

describe('a batch', () => {
  const sign = (who: string, ids: readonly string[], key?: string) =>
    town.call(
      who,
      'POST',
      'problems/batch/sign',
      { ids },
      key === undefined ? {} : { 'idempotency-key': key },
    );

  test('signs each matter on its own and says which it could not, and why', async () => {
    const mine = [await dispatched(), await dispatched()];
    const unsent = await reported();
    const nothing = 'AAAAAAAAAAAAAAAAAAAAAA';
    const ids = [...mine, unsent, nothing];
    const { body: before } = await town.call('han', 'POST', 'problems/batch/check-sign', { ids });
    const { status, body } = await sign('han', ids);
    expect(status).toBe(200);
    expect(body.results.map((r: { signed: boolean }) => r.signed)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(body.results[2].refusal.text).toMatch(/\p{Script=Han}/u);
    expect(before.results.map((r: { signed: boolean }) => r.signed)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const seen = await town.call('han', 'GET', `problems/${mine[0]}`);
    expect(seen.body.row.status).toBe('signed');
  });

  test('that is sent again under its key signs nothing twice', async () => {
    const ids = [await dispatched(), await dispatched()];
    const key = 'a key of the browser 1';
    const first = await sign('han', ids, key.replaceAll(' ', '-'));
    const size = (await town.store.logs.head(TOWN))!.size;
    const second = await sign('han', ids, key.replaceAll(' ', '-'));
    expect(second.body).toEqual(first.body);
    expect((await town.store.logs.head(TOWN))!.size).toBe(size);
    const third = await sign('han', ids);
    expect(third.body.results[0]).toMatchObject({
      signed: false,
      refusal: { refused: expect.any(String) },
    });
  });

  test('holds at most a hundred matters, each once', async () => {
    const id = await dispatched();
    expect((await sign('han', [])).status).toBe(400);
    expect((await sign('han', [id, id])).status).toBe(400);
    const many = Array.from({ length: 101 }, (_, n) => String(n).padStart(22, 'A'));
    expect((await sign('han', many)).status).toBe(400);
  });

  test('tells who may not see a matter what it tells of one that isn’t there', async () => {
    const id = await dispatched();
    const ids = [id, 'AAAAAAAAAAAAAAAAAAAAAA'];
    const { body } = await town.call('zoe', 'POST', 'problems/batch/check-sign', { ids });
    expect(body.results[0].refusal).toEqual(body.results[1].refusal);
  });
});

describe('matters that wait for a call-back', () => {
  const waiting = async (who: string) => {
    const { status, body } = await town.call(who, 'GET', 'call-backs');
    expect(status).toBe(200);
    return body as { rows: { id: string }[]; resting: number };
  };
  const ids = async (who: string) => (await waiting(who)).rows.map(({ id }) => id);

  test('are those whose raiser somebody independent may call', async () => {
    const id = await answered();
    expect(await ids('cal')).toContain(id);
    expect(await ids('han')).not.toContain(id);
    expect(await ids('lea')).not.toContain(id);
    expect(await ids('zoe')).toEqual([]);
    const unanswered = await dispatched();
    expect(await ids('cal')).not.toContain(unanswered);
  });

  test('rest for the day after an attempt, and are gone after the call', async () => {
    const [tried, called] = [await answered(), await answered()];
    const before = (await waiting('cal')).resting;
    await done('cal', tried, 'call-back', { channel: 'phone', reached: false });
    await done('cal', called, 'call-back', {
      channel: 'phone',
      reached: true,
      authentic: true,
      contacted: true,
      solved: 'yes',
      satisfied: 'yes',
      witness: 'wit',
    });
    const after = await waiting('cal');
    expect(after.rows.map(({ id }) => id)).not.toContain(tried);
    expect(after.rows.map(({ id }) => id)).not.toContain(called);
    expect(after.resting).toBe(before + 1);
    const { now } = town.clock;
    town.clock.now = now + 26 * 3_600_000;
    expect(await ids('cal')).toContain(tried);
    town.clock.now = now;
  });
});

describe('reply phrases', () => {
  const words = { title: '已转办', text: '您反映的 {number} 已由{unit}办理。' };
  const keep = (who: string, unit: string, more: object = {}) =>
    town.call(who, 'POST', 'phrases', { unit, ...words, ...more });
  const titles = async (who: string) => {
    const { body } = await town.call(who, 'GET', 'phrases');
    return (body.phrases as { title: string }[]).map(({ title }) => title);
  };

  test('are written by the desk of a unit and read by its staff', async () => {
    expect((await keep('han', 'water')).body.code).toBe('not-allowed');
    expect((await keep('lea', 'roads')).body.code).toBe('not-allowed');
    expect((await keep('lea', 'water', { title: '水务用语' })).status).toBe(201);
    expect(await titles('han')).toContain('水务用语');
    expect(await titles('zoe')).not.toContain('水务用语');
    expect((await keep('olga', 'city', { title: '全市用语' })).status).toBe(201);
    expect(await titles('han')).toContain('全市用语');
    expect((await town.call('han', 'GET', 'phrases')).body.mine).toEqual([]);
  });

  test('are changed as they were read, and keep what they were', async () => {
    const { body } = await keep('sid', 'street', { title: '改前' });
    const change = (version: number, title: string) =>
      town.call('sid', 'POST', `phrases/${body.id}/change`, { ...words, version, title });
    expect((await change(1, '改后')).body).toEqual({ version: 2 });
    expect((await change(1, '又改')).body.code).toBe('phrase-changed');
    expect(await titles('sid')).toContain('改后');
    expect(await titles('sid')).not.toContain('改前');
    const { rows } = await town.pool.query(
      'select version, title from reply_phrase where id = $1 order by version',
      [body.id],
    );
    expect(rows).toEqual([
      { version: 1, title: '改前' },
      { version: 2, title: '改后' },
    ]);
    const path = `phrases/${body.id}/delete`;
    expect((await town.call('zoe', 'POST', path, { version: 2 })).body.code).toBe('not-found');
    expect((await town.call('sid', 'POST', path, { version: 2 })).status).toBe(200);
    expect(await titles('sid')).not.toContain('改后');
    expect((await change(3, '再来')).body.code).toBe('not-found');
  });

  test('are no more than anybody finds anything in', async () => {
    await town.pool.query(
      `insert into reply_phrase (tenant, id, version, unit, title, text, person)
       select $1, lpad(n::text, 22, 'B'), 1, 'city', 'x', 'x', 'dan' from generate_series(1, 200) n`,
      [TOWN],
    );
    expect((await keep('dan', 'city')).body.code).toBe('too-many-phrases');
  });
});
