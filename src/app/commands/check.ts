import { parseArgs } from 'node:util';
import {
  checkTenant,
  tenantsToCheck,
  unproven,
  type CheckReport,
} from '../../store/check/index.ts';
import { domainParts } from '../../store/index.ts';
import { attach, existingSecret } from '../attach.ts';
import { languageOf } from '../language.ts';
import { progressBar } from '../progress.ts';

export const usage = `huiyin check [--tenant NAME] [--lang zh|en] [--json]
  核对数据库：按日志重算每个流、每行视图、每个数字和每份内容，逐表比较。
  Fold the log again and compare every stream, row, figure and part in the database with it.`;

/** 0: nothing found. 1: something is not what the log says. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      tenant: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const attached = await attach(env);
  try {
    const secret = await existingSecret(attached.config, env);
    const known = await tenantsToCheck(attached.pool);
    const tenants = values.tenant === undefined ? known : [values.tenant];
    if (values.tenant !== undefined && !known.includes(values.tenant)) {
      console.error(`没有租户 ${values.tenant}。There is no tenant ${values.tenant}.`);
      return 2;
    }
    let total = 0;
    for (const tenant of tenants) {
      const report = await checkOne(attached.pool, tenant, secret);
      total += report.total;
      console.log(
        values.json
          ? JSON.stringify(report, undefined, 2)
          : checkText(report, languageOf(values.lang, env)),
      );
    }
    return total === 0 ? 0 : 1;
  } finally {
    await attached.close();
  }
}

async function checkOne(
  pool: Parameters<typeof checkTenant>[0]['pool'],
  tenant: string,
  secret: Buffer | undefined,
): Promise<CheckReport> {
  const bar = progressBar(`check ${tenant}`);
  try {
    return await checkTenant({
      ...{ pool, parts: domainParts, tenant, onProgress: bar.at },
      ...(secret ? { secret } : {}),
    });
  } finally {
    bar.end();
  }
}

/** The report for people: every table with what was compared, then what was found. */
export function checkText(report: CheckReport, language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  const { tenant, size, tables, days, findings, total, milliseconds } = report;
  const n = (value: number) => value.toLocaleString('en');
  const lines = [`${tenant}  ${n(size)} ${zh ? '条记录' : 'entries'}`];
  for (const [table, rows] of Object.entries(tables)) {
    const names = table.split(', ');
    const count = findings.filter((f) => names.includes(f.table)).length;
    lines.push(`${count === 0 ? '✓' : '✗'} ${table.padEnd(14)} ${n(rows).padStart(12)}`);
  }
  lines.push(
    zh
      ? `✓ 台账算术逐日核对：${n(days)} 天，各单位及其下属`
      : `✓ the ledger's arithmetic at the end of ${n(days)} days, for every unit and all under it`,
    zh
      ? `· 日志无法证明、只看格式的列：${unproven.join(', ')}`
      : `· columns that the log can't vouch for, looked at for their form only: ${unproven.join(', ')}`,
  );
  for (const { table, key, column, problem, detail } of findings) {
    const where = [table, key, column ?? ''].filter(Boolean).join('  ');
    lines.push(`✗ ${where}  ${problems[problem][language]}${detail ? `  (${detail})` : ''}`);
  }
  const more = total - findings.length;
  if (more > 0) lines.push(zh ? `✗ 另有 ${n(more)} 处` : `✗ and ${n(more)} more`);
  const rate = n(Math.round((size / Math.max(1, milliseconds)) * 1000));
  const time = `${(milliseconds / 1000).toFixed(1)} s, ${rate}/s`;
  lines.push(
    total === 0
      ? zh
        ? `全部相符（${time}）`
        : `All is as the log says (${time})`
      : zh
        ? `发现 ${n(total)} 处不符（${time}）`
        : `${n(total)} findings (${time})`,
  );
  return lines.join('\n');
}

const problems = {
  missing: { zh: '缺失', en: 'missing' },
  extra: { zh: '多出', en: 'one too many' },
  wrong: { zh: '与日志不符', en: 'not what the log says' },
  malformed: { zh: '不合格式', en: 'malformed' },
  rule: { zh: '违反规则', en: 'breaks a rule' },
} as const;
