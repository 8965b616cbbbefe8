/** A place as it may be kept: a building or larger, and nothing of who lives in it. */
export interface PlaceName {
  /** Of an estate, a compound, a market, a street or a village. */
  readonly estate: string;
  /** As it is written: `3栋`, `5号楼`. */
  readonly building?: string;
}

const HAN = '\\p{Script=Han}';
const NUMERAL = '[一二三四五六七八九十]';
/** Beginnings that say where an estate lies, not which it is. */
const ADMIN = new RegExp(
  `^(?:${HAN}{2,8}?(?:省|自治区))?(?:${HAN}{2,6}?市(?![场民区]))?(?:${HAN}{1,6}?(?:(?<![小社园宅墅院校厂])区|县)(?!域))?` +
    `(?:${HAN}{2,8}?(?:街道|镇|乡)(?:办事处|办)?)?(?:${HAN}{2,8}?社区(?:居委会)?)?`,
  'u',
);
/** What people say before a place. */
const LEAD =
  /^.*(?:反映|反应|表示|位于|家住|居住在|住在|来自|请到|前往|地址是|地点是|就在|[：:，,。；;、“”"'()（）\s])/u;
const SHORT_LEAD = /^(?:[我你他她它们家]+|这|那|该|在|到|去|住|于|从|有|的|是|请|本|咱)+/u;
const ESTATE_END = [
  '小区',
  '家属院',
  '家属区',
  '住宅区',
  '别墅区',
  '宿舍区',
  '宿舍',
  '花园',
  '花苑',
  '家园',
  '嘉园',
  '公寓',
  '新村',
  '新苑',
  '名苑',
  '佳苑',
  '雅苑',
  '华庭',
  '华府',
  '公馆',
  '大院',
  '庄园',
  '山庄',
  '广场',
  '大厦',
  '写字楼',
  '商城',
  '市场',
  '早市',
  '产业园',
  '工业园',
  '园区',
  '公园',
  '医院',
  '幼儿园',
  '小学',
  '中学',
  '大学',
  '学校',
  '车站',
];
const ESTATE = new RegExp(
  `^(?<estate>[${HAN}A-Za-z0-9·]{1,14}?(?:\\d{1,4}号院|${NUMERAL}{1,3}号院|(?:${ESTATE_END.join('|')})(?:[东南西北]区|${NUMERAL}{1,2}[期区]|\\d{1,2}[期区])?))`,
  'u',
);
const STREET = new RegExp(
  `^(?<estate>${HAN}{1,8}?(?:大道|大街|路(?!灯|面|口)|街(?!道)|胡同|巷(?!道)|弄|里(?=\\d)))`,
  'u',
);
const VILLAGE = new RegExp(`^(?<estate>${HAN}{1,6}?村)(?!民)`, 'u');
/** A building; `3楼` is a floor, and a number behind a street may be one family's door. */
const BUILDING = new RegExp(
  `^第?(?<number>[A-Za-z]?\\d{1,4}[A-Za-z]?|[A-Za-z]|${NUMERAL}{1,3})(?:(?<unit>号楼|栋|幢|座|#楼|#)|(?=[-－—–]\\d{1,2}[-－—–]\\d{2,4}))`,
  'u',
);

/**
 * The estate and building of a place, of all that was said of where it is; undefined where there
 * is none. Units (单元), floors, rooms, doors and names of people are never part of it.
 */
export function placeNameIn(said: string): PlaceName | undefined {
  const text = said.normalize('NFKC').replaceAll(/\s+/gu, '').slice(0, 200);
  const parts = [text, ...text.split(/[，,。；;、:]/u)];
  for (const part of parts) {
    const found = named(part);
    if (found) return found;
  }
  return undefined;
}

function named(text: string): PlaceName | undefined {
  const bare = text.replace(LEAD, '').replace(SHORT_LEAD, '');
  const local = bare.replace(ADMIN, '').replace(SHORT_LEAD, '');
  for (const pattern of [ESTATE, STREET, VILLAGE]) {
    const estate = pattern.exec(local)?.groups?.['estate'];
    if (estate === undefined || isPersonal(estate)) continue;
    if (pattern === VILLAGE) return { estate };
    const building = buildingIn(local.slice(estate.length));
    return { estate, ...(building === undefined ? {} : { building }) };
  }
  return undefined;
}

/** Words by which one names people, not places: such an "estate" is somebody's home. */
function isPersonal(estate: string): boolean {
  return /女士|先生|小姐|阿姨|大爷|大妈|奶奶|爷爷|师傅|老师|同志|老[张王李赵刘陈]|某某|(?:家|人)的/u.test(
    estate,
  );
}

/** The building that a text begins with, as people write it. */
export function buildingIn(text: string): string | undefined {
  const found = BUILDING.exec(text)?.groups;
  const number = found?.['number'];
  if (number === undefined) return undefined;
  const unit = found?.['unit'];
  return `${number}${unit === undefined ? '栋' : unit.startsWith('#') ? '号楼' : unit}`;
}

const digits = '零一二三四五六七八九';

/** `三号楼`, `3栋` and `3#` are one: `3`. */
export function buildingNumber(building: string): string {
  const number = building
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/号楼|栋|幢|座|#|楼|第|\s/gu, '');
  const tens = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/u.exec(number);
  if (tens) {
    const [, ten = '一', one = '零'] = tens;
    return String(digits.indexOf(ten) * 10 + digits.indexOf(one));
  }
  return number.replaceAll(/[一二三四五六七八九]/gu, (c) => String(digits.indexOf(c)));
}

/** How an estate's name is compared: by what is in it, not by how it is set. */
export function estateKey(estate: string): string {
  return estate
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s·.,，。()（）-]/gu, '')
    .replaceAll(/[一二三四五六七八九十]+(?=号院|期|区)/gu, buildingNumber);
}
