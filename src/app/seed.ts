import {
  seededGrades,
  seededSettings,
  seededWeights,
  type CatalogueCommand,
  type Category,
} from '../domain/catalogue/index.ts';
import { publishedCalendars } from './calendars.ts';

const categories: readonly (readonly [
  code: string,
  grade: string,
  zh: string,
  en: string,
  sensitive?: Category['sensitive'],
])[] = [
  ['street-lighting', 'general', '路灯照明', 'Street lighting'],
  ['water-supply', 'utilities', '供水', 'Water supply'],
  ['power-supply', 'utilities', '供电', 'Power supply'],
  ['heating', 'utilities', '供暖', 'Heating'],
  ['drainage', 'general', '排水', 'Drainage'],
  ['roads', 'general', '道路破损', 'Damaged roads'],
  ['rubbish', 'general', '垃圾清运', 'Rubbish collection'],
  ['property-management', 'complex', '物业管理', 'Property management'],
  ['old-housing', 'complex', '老旧小区改造', 'Renewal of old estates'],
  ['fire-access', 'danger', '消防通道', 'Fire access'],
  ['noise', 'general', '噪声扰民', 'Noise'],
  ['parking', 'complex', '停车管理', 'Parking'],
  ['market-order', 'general', '市场秩序', 'Market order'],
  ['elderly-care', 'general', '养老助老', 'Care for the elderly'],
  ['staff-conduct', 'general', '工作作风', 'Conduct of staff'],
  ['policy', 'general', '政策咨询', 'Policy'],
  ['production-safety', 'general', '安全生产', 'Safety at work'],
  ['canteen', 'general', '食堂宿舍', 'Canteen and dormitories'],
  ['pay-and-leave', 'complex', '薪酬休假', 'Pay and leave'],
  ['equipment', 'complex', '设备更新', 'Equipment renewal'],
  ['training', 'general', '技能培训', 'Skills training'],
  ['minors', 'general', '未成年人保护', 'Protection of minors', 'minors'],
];

const gradeNames: { readonly [grade: string]: readonly [zh: string, en: string] } = {
  danger: ['危及生命财产', 'Danger to life or property'],
  utilities: ['水电气热', 'Utilities'],
  general: ['一般', 'General'],
  complex: ['复杂', 'Complex'],
};

/** What every tenant starts with; a place changes it from a date of its own. */
export function seedCommands(
  validFrom: string,
  now: number,
): readonly Omit<CatalogueCommand, 'stream'>[] {
  const set = 'set-entry' as const;
  return [
    ...publishedCalendars(now).map((data) => ({ name: 'load-calendar' as const, data })),
    { name: set, data: { kind: 'settings', code: 'settings', validFrom, data: seededSettings } },
    { name: set, data: { kind: 'weights', code: 'weights', validFrom, data: seededWeights } },
    ...Object.entries(seededGrades).map(([code, data]) => {
      const [zh = code, en = code] = gradeNames[code] ?? [];
      const names = { zh, en };
      return { name: set, data: { kind: 'grade' as const, code, validFrom, data, names } };
    }),
    ...categories.map(([code, grade, zh, en, sensitive]) => {
      const data = { grade, ...(sensitive === undefined ? {} : { sensitive }) };
      const names = { zh, en };
      return { name: set, data: { kind: 'category' as const, code, validFrom, data, names } };
    }),
  ];
}
