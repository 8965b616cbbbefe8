import { own } from '../../kernel/own.ts';
import type { Fault, Note, VerifyReport } from './findings.ts';

export type Language = 'zh' | 'en';

type Each<T> = { readonly zh: T; readonly en: T };

const faults: { readonly [fault in Fault]: Each<string> } = {
  'missing-file': { zh: '缺少文件', en: 'The file is missing' },
  'bad-key': { zh: '公钥无法识读', en: 'The key is malformed' },
  'key-differs': {
    zh: '日志自带的公钥与给定的公钥不同',
    en: "The log's own key is not the given one",
  },
  'bad-checkpoint': { zh: '检查点的签名不成立', en: 'The checkpoint is not rightly signed' },
  'bad-bundle': { zh: '记录文件已损坏', en: 'The entry bundle is damaged' },
  'bad-entry': { zh: '记录不合格式', en: 'The entry breaks its format' },
  'wrong-entry': { zh: '记录与已签名的树不符', en: 'The entry is not the one in the signed tree' },
  'wrong-tile': { zh: '树的分块与记录不符', en: 'The tile is not what the entries make' },
  'wrong-root': { zh: '算出的根与签名的根不同', en: 'The root is not the signed one' },
  rule: { zh: '违反日志的规则', en: 'The entry breaks a rule of the log' },
  arithmetic: { zh: '台账算术不平', en: "The ledger's arithmetic does not hold" },
  fork: {
    zh: '与早先签名的内容不一致：历史被改写',
    en: 'Not what was signed earlier: history was rewritten',
  },
  shorter: { zh: '日志比早先签名的更短', en: 'The log is shorter than what was signed earlier' },
  'lost-by-restore': {
    zh: '恢复备份时丢失，日志已声明',
    en: 'Lost in a restore, as the log declares',
  },
  'bad-file': { zh: '文件不合格式', en: 'The file breaks its format' },
  'wrong-figure': { zh: '数字与重算结果不同', en: 'The figure is not what the log gives' },
  'wrong-part': {
    zh: '公开内容与日志中的承诺不符',
    en: 'The published part is not what the log commits to',
  },
  'not-in-log': { zh: '回执不成立', en: 'The receipt does not hold' },
  'nothing-to-check': { zh: '缺少核验所需的', en: 'Needed for this check and not given' },
};

/** What is missing, and where to get it. */
const missing: { readonly [where: string]: Each<string> } = {
  '--vkey': {
    zh: '请用 --vkey 给出日志的公钥：https://主机/log/租户/vkey 处的那一行，或存有它的文件。最好从可信的人处取得。',
    en: 'Give the key of the log with --vkey: the line at https://HOST/log/TENANT/vkey, or a file that holds it. Best from somebody whom you trust.',
  },
  '--leaf': {
    zh: '回执中没有记录本身：请用 --leaf 给出存有它的文件。',
    en: 'The receipt does not hold the entry: give a file that does with --leaf.',
  },
  '--log': {
    zh: '请用 --log 给出数字所依据的日志：https://主机/log/租户，或导出的日志目录。',
    en: 'Give the log that the figures are from with --log: https://HOST/log/TENANT, or the folder of an exported one.',
  },
};

const n = (value: number) => value.toLocaleString('en');

function noteText(note: Note, language: Language): string {
  const zh = language === 'zh';
  switch (note.note) {
    case 'signed':
      return zh ? `检查点由 ${note.key} 签名` : `The checkpoint is signed by ${note.key}`;
    case 'entries':
      return zh
        ? `${n(note.entries)} 条记录逐条核对并重算，共 ${n(note.streams)} 个流`
        : `${n(note.entries)} entries read and folded again, in ${n(note.streams)} streams`;
    case 'tiles':
      return zh
        ? `${n(note.tiles)} 个分块自记录算起，全部核对`
        : `${n(note.tiles)} tiles made again from the entries`;
    case 'consistent':
      return zh
        ? `与早先 ${n(note.size)} 条记录时的检查点一致，只增未改`
        : `It begins with what was signed at ${n(note.size)} entries: nothing of it was changed`;
    case 'continued':
      return zh
        ? `日志声明：恢复备份后接续 ${note.origin}（曾有 ${n(note.size)} 条，保留前 ${n(note.kept)} 条）`
        : `It declares that it goes on from ${note.origin} (once ${n(note.size)} entries, the first ${n(note.kept)} kept) after a restore`;
    case 'figures':
      return zh
        ? `${n(note.figures)} 个数字按 ${n(note.size)} 条记录时的日志重算`
        : `${n(note.figures)} figures computed again as of ${n(note.size)} entries`;
    case 'published':
      return zh
        ? `${n(note.parts)} 份公开内容与承诺核对`
        : `${n(note.parts)} published parts compared with their commitments`;
    case 'unpublished':
      return zh
        ? `文件中没有：日志中已公开的另外 ${n(note.parts)} 份内容（或已删除，或转为涉密）`
        : `Not in the file: ${n(note.parts)} other parts that are public by the log, unless erased or sealed since`;
    case 'included':
      return zh
        ? `第 ${n(note.index)} 号记录在 ${n(note.size)} 条记录的日志之中`
        : `Entry ${n(note.index)} is in the log of ${n(note.size)} entries`;
    case 'absent':
      return zh
        ? `文件中没有：按日志不为零的另外 ${n(note.figures)} 个数字`
        : `Not in the file: ${n(note.figures)} other figures that are not zero by the log`;
    case 'attested':
      return zh
        ? `无法重算：${n(note.figures)} 个数字中的涉密合计，须信任发布者`
        : `Not computed: the attested totals in ${n(note.figures)} figures are taken on trust`;
    case 'restricted':
      return zh
        ? `无法重算：${n(note.entries)} 条涉密记录只显示日期和承诺`
        : `Not computed: ${n(note.entries)} restricted entries show only a day and a commitment`;
  }
}

/** Notes of what was not, or can't be, checked. */
const untold: readonly Note['note'][] = ['absent', 'attested', 'restricted', 'unpublished'];

/** The report for people, line by line. */
export function reportText(report: VerifyReport, language: Language): string {
  const zh = language === 'zh';
  const lines: string[] = [];
  if (report.origin !== undefined) lines.push(`${zh ? '日志' : 'Log'}  ${report.origin}`);
  if (report.root !== undefined) {
    lines.push(`${zh ? '树根' : 'Root'}  ${report.root}  (${n(report.size ?? 0)})`);
  }
  for (const note of report.notes) {
    const mark = untold.includes(note.note) ? '·' : '✓';
    lines.push(`${mark} ${noteText(note, language)}`);
  }
  const selfSigned = report.notes.some((note) => note.note === 'signed' && !note.given);
  if (selfSigned) {
    lines.push(
      zh
        ? '! 未给定公钥（--vkey）：用的是日志自带的公钥，只能说明日志前后自洽，不能说明它是谁的'
        : "! No key was given (--vkey): the log's own was taken, which shows only that it agrees with itself, not whose it is",
    );
  }
  for (const { fault, where, detail } of report.findings) {
    lines.push(`✗ ${where}  ${faults[fault][language]}${detail ? `  (${detail})` : ''}`);
    const hint = fault === 'nothing-to-check' ? own(missing, where) : undefined;
    if (hint) lines.push(`  ${hint[language]}`);
  }
  const more = report.total - report.findings.length;
  if (more > 0) lines.push(zh ? `✗ 另有 ${n(more)} 处` : `✗ and ${n(more)} more`);
  lines.push(verdictText(report, zh));
  return lines.join('\n');
}

function verdictText({ total, size = 0, milliseconds, kind }: VerifyReport, zh: boolean): string {
  const rate = Math.round((size / Math.max(1, milliseconds)) * 1000);
  const speed =
    kind === 'receipt' || size === 0 ? '' : zh ? `，每秒 ${n(rate)} 条` : `, ${n(rate)} entries/s`;
  const time = `${(milliseconds / 1000).toFixed(1)} s${speed}`;
  if (total === 0)
    return zh
      ? `通过：凡可重算的全部相符（${time}）`
      : `Passed: all that can be computed is right (${time})`;
  return zh
    ? `未通过：${n(total)} 处不符（${time}）`
    : `Failed: ${n(total)} finding${total === 1 ? '' : 's'} (${time})`;
}
