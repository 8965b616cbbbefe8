import { parseArgs } from 'node:util';
import { openLogs } from '../../store/log.ts';
import { findTenant, findTenants } from '../../store/tenants.ts';
import type { Tenant } from '../../store/index.ts';
import { attach, type Attached } from '../attach.ts';
import { exportLog } from '../export/log.ts';
import { exportOpenData } from '../export/open-data.ts';
import { personNamed } from '../acting.ts';
import { languageOf } from '../language.ts';
import { progressBar } from '../progress.ts';
import { writeLedgerFile } from '../export/ledger.ts';

export const usage = `huiyin export log|open-data DIR [--tenant NAME]
huiyin export ledger FILE.xlsx|FILE.csv --as USER [--tenant NAME] [--layout LEDGER] [--lang zh|en]
  导出日志（可离线核验，再次导出只补新增），或公开数字与公开内容。
  Write the log as files that anyone can verify offline (again: only what is new), or the figures
  and published parts as open data. Into the same folder, verify computes the figures too.
  ledger：某人能看到全部内容的问题；可再导入。--layout 用本单位以此名导入的台账的列。
  ledger: what a person sees whole; it imports back. --layout: in the columns of the ledger that
  their office imported by this name.`;

export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ tenant: { type: 'string' }, as: { type: 'string' }, lang: { type: 'string' } },
      layout: { type: 'string' },
    },
  });
  const [what, folder] = positionals;
  const isLedger = what === 'ledger' && values.as !== undefined;
  if ((what !== 'log' && what !== 'open-data' && !isLedger) || folder === undefined) {
    console.error(usage);
    return 2;
  }
  const attached = await attach(env);
  try {
    const tenant = await tenantOf(attached, values.tenant);
    if (!tenant) return 1;
    if (isLedger) {
      const language = languageOf(values.lang, env) === 'zh' ? 'zh-CN' : 'en';
      const { pool } = attached;
      const person = await personNamed(pool, tenant.tenant, values.as ?? '');
      const { layout } = values;
      const asked = layout === undefined ? {} : { layout };
      await writeLedgerFile(pool, { tenant: tenant.tenant, person, language, ...asked }, folder);
    } else if (what === 'log') await writeLog(attached, tenant, folder);
    else await writeOpenData(attached, tenant, folder);
    return 0;
  } finally {
    await attached.close();
  }
}

async function writeLog({ pool }: Attached, tenant: Tenant, folder: string): Promise<void> {
  const bar = progressBar('export');
  const { size, written } = await exportLog(openLogs(pool), tenant, folder, bar.at);
  bar.end();
  console.log(`${tenant.origin}: ${String(size)} 条记录 entries, ${String(written)} 个文件 files`);
  console.log(`huiyin verify ${folder} --vkey '${tenant.vkey}'`);
}

async function writeOpenData({ pool }: Attached, tenant: Tenant, folder: string): Promise<void> {
  const { figures, published } = await exportOpenData(pool, tenant, folder);
  console.log(
    `${tenant.origin}: ${String(figures.figures.length)} 个数字 figures (${String(figures.size)}), ` +
      `${String(published.length)} 份公开内容 published parts`,
  );
}

/** The named tenant, or the only one. Says what is wrong if there is none. */
async function tenantOf({ pool }: Attached, name: string | undefined): Promise<Tenant | undefined> {
  if (name !== undefined) {
    const found = await findTenant(pool, name);
    if (!found) console.error(`没有租户 ${name}。There is no tenant ${name}.`);
    return found;
  }
  const tenants = await findTenants(pool);
  if (tenants.length === 1) return tenants[0];
  const names = tenants.map(({ tenant }) => tenant).join(', ');
  console.error(`请用 --tenant 指定：${names}。Choose one with --tenant: ${names}.`);
  return undefined;
}
