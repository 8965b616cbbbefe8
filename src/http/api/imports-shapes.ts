import { z } from 'zod';
import { own } from '../../kernel/own.ts';
import { usedBy, type Job, type Row } from '../../imports/index.ts';
import { jobPhases, outcomes, standings } from '../../store/imports.ts';
import type { NamedWorld } from '../../store/index.ts';
import { documentTexts } from '../../texts/document-texts.ts';
import { ledgerFields } from '../../texts/document-words.ts';
import { keepsOut, troubleText, warningText } from '../../texts/import-texts.ts';
import { nameIn, type Language } from '../../texts/index.ts';

const field = z.enum([...ledgerFields, 'ignored']);
const counts = z.object({
  new: z.number(),
  changed: z.number(),
  same: z.number(),
  touched: z.number(),
  closed: z.number(),
  troubled: z.number(),
  /** Once it was undone: rows taken back, put back as they were before, and kept (the last three). */
  takenBack: z.exactOptional(
    z.object({
      undone: z.number(),
      restored: z.number(),
      touched: z.number(),
      later: z.number(),
      sealed: z.number(),
    }),
  ),
});

const unknownName = z.object({
  name: z.string(),
  rows: z.number(),
  proposals: z.array(z.object({ code: z.string(), name: z.string(), why: z.string() })),
});

const usedChoice = z.object({
  name: z.string(),
  rows: z.number(),
  code: z.string().nullable(),
  called: z.string(),
  remembered: z.boolean(),
});

/** An import in a list: nothing of what its file says. */
export const listedImport = z.object({
  id: z.string(),
  office: z.string(),
  name: z.string(),
  ledger: z.string(),
  phase: z.enum(jobPhases),
  stoppedBy: z.string().nullable(),
  at: z.string(),
  changedAt: z.string(),
  cursor: z.number(),
  total: z.number(),
  counts,
});

export const importView = listedImport.extend({
  /** Somebody asked to take it back, and nobody has granted that yet. */
  undoAsked: z.boolean(),
  sheets: z.array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.number() })),
  mapping: z.array(
    z.object({
      sheet: z.string(),
      headerRows: z.tuple([z.number(), z.number()]),
      confidence: z.number(),
      columns: z.array(
        z.object({
          column: z.string(),
          header: z.string(),
          field,
          fieldName: z.string(),
          confidence: z.number(),
        }),
      ),
    }),
  ),
  unknownUnits: z.array(unknownName),
  unknownCategories: z.array(unknownName),
  /** Chosen for names that its rows use: with this file, or remembered from an earlier one. */
  used: z.object({ units: z.array(usedChoice), categories: z.array(usedChoice) }),
  warnings: z.array(z.object({ code: z.string(), text: z.string() })),
  choices: z.object({
    units: z.record(z.string(), z.string().nullable()),
    categories: z.record(z.string(), z.string()),
    corrections: z.array(
      z.object({ sheet: z.string(), row: z.number(), column: z.string(), text: z.string() }),
    ),
  }),
});

export const rowView = z.object({
  n: z.number(),
  sheet: z.string(),
  row: z.number(),
  standing: z.enum(standings),
  outcome: z.enum(outcomes).nullable(),
  /** The matter that it is, once imported. */
  problem: z.string().optional(),
  cells: z.record(z.string(), z.string()),
  /** What a changed row said before, where it is different. */
  changes: z.array(z.object({ word: z.string(), before: z.string(), now: z.string() })).optional(),
  troubles: z.array(
    z.object({
      cell: z.string(),
      column: z.string(),
      field,
      fieldName: z.string(),
      code: z.string(),
      text: z.string(),
      value: z.string(),
      /** Whether the row stays out because of it. */
      blocking: z.boolean(),
    }),
  ),
});

export function listed(job: Job): z.infer<typeof listedImport> {
  const { id, office, name, ledger, phase, stoppedBy, at, changedAt, cursor, total, counts } = job;
  return { id, office, name, ledger, phase, stoppedBy, at, changedAt, cursor, total, counts };
}

export function shownImport(
  job: Job,
  { names }: NamedWorld,
  language: Language,
  undoAsked = false,
): z.infer<typeof importView> {
  const { fields } = documentTexts(language);
  const { found, choices } = job;
  const named = (kind: 'unit' | 'category') => (unknown: Job['found']['unknownUnits'][number]) => ({
    name: unknown.name,
    rows: unknown.rows,
    proposals: unknown.proposals.map(({ code, why }) => {
      const called = own(names, `${kind}:${code}`);
      return { code, name: called ? nameIn(language, called) : code, why };
    }),
  });
  const called = (kind: 'unit' | 'category', code: string | null) => {
    const name = code === null ? undefined : own(names, `${kind}:${code}`);
    return name ? nameIn(language, name) : (code ?? '');
  };
  const used = usedBy(job);
  return {
    ...listed(job),
    undoAsked,
    used: {
      units: used.units.map((each) => ({ ...each, called: called('unit', each.code) })),
      categories: used.categories.map((each) => ({
        ...each,
        called: called('category', each.code),
      })),
    },
    sheets: [...found.sheets],
    mapping: Object.entries(found.mapping).map(([sheet, each]) => ({
      sheet,
      headerRows: [each.headerRows[0], each.headerRows[1]],
      confidence: each.confidence,
      columns: Object.entries(each.columns).map(([column, of]) => ({
        column,
        header: own(each.headers, column) ?? '',
        field: of,
        fieldName: of === 'ignored' ? '' : fields[of],
        confidence: own(each.confidences, column) ?? 0,
      })),
    })),
    unknownUnits: found.unknownUnits.map(named('unit')),
    unknownCategories: found.unknownCategories.map(named('category')),
    warnings: found.warnings.map(({ code, params }) => ({
      code,
      text: warningText(code, params, language),
    })),
    choices: {
      units: { ...choices.units },
      categories: { ...choices.categories },
      corrections: [...choices.corrections],
    },
  };
}

export function shownRow(row: Row, before: unknown, language: Language): z.infer<typeof rowView> {
  const { ref, cells } = row.read.row;
  const { fields } = documentTexts(language);
  const changes = row.standing === 'changed' ? changesOf(row, before) : undefined;
  return {
    n: row.n,
    ...{ sheet: ref.sheet, row: ref.row, standing: row.standing, outcome: row.outcome },
    ...(row.outcome !== null && row.stream !== null
      ? { problem: row.stream.slice('problem/'.length) }
      : {}),
    cells: Object.fromEntries(Object.entries(cells)),
    ...(changes ? { changes } : {}),
    troubles: row.troubles.map(({ ref: at, field: of, code, params }) => ({
      cell: `${at.sheet}!${at.column}${String(at.row)}`,
      column: at.column,
      field: of,
      fieldName: fields[of],
      code,
      text: troubleText(code, params, language),
      value: cells[of] ?? '',
      blocking: keepsOut(code),
    })),
  };
}

function changesOf({ entry }: Row, before: unknown) {
  if (!entry || typeof before !== 'object' || before === null) return undefined;
  const { title, description, words } = entry.draft;
  const now: { readonly [word: string]: string } = { title, description, ...words };
  const was = before as { readonly [word: string]: unknown };
  const said = (value: unknown) => (typeof value === 'string' ? value : '');
  return [...new Set([...Object.keys(was), ...Object.keys(now)])].flatMap((word) => {
    const pair = { before: said(own(was, word)), now: said(own(now, word)) };
    return pair.before === pair.now ? [] : [{ word, ...pair }];
  });
}
