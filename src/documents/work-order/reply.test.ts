import { expect, test } from 'vitest';
import { intakeWords } from '../../texts/intake-words.ts';
import { platformReply, withoutPersons } from './reply.ts';

const labels = intakeWords('zh-CN').platformReply;
const persons = {
  names: ['王小明（业主）', '欧阳静'],
  contacts: ['13800001111', '0571-88001234', 'w@x.cn'],
};

test('a reply says what was done, found and heard, and who is asked further', () => {
  const text = platformReply(
    {
      done: '已更换灯头两盏。',
      contactedOn: '2026-11-24',
      verified: '经核实已亮灯。',
      calledBack: '已解决，满意',
      unit: '星河街道城市管理科',
      person: '卫东',
    },
    labels,
    persons,
  );
  expect(text.split('\n')).toEqual([
    '办理情况：2026-11-24 已与诉求人联系。 已更换灯头两盏。',
    '核实情况：经核实已亮灯。',
    '回访情况：已解决，满意',
    '承办单位：星河街道城市管理科',
    '联系人：卫东',
    '联系电话：',
  ]);
});

test.each([
  ['已电告王小明。', '已电告诉求人。'],
  ['已电告王先生、王女士。', '已电告诉求人、诉求人。'],
  ['欧阳静女士表示满意', '诉求人女士表示满意'],
  ['电话13800001111，138 0000 1111', '电话（略），（略）'],
  ['座机0571-88001234', '座机（略）'],
  ['邻居15912345678也来电', '邻居（略）也来电'],
  ['身份证990101199001012345', '身份证（略）'],
  ['邮箱w@x.cn和a.b@c.com', '邮箱（略）和（略）'],
  ['王府井大街已修好', '王府井大街已修好'],
  ['工单20261124000123已办', '工单20261124000123已办'],
])('%s: %s', (said, told) => expect(withoutPersons(said, labels, persons)).toBe(told));
