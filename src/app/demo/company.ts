import type { Registration } from '../../domain/problem/index.ts';
import { plusDays } from '../../kernel/time.ts';
import { headOf } from './district.ts';
import type { Script } from './script.ts';
import type { Matter, Stage } from './stage.ts';

/** Leaders' field research at the company: 193 problems found, 120 solved on the spot, 73 listed. */
const ON_THE_SPOT = 120;
const LISTED = 73;
/** The days of the visits, counted back from today, and the pace of clearing what was listed. */
const VISIT_DAYS = [66, 64, 62, 59, 57, 55, 52, 50];

const found: readonly (readonly [category: string, unit: string, title: string, fix: string])[] = [
  ['canteen', 'hengtong-logistics', '夜班食堂热菜供应不足', '当场调整排班，夜班窗口延长到零点'],
  ['canteen', 'hengtong-logistics', '职工宿舍热水时间太短', '当场改为全天供应'],
  ['production-safety', 'hengtong-safety', '锻造车间安全通道堆放毛坯', '当场清空并划线'],
  ['production-safety', 'hengtong-forge', '灭火器压力不足', '当场更换'],
  ['equipment', 'hengtong-assembly', '总装线照明灯损坏', '当场换灯'],
  ['equipment', 'hengtong-forge', '行车操作按钮接触不良', '当场检修'],
  ['training', 'hengtong-people', '新工培训课时未公示', '当场张贴课表'],
  ['pay-and-leave', 'hengtong-people', '加班调休登记不及时', '当场补录并核对'],
];

const hard: readonly (readonly [
  category: string,
  unit: string,
  title: string,
  measures: string,
])[] = [
  ['equipment', 'hengtong-forge', '二号加热炉超期服役', '列入明年技改计划，先行限产运行并增加点检'],
  ['canteen', 'hengtong-logistics', '三号宿舍楼屋面渗漏', '已招标，待施工队进场'],
  ['production-safety', 'hengtong-safety', '老厂房消防水压不足', '与供水单位会商改造加压泵站'],
  ['pay-and-leave', 'hengtong-people', '高温岗位津贴标准偏低', '拟订调整方案，报职代会审议'],
  ['training', 'hengtong-people', '高级技师评聘名额不足', '向上级公司申请增补名额'],
  ['equipment', 'hengtong-assembly', '总装线输送带老化', '落实资金后更换'],
];

const sources = ['visit', 'visit', 'meeting', 'interview'] as const;

export function companyStory(script: Script, stage: Stage, today: string): void {
  const total = ON_THE_SPOT + LISTED;
  for (const [n, day] of VISIT_DAYS.entries()) {
    const numbers = Array.from({ length: total }, (_, i) => i).filter(
      (i) => i % VISIT_DAYS.length === n,
    );
    const matters = new Map<number, Matter>();
    script.on(day, '09:30', () =>
      Promise.all(
        numbers.map(async (i) => matters.set(i, await stage.register('p-jin', findingOf(i)))),
      ),
    );
    const quick = numbers.filter((i) => i < ON_THE_SPOT);
    script.on(day, '11:00', () =>
      Promise.all(quick.map((i) => fixOnTheSpot(stage, matter(matters, i), i))),
    );
    script.on(day - 3, '15:00', () =>
      Promise.all(quick.map((i) => check(stage, matter(matters, i)))),
    );
    const slow = numbers.filter((i) => i >= ON_THE_SPOT);
    script.on(day, '14:00', () =>
      Promise.all(slow.map((i) => list(stage, matter(matters, i), i, today))),
    );
    for (const i of slow) clearing(script, stage, () => matter(matters, i), i - ON_THE_SPOT);
  }
}

function findingOf(i: number): Registration {
  const [category, , title] = entry(i);
  return {
    kind: 'finding',
    category,
    source: sources[i % sources.length] ?? 'visit',
    title,
    description: `${title}。领导班子实地走访时职工当面反映（第${String(i + 1)}条）。`,
    place: { text: '恒通机械公司厂区', area: '990101002000' },
  };
}

function entry(i: number): readonly [category: string, unit: string, title: string, text: string] {
  const list = i < ON_THE_SPOT ? found : hard;
  const found_ = list[i % list.length];
  if (!found_) throw new Error('no entry');
  return found_;
}

async function fixOnTheSpot(stage: Stage, m: Matter, i: number): Promise<void> {
  const [, lead, , text] = entry(i);
  await stage.act('p-jin', m, 'fix-on-the-spot', { lead, text });
}

async function check(stage: Stage, m: Matter): Promise<void> {
  const text = '两人到现场查看，问题已解决。';
  await stage.act('p-yu', m, 'check', { result: 'holds', witness: 'p-bai', text });
}

async function list(stage: Stage, m: Matter, i: number, today: string): Promise<void> {
  const [, lead, , measures] = entry(i);
  await stage.act('p-wei2', m, 'dispatch', { lead, grade: 'complex' });
  await stage.act(headOf(lead), m, 'sign', {});
  await stage.act(headOf(lead), m, 'list', {
    reason: i % 2 === 0 ? 'funds' : 'coordination',
    condition: i % 2 === 0 ? 'funds-granted' : 'other-unit-acts',
    owner: 'hengtong',
    reviewOn: plusDays(today, 20 + (i % 30)),
    measures,
  });
}

/** Of the 73 listed, 44 are cleared by today, one listing was withdrawn, 28 are open. */
function clearing(script: Script, stage: Stage, m: () => Matter, n: number): void {
  if (n >= 45) return;
  const day = 30 - (n % 20);
  const [, lead] = entry(n + ON_THE_SPOT);
  const head = headOf(lead);
  if (n === 44) {
    const text = '上级公司已先行安排，转常规办理。';
    script.on(day, '09:00', () => stage.act('p-jin', m(), 'withdraw-listing', { text }));
    return;
  }
  if (n === 43) {
    const publicReason = '标准由国家统一规定，企业无权调整。';
    const text = '经请示，超出企业权限。';
    script.on(day, '09:00', () =>
      stage.act(head, m(), 'ask-not-fixed', { basis: 'beyond-power', publicReason, text }),
    );
    script.on(day - 1, '09:00', () => stage.act('p-jin', m(), 'grant-not-fixed', {}));
    return;
  }
  script.on(day, '09:00', () =>
    stage.act(head, m(), 'ask-answer', { text: '整改措施已完成，现场可查。' }),
  );
  script.on(day, '16:00', () => stage.act('p-jin', m(), 'grant-answer', {}));
  script.on(day - 2, '10:00', () => check(stage, m()));
}

function matter(matters: ReadonlyMap<number, Matter>, i: number): Matter {
  const found = matters.get(i);
  if (!found) throw new Error(`matter ${String(i)} isn't on the stage yet`);
  return found;
}
