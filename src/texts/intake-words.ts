import type { Language } from './index.ts';

/** Why a unit, grade or category is suggested. */
export interface SuggestionWords {
  readonly rule: string;
  readonly ruleOfArea: string;
  readonly here: string;
  readonly hereAnyCategory: string;
  readonly estate: string;
  readonly area: string;
  readonly category: string;
  readonly gradeOfCategory: string;
  readonly word: string;
  readonly learned: string;
  readonly usual: string;
}

/** What is wrong with a row of an address table. */
export const placeTroubles = [
  'no-estate',
  'unknown-community',
  'bad-grid',
  'bad-position',
  'too-long',
] as const;
export type PlaceTrouble = (typeof placeTroubles)[number];

interface IntakeWords {
  readonly suggestions: SuggestionWords;
  readonly placeTroubles: { readonly [code in PlaceTrouble]: string };
  /** Labels of a reply as other platforms expect it, and what stands where something isn't told. */
  readonly platformReply: {
    readonly done: string;
    readonly verified: string;
    readonly calledBack: string;
    readonly unit: string;
    readonly person: string;
    readonly phone: string;
    readonly raiser: string;
    readonly left: string;
    readonly contacted: string;
  };
}

const zh: IntakeWords = {
  suggestions: {
    rule: '派单规则：{category}由它办',
    ruleOfArea: '派单规则：这一片的{category}由它办',
    here: '近12个月这里的{category}问题 {of} 件，{n} 件由它办',
    hereAnyCategory: '近12个月这里 {of} 件中，{n} 件属于此类',
    estate: '近12个月同一小区（路段）的{category}问题 {of} 件，{n} 件由它办',
    area: '近12个月本辖区的{category}问题 {of} 件，{n} 件由它办',
    category: '近12个月{category}问题 {of} 件，{n} 件由它办',
    gradeOfCategory: '近12个月{category}问题 {of} 件，{n} 件定为此级',
    word: '文中有{words}',
    learned: '近12个月标题含“{word}”的 {of} 件中，{n} 件属于此类',
    usual: '{category}通常定为此级',
  },
  placeTroubles: {
    'no-estate': '没有小区（道路）名称',
    'unknown-community': '没有名为“{name}”的单位',
    'bad-grid': '网格编号只能是字母和数字，最多 12 位',
    'bad-position': '经纬度不对',
    'too-long': '字数太多',
  },
  platformReply: {
    done: '办理情况',
    verified: '核实情况',
    calledBack: '回访情况',
    unit: '承办单位',
    person: '联系人',
    phone: '联系电话',
    raiser: '诉求人',
    left: '（略）',
    contacted: '已与诉求人联系。',
  },
};

const en: IntakeWords = {
  suggestions: {
    rule: 'Routing rule: {category} goes there',
    ruleOfArea: 'Routing rule: {category} in this area goes there',
    here: 'In the last 12 months it handled {n} of {of} matters of {category} here',
    hereAnyCategory: 'In the last 12 months {n} of {of} matters here were of this category',
    estate:
      'In the last 12 months it handled {n} of {of} matters of {category} on this estate or street',
    area: 'In the last 12 months it handled {n} of {of} matters of {category} in this area',
    category: 'In the last 12 months it handled {n} of {of} matters of {category}',
    gradeOfCategory: 'In the last 12 months {n} of {of} matters of {category} were graded so',
    word: 'The text says {words}',
    learned:
      'In the last 12 months {n} of {of} matters with “{word}” in the title were of this category',
    usual: 'The usual grade of {category}',
  },
  placeTroubles: {
    'no-estate': 'No name of an estate or a street',
    'unknown-community': 'There is no unit called “{name}”',
    'bad-grid': 'A grid’s number has letters and digits only, 12 at most',
    'bad-position': 'Not a latitude and longitude',
    'too-long': 'Too long',
  },
  platformReply: {
    done: 'What was done',
    verified: 'What was found',
    calledBack: 'Call-back',
    unit: 'Handling unit',
    person: 'Contact',
    phone: 'Phone',
    raiser: 'the raiser',
    left: '(left out)',
    contacted: 'The raiser was contacted.',
  },
};

export function intakeWords(language: Language): IntakeWords {
  return language === 'en' ? en : zh;
}
