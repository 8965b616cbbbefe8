import type { CommandData, Kind, Registration } from '../../domain/problem/index.ts';
import { plusDays } from '../../kernel/time.ts';
import { handlerOf, headOf } from './district.ts';
import type { Script } from './script.ts';
import type { Matter, Stage } from './stage.ts';

/** A street with an unmanaged block: matters at every stage of the life cycle. */
const LIUYUAN = { text: '柳园12号院', area: '990101001001' };
const XINGHE = { text: '星河街道', area: '990101001000' };

/** The raiser of the last scene: once they have reported, the demo is whole. */
export const LAST = 13;

export function demoCode(n: number): string {
  return `DEMZ0000000000000${String(n).padStart(3, '0')}`;
}

/** Says what a matter is; the raiser's number makes the code. */
function said(
  title: string,
  category: string,
  more: Partial<Registration> = {},
): Omit<Registration, 'source' | 'raiser'> {
  return {
    kind: 'help',
    category,
    title,
    description: `${title}，请尽快处理。`,
    place: LIUYUAN,
    ...more,
  };
}

/** One matter and the acts that most share, so that a story is read line by line. */
class Tale {
  #matter: Matter | undefined;
  readonly #stage: Stage;
  readonly #script: Script;
  readonly #lead: string;

  constructor(script: Script, stage: Stage, lead: string) {
    this.#script = script;
    this.#stage = stage;
    this.#lead = lead;
  }

  get matter(): Matter {
    if (!this.#matter) throw new Error('the matter is not on the stage yet');
    return this.#matter;
  }

  reported(
    ago: number,
    time: string,
    n: number,
    what: Omit<Registration, 'source' | 'raiser'>,
  ): this {
    this.#script.on(
      ago,
      time,
      async () => (this.#matter = await this.#stage.report(demoCode(n), what)),
    );
    return this;
  }

  found(ago: number, time: string, person: string, what: Registration): this {
    this.#script.on(
      ago,
      time,
      async () => (this.#matter = await this.#stage.register(person, what)),
    );
    return this;
  }

  does<N extends keyof CommandData>(
    ago: number,
    time: string,
    person: string,
    name: N,
    data: CommandData[N],
  ): this {
    this.#script.on(ago, time, () => this.#stage.act(person, this.matter, name, data));
    return this;
  }

  raiser<N extends keyof CommandData>(
    ago: number,
    time: string,
    name: N,
    data: CommandData[N],
  ): this {
    this.#script.on(ago, time, () => this.#stage.raiser(this.matter, name, data));
    return this;
  }

  pressed(ago: number, time: string, text: string): this {
    this.#script.on(ago, time, () => this.#stage.pressed(this.matter, text));
    return this;
  }

  dispatched(ago: number, time: string, grade = 'general', by = 'p-feng'): this {
    return this.does(ago, time, by, 'dispatch', { lead: this.#lead, grade });
  }

  signed(ago: number, time: string): this {
    return this.does(ago, time, handlerOf(this.#lead), 'sign', {});
  }

  contacted(ago: number, time: string): this {
    return this.does(ago, time, handlerOf(this.#lead), 'contact', { channel: 'phone' });
  }

  answered(ago: number, text: string, by = headOf(this.#lead)): this {
    return this.does(ago, '14:00', handlerOf(this.#lead), 'ask-answer', { text }).does(
      ago,
      '16:30',
      by,
      'grant-answer',
      {},
    );
  }
}

export function streetStory(script: Script, stage: Stage, today: string): void {
  const tale = (lead: string) => new Tale(script, stage, lead);
  const phone = (name: string, n: number) => ({
    contact: { name, phone: `1380000${String(n).padStart(4, '0')}` },
  });
  const yes = { solved: 'yes', satisfied: 'yes', rating: 5 } as const;

  // The loop from end to end: reported, fixed, confirmed by the raiser.
  tale('xinghe-city')
    .reported(40, '08:20', 1, said('院门口路灯不亮', 'street-lighting', phone('刘阿姨', 1)))
    .dispatched(40, '09:00')
    .signed(40, '09:40')
    .contacted(40, '10:10')
    .answered(38, '更换灯头两盏，已亮灯。', 'p-chu')
    .raiser(37, '19:00', 'confirm', { ...yes, text: '当天就亮了，谢谢。' });

  // Redone after "not solved", then confirmed by a witnessed call-back.
  const rubbish = tale('xinghe-city')
    .reported(35, '07:50', 2, said('垃圾桶三天没清', 'rubbish', phone('马先生', 2)))
    .dispatched(35, '09:00')
    .signed(35, '10:00')
    .contacted(35, '10:30')
    .answered(34, '已安排清运。', 'p-chu')
    .raiser(33, '08:00', 'confirm', { solved: 'no', satisfied: 'no', text: '还是满的。' })
    .answered(31, '增加一班清运，并更换破损桶。', 'p-chu');
  rubbish.does(29, '10:00', 'p-chen', 'call-back', {
    channel: 'phone',
    reached: true,
    authentic: true,
    contacted: true,
    solved: 'yes',
    satisfied: 'basically',
    witness: 'p-wang',
  });

  // Nobody could be reached: closed, unconfirmed, and never counted as a success.
  tale('water')
    .reported(48, '20:00', 3, said('雨后院内积水', 'drainage', phone('丁女士', 3)))
    .dispatched(47, '09:00')
    .signed(47, '11:00')
    .contacted(47, '15:00')
    .answered(42, '疏通雨水井两处。', 'p-lv')
    .does(41, '09:00', 'p-chen', 'call-back', { channel: 'phone', reached: false })
    .does(40, '14:30', 'p-chen', 'call-back', { channel: 'phone', reached: false })
    .does(39, '18:30', 'p-chen', 'call-back', { channel: 'phone', reached: false });

  // Not fixed, with a public reason and a second person.
  tale('housing')
    .reported(45, '12:00', 4, said('希望给六层楼加装电梯', 'old-housing', phone('何大爷', 4)))
    .dispatched(45, '14:00', 'complex', 'p-qian')
    .signed(45, '15:00')
    .contacted(44, '10:00')
    .does(30, '10:00', 'p-you', 'ask-not-fixed', {
      basis: 'beyond-law',
      text: '一层住户不同意，未达到法定表决比例。',
      publicReason: '未达到法定表决比例，可继续协商。',
    })
    .does(29, '10:00', 'p-qian', 'grant-not-fixed', {});

  // Listed for supervision, with a condition and a review date; published by two persons.
  tale('housing')
    .reported(
      44,
      '18:00',
      5,
      said('整院无物业，没人管事', 'property-management', phone('柳园居民代表', 5)),
    )
    .dispatched(44, '19:00', 'complex', 'p-qian')
    .signed(43, '09:00')
    .contacted(43, '10:00')
    .does(43, '11:00', 'p-qin', 'add-co-handlers', { units: ['liuyuan', 'xinghe-life'] })
    .does(42, '09:00', 'p-han', 'sign', {})
    .does(36, '10:00', 'p-qin', 'list', {
      reason: 'coordination',
      condition: 'other-unit-acts',
      owner: 'yongan',
      reviewOn: plusDays(today, 12),
      measures: '由社区组织居民协商，选聘物业或自管。',
    })
    .does(35, '09:00', 'p-qian', 'ask-publish', {
      title: '柳园12号院无物业管理',
      place: '柳园社区',
    })
    .does(35, '15:00', 'p-zhao', 'grant-publish', {});

  // A listing whose review date passed: it rose by itself.
  tale('urban')
    .reported(60, '09:00', 6, said('巷道路面大面积破损', 'roads'))
    .dispatched(60, '10:00', 'general', 'p-qian')
    .signed(60, '11:00')
    .does(58, '09:00', 'p-xu', 'list', {
      reason: 'funds',
      condition: 'funds-granted',
      owner: 'urban',
      reviewOn: plusDays(today, -20),
      measures: '列入年度大修。',
    });

  // Returned twice: the supervising unit decides, and that binds.
  tale('urban')
    .reported(26, '09:00', 7, said('沿街广告牌摇晃', 'market-order', { place: XINGHE }))
    .dispatched(26, '10:00', 'general', 'p-qian')
    .does(26, '11:00', 'p-he', 'ask-return', {
      basis: 'not-our-duty',
      rightUnit: 'market',
      text: '应由市场监管部门处理。',
    })
    .does(26, '12:00', 'p-qian', 'grant-return', {})
    .does(26, '14:00', 'p-hua', 'ask-return', {
      basis: 'not-our-duty',
      rightUnit: 'urban',
      text: '设施安全归城管。',
    })
    .does(26, '16:00', 'p-zhao', 'bind', { lead: 'urban', text: '由城管委主办，市场监管局配合。' })
    .does(25, '09:00', 'p-he', 'sign', {})
    .answered(22, '加固广告牌并抽查整条街。', 'p-xu');

  // Redirected, excluded, merged, not taken up: four different things.
  tale('urban')
    .reported(24, '09:00', 8, said('邻居违建案法院已受理，要求立即拆除', 'noise'))
    .does(23, '10:00', 'p-feng', 'redirect', {
      channel: 'litigation',
      basis: '行政诉讼法',
      notice: '该事项已进入诉讼，请以法院裁判为准；其他渠道的权利不受影响。',
    });
  tale('urban')
    .reported(28, '22:00', 9, said('高架桥噪声', 'noise', phone('姚先生', 9)))
    .dispatched(27, '09:00', 'general', 'p-qian')
    .signed(27, '10:00')
    .contacted(27, '11:00')
    .does(25, '10:00', 'p-he', 'ask-exclusion', {
      basis: 'beyond-power',
      text: '隔音屏由省里立项。',
    })
    .does(24, '10:00', 'p-zhao', 'grant-exclusion', {});
  const lamp = tale('xinghe-city')
    .reported(9, '18:00', 10, said('十二号院西侧路灯又坏', 'street-lighting', phone('赵女士', 10)))
    .dispatched(8, '09:00')
    .signed(8, '10:00')
    .contacted(8, '11:00');
  const same = tale('xinghe-city').reported(
    7,
    '19:00',
    11,
    said('西侧没有路灯很黑', 'street-lighting', phone('田先生', 11)),
  );
  script.on(6, '09:00', () =>
    stage.act('p-feng', same.matter, 'merge', { into: lamp.matter.stream }),
  );
  lamp.answered(2, '更换控制器，西侧四盏全部亮灯。', 'p-chu');
  tale('xinghe')
    .reported(20, '13:00', 12, said('（内容为空）', 'policy', { kind: 'complaint' }))
    .does(20, '15:00', 'p-feng', 'not-take-up', {
      basis: 'no-content',
      text: '未写明事项，请补充后再提。',
    });

  // In hand at every earlier stage: registered, dispatched, signed, paused, extended, waiting.
  tale('xinghe-city').reported(0, '00:00', LAST, said('楼道声控灯失灵', 'street-lighting'));
  tale('water')
    .reported(1, '16:00', 14, said('三层水压太小', 'water-supply', phone('钟女士', 14)))
    .dispatched(1, '16:30', 'general');
  tale('power')
    .reported(3, '08:00', 15, said('电表箱裸露', 'power-supply', phone('龚先生', 15)))
    .dispatched(3, '08:30', 'general')
    .signed(3, '09:00')
    .contacted(3, '09:20');
  tale('housing')
    .reported(16, '08:00', 16, said('外墙保温层脱落', 'old-housing', phone('邱女士', 16)))
    .dispatched(16, '09:00', 'complex', 'p-qian')
    .signed(16, '10:00')
    .contacted(16, '14:00')
    .does(14, '10:00', 'p-you', 'ask-pause', {
      reason: 'season',
      until: plusDays(today, 30),
      text: '冬季不能做外墙。',
    })
    .does(13, '10:00', 'p-qin', 'grant-pause', {});
  tale('market')
    .reported(11, '08:00', 17, said('早市占道', 'market-order', phone('段先生', 17)))
    .dispatched(11, '09:00', 'general', 'p-qian')
    .signed(11, '10:00')
    .contacted(11, '11:00')
    .does(9, '10:00', 'p-hua', 'ask-extension', { workdays: 5, text: '需与摊主协商迁址。' })
    .does(9, '11:00', 'p-qian', 'grant-extension', {});
  tale('civil')
    .reported(18, '08:00', 18, said('独居老人助餐停了', 'elderly-care', phone('霍奶奶', 18)))
    .dispatched(18, '09:00', 'general', 'p-qian')
    .does(18, '10:00', 'p-cao', 'sign', {});
  tale('xinghe-city')
    .reported(5, '08:00', 19, said('绿化带垃圾堆积', 'rubbish', phone('尹女士', 19)))
    .dispatched(5, '09:00')
    .signed(5, '09:30')
    .contacted(5, '10:00')
    .does(4, '09:00', 'p-chu', 'add-co-handlers', {
      units: ['lvjie'],
      text: '请今日清运绿化带内杂物。',
    })
    .does(3, '15:00', 'p-wei', 'ask-answer', { text: '保洁公司已清运，绿化带恢复。' });

  // About an office: it and all under it don't see the matter. And what stays out of the log.
  tale('civil')
    .reported(
      12,
      '21:00',
      20,
      said('街道窗口态度恶劣', 'staff-conduct', {
        kind: 'complaint',
        about: 'xinghe',
        ...phone('路女士', 20),
      }),
    )
    .dispatched(11, '10:00', 'general', 'p-qian')
    .does(11, '14:00', 'p-cao', 'sign', {})
    .pressed(8, '20:00', '街道有人打电话让我撤诉。');
  tale('civil')
    .reported(6, '10:00', 21, said('有孩子长期无人照看', 'minors', phone('匿名邻居', 21)))
    .dispatched(6, '10:30', 'danger', 'p-qian');

  // Answered by a reply: outside the problem arithmetic.
  replied(script, stage, 22, 'inquiry', '老年卡如何办理', '持身份证到街道便民大厅，当日办结。');
  replied(script, stage, 23, 'praise', '感谢社区帮忙搬运', '谢谢您的鼓励。');
  replied(script, stage, 24, 'suggestion', '建议增设非机动车棚', '已纳入明年计划，感谢建议。');

  // The guidance group found it and looked again: recurred, and opened anew.
  tale('xinghe-city')
    .found(50, '10:00', 'p-wu', {
      kind: 'finding',
      category: 'fire-access',
      source: 'guidance',
      title: '消防通道被私车占用',
      description: '巡回指导组走访发现。',
      place: LIUYUAN,
    })
    .dispatched(50, '10:20', 'general', 'p-qian')
    .signed(50, '11:00')
    .answered(46, '划线并安装可移动立柱。', 'p-chu')
    .does(45, '10:00', 'p-sun', 'check', { result: 'holds', witness: 'p-li', text: '通道畅通。' })
    .does(14, '10:00', 'p-sun', 'look-back', { result: 'recurred', text: '立柱被拆，再次占用。' });
}

function replied(
  script: Script,
  stage: Stage,
  n: number,
  kind: Kind,
  title: string,
  text: string,
): void {
  new Tale(script, stage, 'xinghe')
    .reported(10, '10:00', n, said(title, 'policy', { kind, place: XINGHE }))
    .does(10, '11:00', 'p-feng', 'reply', { text });
}
