import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeHash } from './codes.ts';
import { openTestTown, report, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
beforeAll(async () => {
  town = await openTestTown();
});
afterAll(() => town.close());

/** The id of the matter that a code opens. */
async function idOf(code: string): Promise<string> {
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  return stream!.slice('problem/'.length);
}

test('a problem travels from a report to a fix that its raiser confirms', async () => {
  const reported = await town.call(undefined, 'POST', 'problems', report);
  expect(reported).toMatchObject({
    status: 201,
    body: { number: expect.stringMatching(/^2026-\d+$/) },
  });
  const { code } = reported.body as { code: string };
  expect(code).toMatch(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
  const id = await idOf(code);

  const steps: [string, string, object][] = [
    ['dan', 'dispatch', { lead: 'water', grade: 'general' }],
    ['han', 'sign', {}],
    ['han', 'contact', { channel: 'phone' }],
    ['han', 'ask-answer', { text: '已更换灯泡，今晚恢复照明。' }],
    ['lea', 'grant-answer', {}],
  ];
  for (const [who, command, body] of steps) {
    const answer = await town.call(who, 'POST', `problems/${id}/${command}`, body);
    expect([command, answer.status, answer.body]).toMatchObject([command, 200, { receipt: {} }]);
  }

  const tracked = await town.call(undefined, 'GET', `track/${code.toLowerCase()}?lang=en`);
  expect(tracked.status).toBe(200);
  expect(tracked.body).toMatchObject({
    status: 'answered',
    statusText: 'To be confirmed',
    reply: { text: '已更换灯泡，今晚恢复照明。' },
    my: { confirmed: false, may: { confirm: true, dispute: true } },
    whoHasIt: { name: 'Unit water' },
  });
  expect(tracked.response.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });

  const confirmed = await town.call(undefined, 'POST', `track/${code}/confirm`, {
    solved: 'yes',
    satisfied: 'yes',
    rating: 5,
  });
  expect(confirmed).toMatchObject({ status: 200, body: { status: 'closed' } });
  const after = await town.call(undefined, 'GET', `track/${code}`);
  expect(after.body).toMatchObject({
    status: 'closed',
    closure: 'confirmed',
    my: { confirmed: true },
  });
});
