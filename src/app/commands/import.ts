import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import {
  openImporter,
  type Correction,
  type Importer,
  type Job,
  type Who,
} from '../../imports/index.ts';
import { refusalText, textsOf, type Language } from '../../texts/index.ts';
import { personNamed } from '../acting.ts';
import { ConfigError } from '../config.ts';
import {
  headerRows,
  mappedColumn,
  withColumns,
  type HeaderRows,
  type MappedColumn,
} from '../import/mapping.ts';
import { reportLines, takenBackText, troubleLines } from '../import/report.ts';
import { languageOf } from '../language.ts';
import { progressBar } from '../progress.ts';
import { openTools, type Tools } from '../tools.ts';

export const usage = `huiyin import FILE --tenant T --as USER [--office UNIT] [--ledger NAME]
    [--header 'Sheet1!3-4']… [--map 'Sheet1!B=description']…
    [--set 'Sheet1!F12=2026-10-31']… [--unit '名称=unit-id']… [--category '名称=code']…
    [--commit all|good] [--lang zh|en]
huiyin import --list --tenant T --as USER
huiyin import --undo ID --tenant T --as USER [--reason TEXT]
  导入单位自己的台账（xlsx、csv）。不加 --commit 只试读，逐格列出问题，什么都不留下。
  --unit '名称=' 留给派单员派单；--category '*=code' 用于其余所有类别。撤销由一人申请，再由另一人同意。
  Take over an office's own ledger. Without --commit it is only looked at: every trouble is told by
  its cell and nothing is kept. An undo is asked for by one person and granted by another.
  0: done, or all rows are good; 3: some rows can't be imported; 1: refused; 2: usage.`;

const many = { type: 'string', multiple: true, default: [] as string[] } as const;

export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...{ tenant: { type: 'string' }, as: { type: 'string' }, office: { type: 'string' } },
      ...{ ledger: { type: 'string' }, commit: { type: 'string' }, lang: { type: 'string' } },
      ...{ set: many, unit: many, category: many, map: many, header: many },
      ...{ list: { type: 'boolean', default: false }, undo: { type: 'string' } },
      reason: { type: 'string', default: '导错了 Imported by mistake' },
    },
  });
  const { tenant, as: user, list, undo, commit } = values;
  const [file] = positionals;
  const isKnown = commit === undefined || commit === 'all' || commit === 'good';
  if (tenant === undefined || user === undefined || !isKnown || !(list || undo || file)) {
    console.error(usage);
    return 2;
  }
  const language: Language = languageOf(values.lang, env) === 'zh' ? 'zh-CN' : 'en';
  const tools = await openTools(env);
  try {
    if (!(await tools.store.tenant(tenant))) {
      console.error(`没有租户 ${tenant}。There is no tenant ${tenant}.`);
      return 1;
    }
    const who = { tenant, person: await personNamed(tools.pool, tenant, user) };
    const { store, pool, secret } = tools;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const importer = openImporter({ store, pool, secret, clock: () => Date.now(), log });
    if (list) return await listJobs(importer, who, language);
    if (undo !== undefined) return await undoJob(importer, who, undo, values.reason, language);
    const asked: Asked = {
      ...{ file: file ?? '', corrections: values.set.map(correction), language },
      ...{ office: values.office, ledger: values.ledger },
      ...{ headers: values.header.map(headerRows), columns: values.map.map(mappedColumn) },
      units: Object.fromEntries(values.unit.map(pair).map(([k, v]) => [k, v === '' ? null : v])),
      categories: Object.fromEntries(values.category.map(pair)),
      mode: commit === undefined ? undefined : commit === 'all' ? 'all' : 'good-rows',
    };
    return await importFile(importer, tools, who, asked);
  } finally {
    await tools.close();
  }
}

interface Asked {
  readonly file: string;
  readonly office: string | undefined;
  readonly ledger: string | undefined;
  readonly corrections: readonly Correction[];
  readonly headers: readonly HeaderRows[];
  readonly columns: readonly MappedColumn[];
  readonly units: { readonly [name: string]: string | null };
  readonly categories: { readonly [name: string]: string };
  readonly mode: 'all' | 'good-rows' | undefined;
  readonly language: Language;
}

async function importFile(importer: Importer, tools: Tools, who: Who, asked: Asked) {
  const { language, office, ledger, mode } = asked;
  let job = await importer.upload(who, {
    ...{ fileName: basename(asked.file), bytes: await readFile(asked.file) },
    ...(office === undefined ? {} : { office }),
    ...(ledger === undefined ? {} : { ledger }),
  });
  if (isRefusal(job)) return refused(job, language);
  const { id } = job;
  const give = async (next: Promise<Job | Refusal>) => {
    const done = await next;
    if (isRefusal(done)) await importer.discard(who, id);
    return done;
  };
  // Headers first: without columns, these are as the headers say.
  for (const { sheet, rows } of asked.headers) {
    const mapping = { ...job.found.mapping, [sheet]: { headerRows: rows, columns: {} } };
    job = await give(importer.setMapping(who, id, mapping));
    if (isRefusal(job)) return refused(job, language);
  }
  if (asked.columns.length > 0) {
    job = await give(importer.setMapping(who, id, withColumns(job.found.mapping, asked.columns)));
    if (isRefusal(job)) return refused(job, language);
  }
  if (asked.corrections.length > 0) job = await give(importer.setCells(who, id, asked.corrections));
  if (isRefusal(job)) return refused(job, language);
  const { units, categories } = asked;
  if (Object.keys(units).length + Object.keys(categories).length > 0) {
    job = await give(importer.setNames(who, id, { units, categories }));
  }
  if (isRefusal(job)) return refused(job, language);
  const named = await tools.store.worldOf(who.tenant);
  for (const line of reportLines(job, named, language)) console.log(line);
  await printTroubles(importer, who, id, language);
  if (mode === undefined) {
    await importer.discard(who, id);
    return job.counts.troubled > 0 ? 3 : 0;
  }
  const begun = await give(importer.commit(who, id, mode));
  if (isRefusal(begun)) {
    const code = refused(begun, language);
    return begun.refused === 'import-troubled' ? 3 : code;
  }
  return finish(importer, who, id, language);
}

async function printTroubles(importer: Importer, who: Who, id: string, language: Language) {
  for (let after = 0; ;) {
    const rows = await importer.rows(who, id, { after, limit: 200 });
    if (isRefusal(rows)) return;
    for (const row of rows) for (const line of troubleLines(row, language)) console.log(line);
    const last = rows.at(-1);
    if (!last) return;
    after = last.n;
  }
}

/** Runs it here, or watches while the server does; prints its outcome. */
async function finish(importer: Importer, who: Who, id: string, language: Language) {
  const bar = progressBar('import');
  const pace = { rest: 0.5, onProgress: bar.at };
  for (;;) {
    const isOurs = await importer.run(who.tenant, id, pace);
    const job = await importer.find(who, id);
    if (isRefusal(job)) {
      bar.end();
      return refused(job, language);
    }
    if (job.phase !== 'running' && job.phase !== 'undoing') {
      bar.end();
      console.log(line(job, language));
      if (job.stoppedBy === null) return 0;
      return refused({ refused: job.stoppedBy }, language);
    }
    bar.at(job.cursor, job.total);
    if (!isOurs) await sleep(500);
  }
}

async function listJobs(importer: Importer, who: Who, language: Language): Promise<number> {
  for (const job of await importer.list(who)) console.log(line(job, language));
  return 0;
}

function line(
  { id, at, phase, office, name, counts, cursor, total }: Job,
  language: Language,
): string {
  const { changed, same, troubled } = counts;
  const n = `+${String(counts.new)} ~${String(changed)} =${String(same)} ✗${String(troubled)}`;
  const back = takenBackText(counts.takenBack, language);
  return `${id}  ${at}  ${phase} ${String(cursor)}/${String(total)}  ${n}${back}  ${office}  ${name}`;
}

/** Asks for it; where somebody else has asked already, grants it. */
async function undoJob(
  importer: Importer,
  who: Who,
  id: string,
  reason: string,
  language: Language,
): Promise<number> {
  const granted = await importer.grantUndo(who, id);
  if (!isRefusal(granted)) return finish(importer, who, id, language);
  const mayAsk = ['import-stands-otherwise', 'not-allowed'].includes(granted.refused);
  const asked = mayAsk ? await importer.askUndo(who, id, reason) : granted;
  if (isRefusal(asked)) return refused(asked, language);
  console.log(
    language === 'en'
      ? `Asked. Another person of an office grants it: huiyin import --undo ${id} --as …`
      : `已申请撤销。请另一位办公室人员同意：huiyin import --undo ${id} --as …`,
  );
  return 0;
}

function refused({ refused: code, detail }: Refusal, language: Language): 1 {
  console.error(refusalText(code, detail, textsOf(language)));
  return 1;
}

/** `Sheet1!F12=2026-10-31`; a sheet's name may hold what it likes but `!`. */
function correction(text: string): Correction {
  const found = /^(?<sheet>[^!]+)!(?<column>[A-Za-z]{1,3})(?<row>\d{1,7})=(?<text>.*)$/su.exec(
    text,
  );
  const { sheet, column, row, text: said } = found?.groups ?? {};
  if (sheet === undefined || column === undefined || row === undefined || said === undefined) {
    throw new ConfigError(`--set 'Sheet1!F12=…': ${text}`);
  }
  return { sheet, column: column.toUpperCase(), row: Number(row), text: said };
}

function pair(text: string): readonly [string, string] {
  const at = text.lastIndexOf('=');
  if (at < 1) throw new ConfigError(`'名称=code': ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}
