import { chance, type Chance } from './chance.ts';

/** What people write about a matter: as unlike one another as in a real town, the same in every run. */
export interface TownWords {
  readonly title: string;
  readonly description: string;
  readonly place: string;
}

// Far from all, but the common ones are common and the rare ones rare, as in a hotline's year.
const things =
  '楼道灯 路灯 垃圾桶 下水道 电梯 停车位 消防通道 噪音 水管 暖气 井盖 树木 违建 充电桩 门禁 监控 流浪狗 油烟 围墙 单元门 屋顶漏水 公厕 健身器材 公交站 红绿灯 斑马线 盲道 快递柜 广告牌 河道 桥栏杆 幼儿园 校门口 菜市场 早点摊 施工围挡 渣土车 共享单车 变压器 燃气表'.split(
    ' ',
  );
const faults =
  '不亮 损坏 堵塞 被占用 漏水 异响 无人清理 停用多日 松动 影响出行 存在隐患 长期无人管 倾斜 缺失 积水 扰民 破损 反复报修'.split(
    ' ',
  );
const first =
  '幸福 阳光 柳园 金桂 和平 东湖 翠竹 锦绣 龙腾 望江 文昌 新华 育才 建设 丰泽 清河'.split(' ');
const second = '里 苑 家园 花园 新村 名邸 雅居 公寓 佳园 小镇 华庭 广场'.split(' ');
const since = '已有一周 三天了 一个多月 从上周五开始 昨晚起 春节后一直 半年多'.split(' ');
const asks =
  '请尽快安排维修 希望有关部门协调解决 请派人现场查看 请给予答复 盼早日处理 多次向物业反映无果'.split(
    ' ',
  );
const details = [
  '老人夜间上下楼不便',
  '孩子上学要绕路',
  '下雨天积水没过脚面',
  '晚上十点以后仍在施工',
  '物业称不属于其管理范围',
  '住户自行出资修过一次',
  '消防车无法进入',
  '业主群里多人反映',
  '社区来看过但没有结果',
  '旁边就是幼儿园十分危险',
  '夏天气味很大',
  '冬天结冰有人滑倒',
];
const english = [
  'Street light out near the north gate',
  'Noise from the construction site at night',
];

export function townWords(number: number, building: number): TownWords {
  const luck = chance(Math.imul(number + 7, 0x85ebca6b));
  const [thing, fault] = [skewed(luck, things), luck.pick(faults)];
  const estate = `${luck.pick(first)}${luck.pick(second)}小区`;
  const words = luck.next() < 0.02 ? luck.pick(english) : '';
  const rare = Array.from({ length: 6 }, () => String.fromCodePoint(0x4e00 + luck.below(6000)));
  const told = Array.from({ length: 1 + luck.below(3) }, () => luck.pick(details));
  return {
    title: `${estate}${thing}${fault}${words}`,
    description: `${estate}${1 + luck.below(6)}单元${thing}${fault}，${luck.pick(since)}，${told.join('，')}。联系人${rare.join('')}。${luck.pick(asks)}。`,
    place: `${estate}${building}号楼`,
  };
}

/** The first of a list the most often. */
function skewed(luck: Chance, list: readonly string[]): string {
  return list[Math.floor(luck.next() ** 2.5 * list.length)] ?? '';
}
