import { expect, test } from 'vitest';
import {
  closedByWords,
  deadlineByWords,
  kindByWords,
  satisfiedByWords,
  splitNames,
} from './written-words.ts';

test('deadlines that are no dates', () => {
  for (const written of ['立行立改', '立即整改', '即知即改', '马上办']) {
    expect(deadlineByWords(written)).toEqual({ kind: 'at-once' });
  }
  for (const written of ['长期坚持', '持续推进', '常态化', '长 期']) {
    expect(deadlineByWords(written)).toEqual({ kind: 'continuing' });
  }
  expect(deadlineByWords('2019年底')).toBeUndefined();
});

test('struck off, not struck off, and unclear', () => {
  for (const written of ['是', '已销号', '已完成', '√', '100%', '整改到位', 'Y', '已办结']) {
    expect(closedByWords(written), written).toBe(true);
  }
  for (const written of [
    '否',
    '未销号',
    '未完成',
    '正在整改',
    '办理中',
    '×',
    '80%',
    '待销号',
    '逾期未办结',
  ]) {
    expect(closedByWords(written), written).toBe(false);
  }
  for (const written of ['基本完成', '阶段性完成', '见附件']) {
    expect(closedByWords(written), written).toBeUndefined();
  }
});

test('satisfied, basically, not, or never asked', () => {
  expect(satisfiedByWords('非常满意')).toBe('yes');
  expect(satisfiedByWords('基本满意')).toBe('basically');
  expect(satisfiedByWords('不满意')).toBe('no');
  expect(satisfiedByWords('未评价')).toBe('none');
  expect(satisfiedByWords('？')).toBeUndefined();
});

test('kinds as hotline platforms name them', () => {
  expect(
    ['求助', '投诉举报', '咨询', '意见建议', '表扬', '隐患排查', '其他'].map(kindByWords),
  ).toEqual(['help', 'tip-off', 'inquiry', 'suggestion', 'praise', 'finding', undefined]);
});

test('names are split at every sign that offices use, but not inside brackets', () => {
  expect(splitNames('市住建局、市城管局（市容科、环卫科），城东街道；供电公司\n水务局')).toEqual([
    '市住建局',
    '市城管局（市容科、环卫科）',
    '城东街道',
    '供电公司',
    '水务局',
  ]);
  expect(splitNames('1.张三\n2.李四 ')).toEqual(['张三', '李四']);
  expect(splitNames('、，')).toEqual([]);
});
