import { afterAll, beforeAll, expect, test } from 'vitest';
import { leafHash } from '../../tlog/hash.ts';
import { noteVerifier } from '../../tlog/note.ts';
import { checkProofFile, parseProofFile } from '../../tlog/proof-file.ts';
import { codeHash, groupCode } from '../codes.ts';
import { openTestTown, TOWN, type TestTown } from '../testing.ts';
import { keyIn, visitor, wordsOf, type Fields, type Visitor } from './testing.ts';

let town: TestTown;
let visit: Visitor;

beforeAll(async () => {
  town = await openTestTown();
  visit = visitor(town);
});
afterAll(() => town.close());

const reply = '已更换灯泡，\n今晚恢复照明。<谢谢>';

async function answered(): Promise<string> {
  const { code } = await visit.report();
  await visit.staff('dan', code, 'dispatch', { lead: 'water', grade: 'general' });
  await visit.staff('han', code, 'sign');
  await visit.staff('lea', code, 'assign', { person: 'han', text: '内部交办的话' });
  await visit.staff('han', code, 'ask-answer', { text: reply });
  await visit.staff('lea', code, 'grant-answer');
  return code;
}

function page(code: string, query = '') {
  return visit.get(`/${TOWN}/track/${code}${query}`);
}

async function send(code: string, act: string, fields: Fields = {}) {
  const key = keyIn((await page(code)).body, act);
  return visit.post(`/${TOWN}/track/${code}`, { act, key, ...fields });
}

test('the page says where a matter is, who has it and until when, and keeps itself secret', async () => {
  const { code } = await visit.report();
  const first = await page(code);
  expect(first.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(wordsOf(first.body)).toContain('待派单');
  await visit.staff('dan', code, 'dispatch', { lead: 'water', grade: 'general' });
  const words = wordsOf((await page(code, '?lang=en')).body);
  expect(words).toContain('Unit water');
  // No calendar is loaded: seven working days from Tuesday 17:00, and the same as natural days.
  expect(words).toMatch(/2026-12-03 17:00/);
  expect(words).toMatch(/in natural days: 2026-12-01 17:00/);
  expect(words).toContain('Provisional');
});

test('the reply is shown word for word once approved, and not what staff said among themselves', async () => {
  const { body } = await page(await answered());
  expect(body).toContain('已更换灯泡，<br />今晚恢复照明。&lt;谢谢&gt;');
  expect(body).not.toContain('内部交办的话');
});

test('the raiser confirms; sent twice, it counts once', async () => {
  const code = await answered();
  const fields = { solved: 'yes', satisfied: 'basically', rating: '4', 'confirm-text': '谢谢' };
  const key = keyIn((await page(code)).body, 'confirm');
  const path = `/${TOWN}/track/${code}`;
  const sent = [
    await visit.post(path, { act: 'confirm', key, ...fields }),
    await visit.post(path, { act: 'confirm', key, ...fields }),
  ];
  for (const answer of sent) {
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `${path}?done=confirm`]);
  }
  const words = wordsOf((await page(code, '?done=confirm')).body);
  expect(words).toContain('谢谢，您的评价已经记下');
  expect(words).toContain('办结（已确认）');
  expect(words).toContain('您已经确认过');
});

test('an unfinished answer keeps what was typed', async () => {
  const code = await answered();
  const sent = await send(code, 'confirm', { solved: 'yes', 'confirm-text': '话<' });
  expect(sent.statusCode).toBe(422);
  expect(sent.body).toContain('<a href="#satisfied">');
  expect(sent.body).toContain('话&lt;</textarea>');
  expect(sent.body).toMatch(/name="solved"\s+value="yes"[^>]*checked/);
});

test('not solved means that it is done again', async () => {
  const code = await answered();
  expect((await send(code, 'confirm', { solved: 'partly', satisfied: 'no' })).statusCode).toBe(303);
  const words = wordsOf((await page(code)).body);
  expect(words).toContain('因未解决，重新办理');
  expect(words).toContain('办理中');
});

test('the raiser reminds and disputes', async () => {
  const { code } = await visit.report();
  expect((await send(code, 'remind')).statusCode).toBe(303);
  expect(wordsOf((await page(code)).body)).toContain('诉求人催办');
  const other = await answered();
  expect(
    (await send(other, 'dispute', { reason: 'rude', 'dispute-text': '态度' })).statusCode,
  ).toBe(303);
  expect(wordsOf((await page(other)).body)).toContain('诉求人不认可');
});

test('who says that they were pressed finds no trace of it on the page', async () => {
  const code = await answered();
  expect((await send(code, 'pressure', { 'pressure-text': '某人打电话' })).statusCode).toBe(303);
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  const told = await town.store.stateOf(TOWN, stream!.replace('problem', 'confidence'));
  expect(told?.state).toMatchObject({ pressures: 1 });
  const { body } = await page(code);
  expect(body).not.toContain('某人打电话');
  expect(wordsOf(body)).not.toContain('诉求人反映有人要求');
});

test('what is not lawful any more is said in words', async () => {
  const code = await answered();
  const stale = await page(code);
  await send(code, 'confirm', { solved: 'yes', satisfied: 'yes' });
  const late = await visit.post(`/${TOWN}/track/${code}`, {
    act: 'confirm',
    key: keyIn(stale.body, 'confirm'),
    solved: 'yes',
    satisfied: 'yes',
  });
  expect([late.statusCode, wordsOf(late.body)]).toEqual([
    422,
    expect.stringContaining('问题现在的状态是“已办结”'),
  ]);
  expect((await visit.post(`/${TOWN}/track/${code}`, { act: 'sign' })).statusCode).toBe(400);
});

test('a code is found however it is typed; a wrong one can be put right', async () => {
  const { code } = await visit.report();
  const typed = groupCode(code).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  const found = await visit.post(`/${TOWN}/track`, { code: ` ${typed} ` });
  expect([found.statusCode, found.headers.location]).toEqual([
    303,
    `/${TOWN}/track/${groupCode(code)}`,
  ]);
  for (const wrong of ['7K3QF-00000-00000-00000', 'nonsense']) {
    const answer = await visit.post(`/${TOWN}/track`, { code: wrong });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain(`value="${wrong}"`);
    expect((await page(wrong)).statusCode).toBe(404);
  }
});

test('the receipt file is one that holds, from the entry to the signature', async () => {
  const { code } = await visit.report();
  const answer = await visit.get(`/${TOWN}/track/${code}/receipt`);
  expect(answer.headers['content-disposition']).toMatch(/filename="2026-\d+\.tlog-proof"/);
  const file = parseProofFile(answer.body);
  if (!file.ok) throw new Error(file.error);
  const { vkey, origin } = (await town.store.tenant(TOWN))!;
  const key = noteVerifier(vkey);
  if (!key.ok) throw new Error(key.error);
  const leaf = file.value.extra!;
  expect(JSON.parse(leaf.toString())).toMatchObject({ data: { raiser: codeHash(TOWN, code) } });
  const checked = checkProofFile(file.value, leafHash(leaf), { origin, key: key.value });
  expect(checked).toMatchObject({ ok: true });
});

test('the form of a page that is no referrer is taken, of another site never', async () => {
  const { code } = await visit.report();
  const path = `/${TOWN}/track/${code}`;
  const opaque = { origin: 'null', 'sec-fetch-site': 'same-origin' };
  expect((await visit.post(path, { act: 'remind' }, opaque)).statusCode).toBe(303);
  expect((await visit.post(path, { act: 'remind' }, { origin: 'null' })).statusCode).toBe(303);
  for (const headers of [
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example' },
  ]) {
    expect((await visit.post(path, { act: 'remind' }, headers)).statusCode).toBe(403);
  }
  const form = await visit.post(`/${TOWN}/report`, {}, { origin: 'null' });
  expect(form.statusCode).toBe(403);
});

test('a merged matter is followed, and shows nobody else’s words', async () => {
  const one = await visit.report({ title: '甲说的话' });
  const two = await visit.report({ title: '乙说的话' });
  const into = await town.store.streamOfCode(TOWN, codeHash(TOWN, one.code));
  await visit.staff('dan', two.code, 'merge', { into: into!.slice('problem/'.length) });
  const { body } = await page(two.code);
  expect(body).toContain('乙说的话');
  expect(body).not.toContain('甲说的话');
  expect((await page(one.code)).body).not.toContain('乙说的话');
});

test('a matter of a sensitive class is followed by its raiser like any other', async () => {
  const { code } = await visit.report({ category: 'minors', title: '孩子的事' });
  const { statusCode, body } = await page(code);
  expect(statusCode).toBe(200);
  expect(body).toContain('孩子的事');
  expect(body).toContain('&quot;restricted&quot;:true'.replaceAll('&quot;', '"'));
});

test('a code that was re-issued does not make the receipt look like somebody else’s', async () => {
  const { code } = await visit.report({ phone: '13800000000' });
  expect((await page(code)).body).toContain('"reissued":false');
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  const id = stream!.slice('problem/'.length);
  await visit.staff('dan', code, 'reissue-code', { channel: 'phone' });
  const opened = await town.call('olga', 'POST', `problems/${id}/open-slip`, {});
  expect([opened.status, opened.body.code]).toEqual([200, expect.any(String)]);
  const { body } = await page(opened.body.code as string);
  expect(body).toContain('"reissued":true');
  expect(body).toContain('data-skip="查询码补发过');
});

test('through two merges each raiser sees where it stands, and their own words alone', async () => {
  const words = ['甲说的话', '乙说的话', '丙说的话'];
  const codes: string[] = [];
  for (const title of words) codes.push((await visit.report({ title })).code);
  const streamOf = (code: string) => town.store.streamOfCode(TOWN, codeHash(TOWN, code));
  const ids = (await Promise.all(codes.map(streamOf))).map((s) => s!.slice('problem/'.length));
  await visit.staff('dan', codes[0]!, 'merge', { into: ids[1] });
  const merged = await town.call('dan', 'POST', `problems/${ids[1]!}/merge`, { into: ids[2] });
  expect(merged.status).toBe(200);
  await town.call('dan', 'POST', `problems/${ids[2]!}/dispatch`, {
    lead: 'water',
    grade: 'general',
  });
  for (const [i, code] of codes.entries()) {
    const { body } = await page(code);
    expect(words.filter((title) => body.includes(title))).toEqual([words[i]]);
    expect(wordsOf(body)).toContain('待签收');
    expect(body).toContain('"reissued":false');
  }
});
