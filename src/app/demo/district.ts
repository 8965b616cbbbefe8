import type { PeopleCommand, Role, UnitFacts, UnitKind } from '../../domain/people/index.ts';
import type { CatalogueCommand } from '../../domain/catalogue/index.ts';

interface DemoUnit extends UnitFacts {
  readonly unit: string;
  readonly kind: UnitKind;
  readonly parent?: string;
  readonly zh: string;
  readonly en: string;
}

/** A district, a street with an unmanaged block, and a company. All invented. */
export const units: readonly DemoUnit[] = [
  {
    unit: 'yongan',
    kind: 'leading-office',
    zh: '永安区为民办实事领导小组办公室',
    en: "Yong'an District Leading Office",
    area: '990101000000',
  },
  {
    unit: 'housing',
    kind: 'department',
    parent: 'yongan',
    zh: '区住建局',
    en: 'Housing and Construction Bureau',
    sector: 'government',
  },
  {
    unit: 'urban',
    kind: 'department',
    parent: 'yongan',
    zh: '区城管委',
    en: 'Urban Management Commission',
    sector: 'government',
  },
  {
    unit: 'water',
    kind: 'department',
    parent: 'yongan',
    zh: '区水务局',
    en: 'Water Bureau',
    sector: 'government',
  },
  {
    unit: 'power',
    kind: 'enterprise',
    parent: 'yongan',
    zh: '永安供电公司',
    en: "Yong'an Power Supply Company",
    sector: 'enterprise',
  },
  {
    unit: 'civil',
    kind: 'department',
    parent: 'yongan',
    zh: '区民政局',
    en: 'Civil Affairs Bureau',
    sector: 'government',
  },
  {
    unit: 'market',
    kind: 'department',
    parent: 'yongan',
    zh: '区市场监管局',
    en: 'Market Supervision Bureau',
    sector: 'government',
  },
  {
    unit: 'guide-3',
    kind: 'team',
    parent: 'yongan',
    zh: '第三巡回指导组',
    en: 'Roving Guidance Group 3',
  },
  {
    unit: 'xinghe',
    kind: 'subdistrict',
    parent: 'yongan',
    zh: '星河街道办事处',
    en: 'Xinghe Subdistrict Office',
    sector: 'street',
    area: '990101001000',
  },
  {
    unit: 'xinghe-city',
    kind: 'section',
    parent: 'xinghe',
    zh: '星河街道城市管理科',
    en: 'Xinghe City Management Section',
    sector: 'street',
  },
  {
    unit: 'xinghe-life',
    kind: 'section',
    parent: 'xinghe',
    zh: '星河街道民生保障科',
    en: 'Xinghe Livelihood Section',
    sector: 'street',
  },
  {
    unit: 'liuyuan',
    kind: 'community',
    parent: 'xinghe',
    zh: '柳园社区',
    en: 'Liuyuan Community',
    sector: 'community',
    area: '990101001001',
  },
  {
    unit: 'dongli',
    kind: 'community',
    parent: 'xinghe',
    zh: '东里社区',
    en: 'Dongli Community',
    sector: 'community',
    area: '990101001002',
  },
  {
    unit: 'lvjie',
    kind: 'contractor',
    parent: 'xinghe',
    zh: '绿洁保洁公司',
    en: 'Lvjie Cleaning Company',
    sector: 'enterprise',
  },
  {
    unit: 'hengtong',
    kind: 'enterprise',
    parent: 'yongan',
    zh: '恒通机械公司',
    en: 'Hengtong Machinery Company',
    sector: 'enterprise',
    area: '990101002000',
  },
  {
    unit: 'hengtong-forge',
    kind: 'team',
    parent: 'hengtong',
    zh: '锻造车间',
    en: 'Forging Workshop',
    sector: 'enterprise',
  },
  {
    unit: 'hengtong-assembly',
    kind: 'team',
    parent: 'hengtong',
    zh: '总装车间',
    en: 'Assembly Workshop',
    sector: 'enterprise',
  },
  {
    unit: 'hengtong-logistics',
    kind: 'section',
    parent: 'hengtong',
    zh: '后勤保障部',
    en: 'Logistics Department',
    sector: 'enterprise',
  },
  {
    unit: 'hengtong-safety',
    kind: 'section',
    parent: 'hengtong',
    zh: '安全环保部',
    en: 'Safety and Environment Department',
    sector: 'enterprise',
  },
  {
    unit: 'hengtong-people',
    kind: 'section',
    parent: 'hengtong',
    zh: '人力资源部',
    en: 'Human Resources Department',
    sector: 'enterprise',
  },
  {
    unit: 'hengtong-check',
    kind: 'section',
    parent: 'hengtong',
    zh: '督查室',
    en: 'Inspection Office',
    sector: 'enterprise',
  },
];

interface DemoPerson {
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
  /** Shown as a button on the demo's sign-in page. */
  readonly account?: { readonly zh: string; readonly en: string };
}

export const persons: readonly DemoPerson[] = [
  {
    person: 'p-zhao',
    name: '赵敏',
    unit: 'yongan',
    role: 'office',
    account: {
      zh: '区办主任：审定、督办、管目录',
      en: 'District office: decides, supervises, keeps the catalogue',
    },
  },
  {
    person: 'p-qian',
    name: '钱立',
    unit: 'yongan',
    role: 'dispatcher',
    account: {
      zh: '区派单员：派单、退单裁定、发布',
      en: 'District dispatcher: dispatches, decides returns, publishes',
    },
  },
  {
    person: 'p-sun',
    name: '孙悦',
    unit: 'yongan',
    role: 'caller',
    account: {
      zh: '区回访员：回访、核验、回头看',
      en: 'District caller: calls back, verifies, looks back',
    },
  },
  { person: 'p-li', name: '李航', unit: 'yongan', role: 'caller' },
  {
    person: 'p-zhou',
    name: '周宁',
    unit: 'yongan',
    role: 'auditor',
    account: { zh: '审计员：只读', en: 'Auditor: reads only' },
  },
  {
    person: 'p-wu',
    name: '吴刚',
    unit: 'guide-3',
    role: 'guide',
    account: { zh: '巡回指导组：核验', en: 'Guidance group: verifies' },
  },
  { person: 'p-zheng', name: '郑洁', unit: 'guide-3', role: 'guide' },
  {
    person: 'p-wang',
    name: '王芳',
    unit: 'xinghe',
    role: 'office',
    account: { zh: '街道办主任', en: 'Subdistrict office' },
  },
  {
    person: 'p-feng',
    name: '冯磊',
    unit: 'xinghe',
    role: 'dispatcher',
    account: { zh: '街道派单员', en: 'Subdistrict dispatcher' },
  },
  { person: 'p-chen', name: '陈静', unit: 'xinghe', role: 'caller' },
  { person: 'p-chu', name: '褚明', unit: 'xinghe-city', role: 'lead' },
  {
    person: 'p-wei',
    name: '卫东',
    unit: 'xinghe-city',
    role: 'handler',
    account: { zh: '街道城管科承办人', en: 'Handler, subdistrict city management' },
  },
  { person: 'p-jiang', name: '蒋丽', unit: 'xinghe-life', role: 'lead' },
  { person: 'p-shen', name: '沈涛', unit: 'xinghe-life', role: 'handler' },
  {
    person: 'p-han',
    name: '韩梅',
    unit: 'liuyuan',
    role: 'lead',
    account: { zh: '柳园社区书记', en: 'Head of Liuyuan community' },
  },
  { person: 'p-yang', name: '杨帆', unit: 'dongli', role: 'lead' },
  {
    person: 'p-zhu',
    name: '朱强',
    unit: 'lvjie',
    role: 'handler',
    account: { zh: '保洁公司：只见脱敏单', en: 'Contractor: sees redacted slips only' },
  },
  { person: 'p-qin', name: '秦勇', unit: 'housing', role: 'lead' },
  {
    person: 'p-you',
    name: '尤佳',
    unit: 'housing',
    role: 'handler',
    account: { zh: '区住建局承办人', en: 'Handler, housing bureau' },
  },
  { person: 'p-xu', name: '许斌', unit: 'urban', role: 'lead' },
  { person: 'p-he', name: '何欣', unit: 'urban', role: 'handler' },
  { person: 'p-lv', name: '吕伟', unit: 'water', role: 'lead' },
  { person: 'p-shi', name: '施琳', unit: 'water', role: 'handler' },
  { person: 'p-zhang', name: '张鹏', unit: 'power', role: 'lead' },
  { person: 'p-kong', name: '孔超', unit: 'power', role: 'handler' },
  { person: 'p-cao', name: '曹颖', unit: 'civil', role: 'lead' },
  { person: 'p-yan', name: '严明', unit: 'market', role: 'lead' },
  { person: 'p-hua', name: '华军', unit: 'market', role: 'handler' },
  {
    person: 'p-jin',
    name: '金涛',
    unit: 'hengtong',
    role: 'office',
    account: { zh: '恒通公司党委办公室', en: 'Hengtong company office' },
  },
  { person: 'p-wei2', name: '魏然', unit: 'hengtong', role: 'dispatcher' },
  { person: 'p-tao', name: '陶勇', unit: 'hengtong-forge', role: 'lead' },
  { person: 'p-jiang2', name: '姜浩', unit: 'hengtong-assembly', role: 'lead' },
  { person: 'p-qi', name: '戚敏', unit: 'hengtong-logistics', role: 'lead' },
  { person: 'p-xie', name: '谢彤', unit: 'hengtong-safety', role: 'lead' },
  { person: 'p-zou', name: '邹琳', unit: 'hengtong-people', role: 'lead' },
  {
    person: 'p-yu',
    name: '喻清',
    unit: 'hengtong-check',
    role: 'guide',
    account: { zh: '恒通公司督查室：核验', en: 'Hengtong inspection office: verifies' },
  },
  { person: 'p-bai', name: '柏文', unit: 'hengtong-check', role: 'guide' },
];

/** Who leads a unit, for acts that its head does. */
export function headOf(unit: string): string {
  const found = persons.find((p) => p.unit === unit && (p.role === 'lead' || p.role === 'office'));
  if (!found) throw new Error(`nobody leads ${unit}`);
  return found.person;
}

/** Who handles matters in a unit: its handler, else its head. */
export function handlerOf(unit: string): string {
  return persons.find((p) => p.unit === unit && p.role === 'handler')?.person ?? headOf(unit);
}

const routing: readonly (readonly [category: string, area: string, unit: string])[] = [
  ['street-lighting', '990101001', 'xinghe-city'],
  ['rubbish', '990101001', 'xinghe-city'],
  ['water-supply', '', 'water'],
  ['drainage', '', 'water'],
  ['power-supply', '', 'power'],
  ['old-housing', '', 'housing'],
  ['property-management', '', 'housing'],
  ['roads', '', 'urban'],
  ['noise', '', 'urban'],
  ['market-order', '', 'market'],
  ['elderly-care', '', 'civil'],
];

export function peopleCommands(today: string): readonly Omit<PeopleCommand, 'stream'>[] {
  return [
    ...units.map(({ zh, en, ...unit }) => ({
      name: 'open-unit' as const,
      data: { ...unit, names: { zh, en } },
    })),
    ...persons.flatMap(({ person, name, unit, role }) => [
      { name: 'register-person' as const, data: { person, name } },
      {
        name: 'take-post' as const,
        data: { post: `${person}-post`, person, unit, role, from: today },
      },
    ]),
  ];
}

/** Which unit a category in an area usually goes to. */
export function routingCommands(validFrom: string): readonly Omit<CatalogueCommand, 'stream'>[] {
  return routing.map(([category, area, unit]) => {
    const code = area === '' ? category : `${category}-${area}`;
    const data = { category, area, unit };
    return { name: 'set-entry', data: { kind: 'routing', code, validFrom, data } };
  });
}
