import { afterAll, beforeAll, expect, test } from 'vitest';
import { indexAll } from '../store/search/index.ts';
import { codeHash } from './codes.ts';
import { openTestTown, report, staff, TOWN, type TestTown } from './testing.ts';

let town: TestTown;
/** Each word that was said of a matter, by its matter and where. */
const said: { id: string; where: string; word: string }[] = [];
const people = Object.keys(staff);
let matters: string[] = [];

const index = () => indexAll(town.pool, TOWN, Buffer.alloc(32, 9));

function say(id: string, where: string): string {
  const word = `标记${String.fromCodePoint(0x5000 + said.length * 7)}${String.fromCodePoint(0x6001 + said.length * 11)}`;
  said.push({ id, where, word });
  return word;
}

/** Reports a matter with words of its own; answers its id. */
async function raise(more: object = {}): Promise<string> {
  const at = said.length;
  const body = {
    ...report,
    title: `路灯${say('', 'title')}`,
    description: `${say('', 'description')}三天没亮了`,
    place: { text: `柳园${say('', 'place')}北门`, area: '990101001001' },
    contact: { name: say('', 'name'), phone: '13811112222' },
    ...more,
  };
  const { body: answer } = await town.call(undefined, 'POST', 'problems', body);
  const stream = await town.store.streamOfCode(TOWN, codeHash(TOWN, answer.code as string));
  const id = stream!.slice('problem/'.length);
  for (const [i, each] of said.entries()) if (i >= at) said[i] = { ...each, id };
  return id;
}

const act = async (who: string, id: string, command: string, data: object = {}) => {
  const answer = await town.call(who, 'POST', `problems/${id}/${command}`, data);
  expect([command, answer.status, answer.body?.code]).toEqual([command, 200, undefined]);
};

async function find(who: string, q: string, more = '') {
  const { status, body } = await town.call(who, 'GET', `search?q=${encodeURIComponent(q)}${more}`);
  expect(status).toBe(200);
  return body;
}

const idsOf = (body: { rows: { row: { id: string } }[] }) => body.rows.map(({ row }) => row.id);

beforeAll(async () => {
  town = await openTestTown();
  // Led by one with another beside it; given to a firm; about the unit that would lead; untouched.
  const shared = await raise();
  await act('sid', shared, 'dispatch', {
    lead: 'water',
    coHandlers: ['roads'],
    grade: 'general',
    text: say(shared, 'dispatch'),
  });
  await act('han', shared, 'sign');
  await act('han', shared, 'contact', { channel: 'phone', text: say(shared, 'contact') });
  await act('zoe', shared, 'co-answer', { text: say(shared, 'co-answer') });
  await act('han', shared, 'ask-answer', { text: say(shared, 'answer') });
  const firm = await raise();
  await act('sid', firm, 'dispatch', {
    lead: 'firm',
    grade: 'general',
    text: say(firm, 'dispatch'),
  });
  await act('con', firm, 'sign');
  await act('con', firm, 'contact', { channel: 'phone', text: say(firm, 'contact') });
  const accused = await raise({ about: 'water' });
  const sensitive = await raise({ category: 'minors' });
  matters = [shared, firm, accused, sensitive];
  await index();
});
afterAll(() => town.close());

test('everybody finds a matter by the words that its page shows them, and by no other', async () => {
  const found: string[] = [];
  for (const who of people) {
    const pages = new Map<string, string>();
    for (const id of matters) {
      const page = await town.call(who, 'GET', `problems/${id}`);
      pages.set(id, page.status === 200 ? page.response.body : '');
    }
    const answers = await Promise.all(said.map(({ word }) => find(who, word)));
    for (const [i, { id, where, word }] of said.entries()) {
      const body = answers[i];
      const isShown = pages.get(id)!.includes(word);
      // A co-handler's own answer is on its page, and not found: the index knows no single reader.
      const expected = isShown && !(where === 'co-answer' && who === 'zoe') ? [id] : [];
      expect([who, where, idsOf(body)]).toEqual([who, where, expected]);
      expect([body.found.count, body.facets?.status.length ?? 0]).toEqual([
        expected.length,
        expected.length,
      ]);
      if (expected.length === 0) continue;
      found.push(`${who} ${where}`);
      // What is marked is the word, in a text of the page.
      const { title = [], place = [], excerpt } = body.rows[0];
      const marked = [title, place, excerpt?.text ?? []].flatMap((pieces: string[]) =>
        pieces.filter((_, i) => i % 2 === 1),
      );
      expect(marked.join(' ')).toContain(word);
    }
  }
  // The matrix holds each kind of reader.
  for (const each of ['olga title', 'han answer', 'zoe title', 'con place', 'con dispatch']) {
    expect(found).toContain(each);
  }
  for (const each of ['zoe answer', 'con title', 'con contact', 'lea name']) {
    expect(found).not.toContain(each);
  }
}, 180_000);

test('a matter about a unit is closed to it, also where it is counted', async () => {
  const all = await find('olga', '路灯');
  expect(all.found).toEqual({ count: 4, more: false });
  expect(idsOf(await find('han', '路灯'))).not.toContain(matters[2]);
  const { body } = await town.call('han', 'GET', 'search?q=%E8%B7%AF%E7%81%AF');
  expect(body.found.count).toBe(1);
});

test('facets count what was found and filters narrow it', async () => {
  const { facets } = await find('olga', '路灯');
  expect(facets.category).toEqual([
    { value: 'lighting', count: 3 },
    { value: 'minors', count: 1 },
  ]);
  expect(idsOf(await find('olga', '路灯', '&category=minors'))).toEqual([matters[3]]);
  expect(idsOf(await find('olga', '路灯', '&lead=firm'))).toEqual([matters[1]]);
  expect(idsOf(await find('olga', '路灯', '&status=registered'))).toEqual([matters[3], matters[2]]);
  expect(idsOf(await find('olga', '路灯', '&overdue=true'))).toEqual([]);
});

test('words of no meaning, bad cursors and strangers are answered', async () => {
  expect((await find('olga', '，。')).rows).toEqual([]);
  expect((await town.call('olga', 'GET', 'search?q=a&after=nonsense')).status).toBe(400);
  expect((await town.call('olga', 'GET', 'search?q=')).status).toBe(400);
  expect((await town.call('olga', 'GET', `search?q=${'a'.repeat(101)}`)).status).toBe(400);
  expect((await town.call(undefined, 'GET', 'search?q=a')).status).toBe(401);
  expect(
    (await town.call('olga', 'GET', `search?q=${encodeURIComponent('%_\'\\{}"<b>&|!:*')}`)).body
      .rows,
  ).toEqual([]);
});

test('staff see likely duplicates of a matter and of a draft, of those that they may see', async () => {
  const title = said.find(({ id, where }) => id === matters[3] && where === 'title')!.word;
  const place = said.find(({ id, where }) => id === matters[3] && where === 'place')!.word;
  const draft = { title: `路灯${title}`, place: `柳园${place}北门`, category: 'minors' };
  const alike = (await town.call('olga', 'POST', 'similar', draft)).body.rows;
  expect(alike[0].row.id).toBe(matters[3]);
  expect(alike[0].reasons).toEqual(['same-place', 'words', 'category']);
  expect((await town.call('con', 'POST', 'similar', draft)).body.rows).toEqual([]);
  expect(
    (await town.call('lea', 'POST', 'similar', draft)).body.rows.map(
      ({ row }: { row: { id: string } }) => row.id,
    ),
  ).not.toContain(matters[3]);
  const own = await town.call('olga', 'GET', `problems/${matters[0]}/similar`);
  expect(own.body.rows.map(({ row }: { row: { id: string } }) => row.id)).not.toContain(matters[0]);
  expect((await town.call('con', 'GET', `problems/${matters[1]}/similar`)).body.rows).toEqual([]);
  expect((await town.call('lea', 'GET', `problems/${matters[2]}/similar`)).status).toBe(404);
});

test('residents are offered published titles and places, and nothing else', async () => {
  const ask = async (text: string, place: string) => {
    const { status, response, body } = await town.call(
      undefined,
      'GET',
      `published/similar?text=${encodeURIComponent(text)}&place=${encodeURIComponent(place)}`,
    );
    expect(status).toBe(200);
    for (const { word } of said) expect(response.body).not.toContain(word);
    return body.rows;
  };
  for (const { id, word } of said) {
    const place = said.find((each) => each.id === id && each.where === 'place')!.word;
    expect(await ask(`路灯${word}`, `柳园${place}北门`)).toEqual([]);
  }
  const [id] = matters as [string];
  await act('sid', id, 'ask-publish', { title: '小区路灯不亮', place: '柳园小区' });
  await act('reg', id, 'grant-publish');
  await index();
  const offered = await ask('柳园路灯不亮了', '柳园小区北门');
  expect(offered).toEqual([
    {
      number: expect.stringMatching(/^2026-/),
      status: 'signed',
      category: 'lighting',
      title: '小区路灯不亮',
      place: '柳园小区',
    },
  ]);
  // Named in a report, it stands first for the desk, which merges them.
  const joined = await raise({ sameAs: offered[0].number });
  await index();
  const { body } = await town.call('sid', 'GET', `problems/${joined}/similar`);
  expect([body.rows[0].row.id, body.rows[0].reasons[0]]).toEqual([id, 'named']);
  await act('sid', joined, 'merge', { into: id });
  await act('sid', id, 'withdraw-publication');
  await index();
  expect(await ask('柳园路灯不亮了', '柳园小区北门')).toEqual([]);
});

test('a resident is offered a published matter by its title, and its place only adds', async () => {
  const [, id] = matters as [string, string];
  const ask = async (text: string, place = '') => {
    const path = `published/similar?text=${encodeURIComponent(text)}&place=${encodeURIComponent(place)}`;
    const { body } = await town.call(undefined, 'GET', path);
    return body.rows.map(({ title }: { title: string }) => title);
  };
  const title = '柳园12号院无物业管理';
  expect(await ask(title)).toEqual([]);
  await act('sid', id, 'ask-publish', { title, place: '柳园社区' });
  await act('reg', id, 'grant-publish');
  await index();
  expect(await ask(title)).toEqual([title]);
  expect(await ask(title, '柳园12号院3号楼')).toEqual([title]);
  expect(await ask(title, '柳园社区')).toEqual([title]);
  expect(await ask('12号院没有物业')).toEqual([title]);
  expect(await ask('没有物业管理', '柳园12号院3号楼')).toEqual([title]);
  expect(await ask('小区没有物业', '柳园12号院')).toEqual([title]);
  expect(await ask('垃圾没人清运', '柳园12号院3号楼')).toEqual([]);
  expect(await ask('垃圾没人清运', '柳园社区')).toEqual([]);
  expect(await ask('柳园12号院电梯停运', '柳园12号院')).toEqual([]);
  await act('sid', id, 'withdraw-publication');
  await index();
  expect(await ask(title)).toEqual([]);
});

test('what was erased is found no more, nor counted', async () => {
  const [, , , id] = matters as [string, string, string, string];
  const { word } = said.find((each) => each.id === id && each.where === 'description')!;
  const page = await town.call('olga', 'GET', `problems/${id}`);
  expect(idsOf(await find('olga', word))).toEqual([id]);
  await act('olga', id, 'erase', {
    index: page.body.timeline[0].index,
    part: 'text',
    reason: 'asked',
  });
  expect((await find('olga', word)).found.count).toBe(0);
  await index();
  expect((await find('olga', word)).found.count).toBe(0);
  const place = said.find((each) => each.id === id && each.where === 'place')!.word;
  expect(idsOf(await find('olga', place))).toEqual([id]);
});

test('the program’s log has no question in it', () => {
  const log = town.logged();
  expect(log).toContain('/api/v1/:tenant/search');
  for (const { word } of said) expect(log).not.toContain(encodeURIComponent(word));
});
