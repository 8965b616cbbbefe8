import { measures } from './measures.ts';

export interface InBoth {
  readonly zh: string;
  readonly en: string;
}

/** A column of the open data: how it is written, and what it says. */
export interface ColumnEntry {
  readonly column: string;
  readonly names: InBoth;
  readonly definition: InBoth;
}

/** A measure of the open data, by the definition that its numbers are counted with. */
export interface MeasureEntry {
  readonly measure: string;
  readonly version: number;
  readonly names: InBoth;
  readonly definition: InBoth;
  readonly unit: InBoth;
  readonly nature: 'stock' | 'flow';
  readonly time: 'recorded' | 'claimed';
  readonly timeBasis: InBoth;
}

export interface Dictionary {
  readonly huiyin: 'dictionary@v1';
  readonly columns: readonly ColumnEntry[];
  readonly measures: readonly MeasureEntry[];
}

const units = {
  stock: { zh: '件', en: 'matters' },
  flow: { zh: '次', en: 'times' },
} as const satisfies { readonly [nature: string]: InBoth };

const times = {
  recorded: {
    zh: '服务器提交的时间，按当地日计',
    en: 'the server’s time at commit, by the local day',
  },
  claimed: { zh: '有人声明的日期', en: 'the date that somebody gave' },
} as const satisfies { readonly [time: string]: InBoth };

const extents = {
  stock: { zh: '截至该日志长度的存量；', en: 'as it stands at the log size; ' },
  flow: { zh: '从头累计到该日志长度；', en: 'all that happened up to the log size; ' },
} as const satisfies { readonly [nature: string]: InBoth };

/** In the order of the table's columns; `figures.json` has the same as members. */
export const openColumns: readonly ColumnEntry[] = [
  column('tenant', '租户', 'Tenant', '数字属于哪个租户。', 'Whose figures they are.'),
  column(
    'size',
    '日志长度',
    'Log size',
    '数字截至的日志条数；同一长度总是同样的数字。',
    'How many log entries the figures stand on; at one size they are always the same.',
  ),
  column('measure', '指标', 'Measure', '指标代码，见下。', 'The code of the measure, as below.'),
  column(
    'version',
    '口径版本',
    'Version',
    '指标口径的版本；口径变了版本就变。',
    'The version of its definition, raised whenever that changes.',
  ),
  column(
    'unit',
    '单位',
    'Unit',
    '单位代码；数字含其全部下级。',
    'The code of a unit; the figure counts all under it too.',
  ),
  column(
    'shown',
    '日志可核',
    'Shown by the log',
    '由公开日志可逐条重算的数。',
    'What anybody can count from the public log.',
  ),
  column(
    'attested',
    '未公开部分',
    'Attested',
    '日志不公开的事项在根单位的合计，截至当天开始，under5 表示不到 5，其余向下取到 5 的倍数；其他单位为空。',
    'The total at the root of what the log does not show, as of the start of the day: under5, or rounded down to a multiple of 5; empty elsewhere.',
  ),
];

/** What each column and each measure of the open data is, in both languages. */
export function dictionary(): Dictionary {
  return {
    huiyin: 'dictionary@v1',
    columns: openColumns,
    measures: measures.map(({ id, version, names, definition, nature, time }) => ({
      ...{ measure: id, version, names, definition },
      ...{ unit: units[nature], nature, time },
      timeBasis: {
        zh: `${extents[nature].zh}${times[time].zh}`,
        en: `${extents[nature].en}${times[time].en}`,
      },
    })),
  };
}

/** The same as a table: a line for each column, then one for each measure. */
export const dictionaryColumns = [
  ...['entry', 'code', 'version', 'name_zh', 'name_en', 'definition_zh', 'definition_en'],
  ...['unit_zh', 'unit_en', 'nature', 'time_zh', 'time_en'],
] as const;

export function dictionaryRows({ columns, measures }: Dictionary): (string | number | null)[][] {
  return [
    ...columns.map(({ column, names, definition }) => [
      ...['column', column, null, names.zh, names.en, definition.zh, definition.en],
      ...[null, null, null, null, null],
    ]),
    ...measures.map(({ measure, version, names, definition, unit, nature, timeBasis }) => [
      ...['measure', measure, version, names.zh, names.en, definition.zh, definition.en],
      ...[unit.zh, unit.en, nature, timeBasis.zh, timeBasis.en],
    ]),
  ];
}

function column(
  column: string,
  zh: string,
  en: string,
  zhDefinition: string,
  enDefinition: string,
): ColumnEntry {
  return {
    column,
    names: { zh, en },
    definition: { zh: zhDefinition, en: enDefinition },
  };
}
