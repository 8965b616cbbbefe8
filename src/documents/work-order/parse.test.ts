import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWorkOrder } from './parse.ts';
import type { WorkOrder, WorkOrderField } from './work-order.ts';

const TODAY = '2026-11-24';
const folder = new URL('fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
const parsed = (name: string) => parseWorkOrder(read(`${name}.txt`), TODAY);

/** What each field means, or else says. */
function told({ fields }: WorkOrder): { [field in WorkOrderField]?: string } {
  return Object.fromEntries(
    Object.entries(fields).map(([field, found]) => [field, found.value ?? found.text]),
  );
}

describe('work orders as they are pasted', () => {
  test('one field a line', () => {
    expect(told(parsed('plain'))).toEqual({
      number: '20261123000457',
      calledAt: '2026-11-23T09:12',
      callerName: '王女士',
      callerPhone: '13800001111',
      kind: 'help',
      title: '柳园小区3栋2单元楼道声控灯不亮已有一周',
      content: '市民反映柳园小区3栋2单元楼道声控灯不亮已有一周，老人上下楼不安全，希望尽快维修。',
      place: '永安区星河街道柳园小区3栋2单元',
      deadline: '2026-11-26T17:00',
      dispatchedAt: '2026-11-23T09:40',
      unit: '星河街道办事处',
      urgency: 'normal',
    });
    expect(parsed('plain').rest).toEqual([]);
  });

  test('half-width colons, other words for the same fields', () => {
    expect(told(parsed('half-width'))).toMatchObject({
      number: 'YA2026112300458',
      title: '三里巷路面塌陷',
      callerName: '赵先生',
      callerPhone: '0571-88001234',
      channel: '12345',
      place: '三里巷12号门前',
      deadline: '2026-11-25T12:00',
    });
  });

  test('all in one line', () => {
    expect(told(parsed('run-on'))).toMatchObject({
      number: '20261123000459',
      calledAt: '2026-11-23T10:05',
      callerName: '钱先生',
      kind: 'complaint',
      content: '东里小区北门烧烤店每晚油烟扰民，多次反映无果。要求：今晚现场核查。',
      place: '东里小区北门',
      deadline: '2026-11-30T23:59',
    });
  });

  test('all in one line without a space between', () => {
    expect(told(parsed('no-separators'))).toMatchObject({
      number: '20261123000460',
      calledAt: '2026-11-23T10:20',
      callerName: '孙女士',
      callerPhone: '13700003333',
      kind: 'inquiry',
      content: '咨询老年卡年审需要哪些材料，是否可以代办。',
      place: '星河街道',
      deadline: '2026-11-27T23:59',
    });
  });

  test('a row of a list under its header, with a cell of two lines', () => {
    expect(told(parsed('table-rows'))).toMatchObject({
      number: '20261123000461',
      callerName: '李女士',
      content: '小区垃圾桶三天没有清运，\n污水横流，气味很大。',
      place: '柳园小区8号楼旁',
      deadline: '2026-11-28T18:00',
    });
    expect(parsed('table-rows').rest).toEqual([]);
  });

  test('cells of labels and values in turn', () => {
    expect(told(parsed('table-pairs'))).toMatchObject({
      number: '20261123000462',
      calledAt: '2026-11-23T10:45',
      callerName: '周先生',
      callerPhone: '13500005555',
      urgency: 'urgent',
      place: '柳园12号院',
      unit: '区水务局',
      content: '整院停水，水压时有时无，家中有婴儿。',
      deadline: '2026-11-24T10:45',
    });
  });

  test('labels on lines of their own', () => {
    expect(told(parsed('own-lines'))).toMatchObject({
      number: '20261123000463',
      callerName: '吴女士',
      content: '滨河路人行道盲道被共享单车占满，\n视障人士无法通行。\n希望定时清理。',
      place: '滨河路与建设路路口',
      deadline: '2026-11-30T17:30',
    });
  });

  test('labels in brackets', () => {
    expect(told(parsed('brackets'))).toMatchObject({
      number: '20261123000464',
      channel: 'mailbox',
      kind: 'suggestion',
      title: '建议在东里公园增设直饮水',
      callerName: '郑先生',
      callerPhone: 'zheng@example.org',
      deadline: '2026-12-05T23:59',
    });
  });

  test('numbered lines; a deadline that is no date gives way to one that is', () => {
    const order = parsed('numbered');
    expect(told(order)).toMatchObject({
      number: 'HX-2026-00465',
      callerName: '冯女士（女，62岁）',
      callerPhone: '13800007777',
      content: '家住柳园小区5号楼1单元，\n楼上空调外机滴水，物业不管。',
      place: '柳园小区5号楼1单元302室',
      deadline: '2026-11-30T23:59',
    });
    expect(order.rest.map(({ text }) => text)).toEqual(['六、处理时限：5个工作日']);
  });

  test('a message passed on in a chat, without a label', () => {
    const order = parsed('wechat');
    expect(told(order)).toMatchObject({
      number: '20261123000466',
      channel: '12345',
      callerName: '陈女士',
      callerPhone: '13300008888',
      place: '恒通路公交站旁',
      deadline: '2026-11-23T18:00',
    });
    expect(order.rest.map(({ text }) => text)).toContain('@星河街道 钱立');
  });

  test('a work order with labels in a chat', () => {
    expect(told(parsed('wechat-labels'))).toMatchObject({
      number: '20261123000467',
      callerName: '何先生',
      callerPhone: '13200009999',
      place: '东里小区6栋地下车库',
      deadline: '2026-11-24T12:00',
    });
  });

  test('no label at all', () => {
    expect(told(parsed('no-labels'))).toMatchObject({
      callerName: '刘先生',
      callerPhone: '13100001010',
      place: '柳园小区12号楼',
      title: '柳园小区12号楼电梯困人两次',
    });
  });

  test('letters and digits of full width, labels with spaces in them', () => {
    expect(told(parsed('full-width'))).toMatchObject({
      number: '20261123000468',
      callerName: '许女士',
      callerPhone: '13000001111',
      place: '星河街道第二幼儿园门口',
      deadline: '2026-11-27T17:00',
    });
  });

  test('labels that have no place here go to the rest, with their words', () => {
    const order = parsed('other-labels');
    expect(told(order)).toMatchObject({
      content:
        '反映某商户销售过期食品。具体情况如下：\n1、11月20日购买的面包已过期；\n2、与商家沟通无果。',
      deadline: '2026-11-30T15:00',
      unit: '区市场监管局',
    });
    expect(order.rest.map(({ text }) => text)).toEqual([
      '是否保密：是',
      '受理员：1024',
      '备注：来电人要求保密，不得透露其联系电话：请知悉。',
      '派单意见：请市场监管局牵头，星河街道配合，按规定办理并回复。',
      '签收时限：2026-11-23 15:00',
      '协办单位：星河街道',
    ]);
  });

  test('labels in the midst of what somebody said are words', () => {
    expect(told(parsed('content-holds-labels'))).toMatchObject({
      number: 'DH20261123-0470',
      content:
        '来电人称其在柳园小区物业缴费时被多收费用，物业给的答复是"请打电话：0571-88005678"，无人接听，其地址：柳园小区9栋，希望核实',
      callerName: '曹先生',
      callerPhone: '13812345678',
      place: '柳园小区物业服务中心',
    });
  });

  test('a letter', () => {
    expect(told(parsed('letter'))).toMatchObject({
      number: 'LY-2026-0471',
      channel: 'message-board',
      title: '关于星河街道老旧小区加装电梯的意见',
      calledAt: '2026-11-20T00:00',
      deadline: '2026-12-10T23:59',
      content: expect.stringMatching(/^尊敬的领导[^]*敬礼$/) as string,
    });
  });

  test('fields parted by semicolons', () => {
    expect(told(parsed('semicolons'))).toMatchObject({
      number: '20261123000472',
      callerName: '丁女士',
      kind: 'tip-off',
      place: '建设路88号',
      content: '建设路88号二楼疑似无证开设培训班，消防通道堆放杂物',
      deadline: '2026-11-27T09:00',
      urgency: 'urgent',
    });
  });

  test.each([
    [
      'under its header',
      '工单编号 | 来电人 | 联系电话 | 诉求内容 | 承办时限\n永12345-20261125000113 | 王女士 | 13800001111 | 柳园小区路灯不亮 | 2026-11-28 17:00',
    ],
    [
      'with bars at both ends and a line under the header',
      '请尽快办理：\n| 工单编号 | 来电人 | 联系电话 | 诉求内容 | 承办时限 |\n| --- | --- | --- | --- | --- |\n| 永12345-20261125000113 | 王女士 | 13800001111 | 柳园小区路灯不亮 | 2026-11-28 17:00 |',
    ],
    [
      'labels and values in turn',
      '| 工单编号 | 永12345-20261125000113 |\n| 诉求人 | 王女士 |\n| 联系电话 | 13800001111 |\n| 诉求内容 | 柳园小区路灯不亮 |\n| 反馈截止时间 | 2026-11-28 17:00 |',
    ],
    [
      'labels and values in turn, two a line',
      '工单编号｜永12345-20261125000113｜来电人｜王女士\n诉求内容｜柳园小区路灯不亮｜回复时限｜2026-11-28 17:00\n联系电话｜13800001111',
    ],
  ])('a table drawn with bars: %s', (_what, text) => {
    const { fields } = parseWorkOrder(text, TODAY);
    expect(fields.number?.text).toBe('永12345-20261125000113');
    expect(told(parseWorkOrder(text, TODAY))).toMatchObject({
      number: '12345-20261125000113',
      callerName: '王女士',
      callerPhone: '13800001111',
      content: '柳园小区路灯不亮',
      title: '柳园小区路灯不亮',
      deadline: '2026-11-28T17:00',
    });
    accounts(text);
  });

  test.each(['承办时限', '反馈截止时间', '回复时限', '处理时限', '要求办结时间'])(
    '%s is a deadline',
    (label) => {
      const order = parseWorkOrder(`${label}：2026-11-28 17:00\n内容：路灯坏了`, TODAY);
      expect(told(order).deadline).toBe('2026-11-28T17:00');
    },
  );

  test('labels in English', () => {
    const text =
      'Work order no.: YA-2026-000123\nCaller: Jane Wang\nPhone: 13800001111\nAddress: Willow Garden 3\nContent: The lamp is out, see the address: it is dark.\nDEADLINE: 2026-11-28 17:00';
    expect(told(parseWorkOrder(text, TODAY))).toMatchObject({
      number: 'YA-2026-000123',
      callerName: 'Jane Wang',
      callerPhone: '13800001111',
      place: 'Willow Garden 3',
      content: 'The lamp is out, see the address: it is dark.',
      deadline: '2026-11-28T17:00',
    });
  });

  test('a number keeps what it begins with, and is no phone and no title', () => {
    const order = parseWorkOrder('永12345-20261125000113 柳园小区路灯坏了', TODAY);
    expect(order.fields.number?.text).toBe('永12345-20261125000113');
    expect(told(order)).toMatchObject({
      number: '12345-20261125000113',
      title: '柳园小区路灯坏了',
    });
    expect(order.fields.callerPhone).toBeUndefined();
    expect(parseWorkOrder('路灯坏了，永12345-20261125', TODAY).fields.callerPhone).toBeUndefined();
  });

  test.each([
    ['我们小区路灯坏了 13911113333', undefined],
    ['路灯坏 13911113333', undefined],
    ['王小明 13911113333 路灯坏了', '王小明'],
    ['路灯坏了，请联系张伟 13911113333', '张伟'],
  ])('words before a phone are a name only where they can be one: %s', (text, name) => {
    const { fields } = parseWorkOrder(text, TODAY);
    expect(fields.callerName?.text).toBe(name);
    expect(fields.callerPhone?.value).toBe('13911113333');
  });

  test('a number on an identity card is not taken for a work order’s', () => {
    expect(told(parsed('identity')).number).toBeUndefined();
  });
});

/** Every character that is not white space stands in a field, in the rest, or is a label. */
function accounts(text: string): void {
  const { fields, rest } = parseWorkOrder(text, TODAY);
  for (const found of Object.values(fields)) {
    for (const { from, to } of found.spans) expect(to).toBeGreaterThan(from);
    const joined = found.spans.map(({ from, to }) => text.slice(from, to)).join('\n');
    expect(joined).toBe(found.text);
  }
  for (const { text: words, span } of rest) expect(text.slice(span.from, span.to)).toBe(words);
}

test.each(names)('%s: every field says where it stands', (name) => accounts(read(name)));

test.each(names)('%s: no word is lost, whichever lines are there and in whatever order', (name) => {
  const lines = read(name).split('\n');
  fc.assert(
    fc.property(fc.shuffledSubarray(lines), (some) => {
      const text = some.join('\n');
      accounts(text);
      const { fields, rest } = parseWorkOrder(text, TODAY);
      const kept = [...Object.values(fields).map((f) => f.text), ...rest.map((r) => r.text)].join();
      const digits = text.match(/\d{4,}/g) ?? [];
      for (const number of digits) expect(kept).toContain(number);
    }),
    { numRuns: 25 },
  );
});

test('hostile text is read in bounded time', () => {
  const label = '工单编号：';
  const texts = [
    '',
    ' \n\t',
    label.repeat(4_000),
    '：'.repeat(20_000),
    '"'.repeat(20_000),
    `工单编号\t来电人\t来电时间\n${'"'.repeat(10_000)}`,
    '1'.repeat(20_000),
    '柳'.repeat(20_000),
    '请于'.repeat(10_000),
    '（'.repeat(20_000),
    ' '.repeat(20_000) + '内容：x',
    '在小区'.repeat(7_000),
    `王${' '.repeat(19_000)}13911113333`,
    '工单编号|'.repeat(4_000),
    ' |'.repeat(10_000),
    'Work order '.repeat(1_800),
  ];
  for (const text of texts) {
    // Processor time: what else the machine does is no fault of the parser's.
    const before = process.cpuUsage();
    accounts(text.slice(0, 20_000));
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_000);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => accounts(text)),
    { numRuns: 200 },
  );
});
