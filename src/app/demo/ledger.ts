import type { Readable } from 'node:stream';
import { plusDays, type Day } from '../../kernel/time.ts';
import { writeLedger, type LedgerCells, type LedgerColumn } from '../../documents/index.ts';

const columns: readonly LedgerColumn[] = [
  { field: 'ordinal', header: '序号' },
  { field: 'source', header: '问题来源' },
  { field: 'description', header: '具体表现' },
  { field: 'category', header: '问题类别' },
  { field: 'measures', header: '整改措施' },
  { field: 'leader', header: '牵头领导' },
  { field: 'unit', header: '责任单位' },
  { field: 'person', header: '责任人' },
  { field: 'foundOn', header: '发现时间' },
  { field: 'deadline', header: '整改时限' },
  { field: 'progress', header: '进展情况' },
  { field: 'closed', header: '是否销号' },
  { field: 'closedOn', header: '销号日期' },
];

type Line = readonly [
  source: string,
  description: string,
  category: string,
  measures: string,
  unit: string,
  person: string,
  change?: LedgerCells,
];

const city = '星河街道城市管理科';
const life = '星河街道民生保障科';

/**
 * The ledger of a street office, for whoever tries an import in the demo: with two cells to put
 * right (J6, a deadline; I8, a day) and a unit that nobody knows.
 */
export function exampleLedger(today: Day): Readable {
  const lines: readonly Line[] = [
    ['走访', '柳园小区北门路灯三盏不亮', '路灯照明', '更换灯具', city, '卫东'],
    ['座谈会', '东里社区活动室没有扶手', '养老助老', '加装扶手', life, '沈涛'],
    ['自查', '垃圾收运点夏季异味', '垃圾清运', '每日冲洗', city, '卫东', { deadline: '长期坚持' }],
    [
      '群众来访',
      '星河路井盖松动',
      '道路破损',
      '更换井盖',
      city,
      '卫东',
      { deadline: '2026年13月底' },
    ],
    ['走访', '柳园小区3号楼水压不足', '供水', '检修水泵', '星河街道城管队', '李强'],
    ['巡察反馈', '便民窗口午间无人', '工作作风', '安排轮岗', life, '沈涛', { foundOn: '上个月初' }],
    [
      ...(['走访', '楼道堆放杂物', '消防通道', '集中清理', '柳园社区', '韩梅'] as const),
      { closed: '是', closedOn: { day: plusDays(today, -20) }, progress: '已清理' },
    ],
    [
      '自查',
      '公告栏内容过期',
      '工作作风',
      '及时更换',
      '东里社区',
      '杨帆',
      { deadline: '立行立改' },
    ],
  ];
  const rows = lines.map(
    ([source, description, category, measures, unit, person, change = {}], i): LedgerCells => ({
      ...{ ordinal: String(i + 1), source, description, category, measures, unit, person },
      ...{ leader: '王芳', foundOn: { day: plusDays(today, -30 - i) }, closed: '否' },
      deadline: { day: plusDays(today, 30 + i) },
      ...change,
    }),
  );
  const sheetName = '整改台账';
  return writeLedger(rows, columns, {
    language: 'zh-CN',
    title: '星河街道问题整改台账',
    sheetName,
  });
}
