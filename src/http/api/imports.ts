import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import type { Import } from '../../domain/import/index.ts';
import type { Job } from '../../imports/index.ts';
import { limits as bookLimits } from '../../documents/index.ts';
import { fromCursor, toCursor } from '../../store/read/cursor.ts';
import { standings } from '../../store/imports.ts';
import { ledgerFields } from '../../texts/document-words.ts';
import type { AnyRefusal } from '../../texts/index.ts';
import { personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { Refused } from '../refused.ts';
import { cursor, id, limit, problemId, query, shortText, tenant, text, words } from './fields.ts';
import {
  importView,
  listed,
  listedImport,
  rowView,
  shownImport,
  shownRow,
} from './imports-shapes.ts';
import { TENANT, type Api, type Server } from './server.ts';

const params = z.strictObject({ tenant, id: problemId });
const tags = ['import'];
const letters = z.string().regex(/^[A-Z]{1,3}$/);
const sheetName = z.string().min(1).max(100);
const cellText = z.string().max(bookLimits.cellLength);
const name = z.string().max(400);
const rowNumber = z.int().min(1).max(1_048_576);

const mapping = z.record(
  sheetName,
  z.strictObject({
    headerRows: z.tuple([rowNumber, rowNumber]),
    columns: z.record(letters, z.enum([...ledgerFields, 'ignored'])),
    year: z.exactOptional(z.int().min(1900).max(2200)),
  }),
);

/** What a file of a table may call itself; its bytes decide. */
const fileTypes = [
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
  'text/csv',
];

/** An office's ledger comes in from a file: a dry run, then what people decide about it. */
export function importRoutes(app: Server, api: Api): void {
  const { imports, store } = api;
  uploadRoute(app, api);

  app.get(
    `${TENANT}/imports`,
    {
      schema: {
        ...{ summary: 'Imports of the desks that one holds, newest first', tags },
        params: z.strictObject({ tenant }),
        querystring: query({}),
        response: {
          200: z.object({ imports: z.array(listedImport), offices: z.array(z.string()) }),
        },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const who = { tenant: request.params.tenant, person: personOf(request) };
      const [jobs, offices] = await Promise.all([imports.list(who), imports.officesOf(who)]);
      return { imports: jobs.map(listed), offices: [...offices] };
    },
  );

  app.get(
    `${TENANT}/imports/:id`,
    {
      schema: {
        ...{ summary: 'What a file would bring, or has brought', tags, params },
        querystring: query({}),
        response: { 200: importView },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      const job = taken(await imports.find({ tenant, person: personOf(request) }, id));
      const [world, asked] = await Promise.all([store.worldOf(tenant), isUndoAsked(tenant, id)]);
      return shownImport(job, world, languageOf(request), asked);
    },
  );

  async function isUndoAsked(tenant: string, id: string): Promise<boolean> {
    const stream = await store.stateOf(tenant, `import/${id}`);
    return (stream?.state as Import | undefined)?.status === 'undo-asked';
  }

  app.get(
    `${TENANT}/imports/:id/rows`,
    {
      schema: {
        ...{ summary: 'Its rows, with the troubles of each by cell', tags, params },
        querystring: query({
          only: z.exactOptional(z.enum(standings)),
          after: z.exactOptional(cursor),
          limit: limit.default(50),
        }),
        response: { 200: z.object({ rows: z.array(rowView), next: z.string().optional() }) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { tenant, id } = request.params;
      const { only, after, limit } = request.query;
      const who = { tenant, person: personOf(request) };
      const [place] = after === undefined ? [0] : fromCursor(after, [0] as const);
      const asked = { after: place, limit: limit + 1, ...(only === undefined ? {} : { only }) };
      const found = taken(await imports.rows(who, id, asked));
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      const before = await imports.wordsBefore(who, rows);
      const language = languageOf(request);
      return {
        rows: rows.map((row) => shownRow(row, before.get(row.entry?.index ?? -1), language)),
        ...(found.length > limit && last ? { next: toCursor([last.n]) } : {}),
      };
    },
  );

  const steps = {
    mapping: z.strictObject({ mapping }),
    cells: z.strictObject({
      cells: z
        .array(
          z.strictObject({ sheet: sheetName, row: rowNumber, column: letters, text: cellText }),
        )
        .min(1)
        .max(500),
    }),
    units: z.strictObject({ units: z.record(name, id.nullable()) }),
    categories: z.strictObject({ categories: z.record(name, id) }),
    commit: z.strictObject({ mode: z.enum(['all', 'good-rows']) }),
    discard: z.strictObject({}),
    'ask-undo': z.strictObject({ text }),
    'grant-undo': z.strictObject({}),
  } as const;

  function step<Body>(
    name: string,
    summary: string,
    body: z.ZodType<Body>,
    act: (
      who: { readonly tenant: string; readonly person: string },
      id: string,
      body: Body,
    ) => Promise<Job | Refusal>,
  ): void {
    app.post(
      `${TENANT}/imports/:id/${name}`,
      {
        schema: {
          ...{ summary, tags, params, querystring: query({}) },
          body,
          response: { 200: importView },
        },
      },
      async (request, reply) => {
        void reply.header('cache-control', 'no-store');
        const { tenant, id } = request.params;
        const who = { tenant, person: personOf(request) };
        const job = taken(await act(who, id, request.body as Body));
        // Of the office's file, who only grants an undo from above sees that it is there.
        const seen = await imports.find(who, id);
        const view = isRefusal(seen) ? bare(job) : seen;
        const [world, asked] = await Promise.all([store.worldOf(tenant), isUndoAsked(tenant, id)]);
        return shownImport(view, world, languageOf(request), asked);
      },
    );
  }

  step('mapping', 'Say which column is what', steps.mapping, (who, id, body) =>
    imports.setMapping(who, id, body.mapping),
  );
  step('cells', 'Put cells right', steps.cells, (who, id, { cells }) =>
    imports.setCells(who, id, cells),
  );
  step(
    'units',
    'Say which units are meant; null: it waits for dispatch',
    steps.units,
    (who, id, { units }) => imports.setNames(who, id, { units }),
  );
  step(
    'categories',
    'Say which categories are meant',
    steps.categories,
    (who, id, { categories }) => imports.setNames(who, id, { categories }),
  );
  step('commit', 'Import the rows, or go on where it stopped', steps.commit, (who, id, { mode }) =>
    imports.commit(who, id, mode),
  );
  step('discard', 'Throw a file away that was not imported', steps.discard, (who, id) =>
    imports.discard(who, id),
  );
  step('ask-undo', 'Ask to take it back', steps['ask-undo'], (who, id, body) =>
    imports.askUndo(who, id, body.text),
  );
  step('grant-undo', 'Grant that it is taken back', steps['grant-undo'], (who, id) =>
    imports.grantUndo(who, id),
  );
}

function uploadRoute(app: Server, { imports, store }: Api): void {
  void app.register(async (plain) => {
    const inner = plain.withTypeProvider<ZodTypeProvider>();
    const bodyLimit = bookLimits.fileBytes;
    inner.removeAllContentTypeParsers();
    for (const type of fileTypes) {
      inner.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit }, (_request, body, done) => {
        done(null, body);
      });
    }
    inner.post(
      `${TENANT}/imports/ledger`,
      {
        bodyLimit,
        schema: {
          summary: 'Dry run of a ledger: the body is the bytes of an xlsx or csv file',
          ...{ tags, consumes: fileTypes, params: z.strictObject({ tenant }) },
          querystring: query({
            name: shortText,
            office: z.exactOptional(id),
            ledger: z.exactOptional(words(100)),
          }),
          response: { 201: importView },
        },
        errorHandler: (error) => {
          const { code } = error as { code?: string };
          throw code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? new Refused('book-too-large') : error;
        },
      },
      async (request, reply) => {
        const { tenant } = request.params;
        const { name: fileName, office, ledger } = request.query;
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const job = taken(
          await imports.upload(
            { tenant, person: personOf(request) },
            {
              ...{ fileName, bytes },
              ...(office === undefined ? {} : { office }),
              ...(ledger === undefined ? {} : { ledger }),
            },
          ),
        );
        const view = shownImport(job, await store.worldOf(tenant), languageOf(request));
        return reply.code(201).header('cache-control', 'no-store').send(view);
      },
    );
  });
}

function bare(job: Job): Job {
  const found = {
    ...job.found,
    ...{ mapping: {}, sheets: [], warnings: [], unknownUnits: [], unknownCategories: [] },
  };
  return {
    ...job,
    name: '',
    ledger: '',
    found,
    choices: { corrections: [], units: {}, categories: {} },
  };
}

function taken<T extends object>(found: T | Refusal): T {
  if (isRefusal(found)) throw new Refused(found.refused as AnyRefusal, found.detail);
  return found;
}
