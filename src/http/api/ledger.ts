import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  writeCsv,
  writeLedger,
  type LedgerCells,
  type LedgerColumn,
} from '../../documents/index.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { documentTexts } from '../../texts/document-texts.ts';
import { personOf } from '../gate.ts';
import { languageOf } from '../language.ts';
import { exportColumns, exportRows, type Reader } from '../ledger-export.ts';
import { Refused } from '../refused.ts';
import { query, tenant, words } from './fields.ts';
import { queueFilters } from './queue.ts';
import { TENANT, type Api, type Server } from './server.ts';
import { postsNow } from './sight.ts';

const params = z.strictObject({ tenant });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The ledger as its reader may see it whole, as a file; never in memory as a whole. */
export function ledgerRoutes(app: Server, api: Api): void {
  for (const format of ['xlsx', 'csv'] as const) {
    app.get(
      `${TENANT}/ledger.${format}`,
      {
        schema: {
          summary: `The ledger as ${format}, in the usual columns or, by layout, those of a ledger that was imported by this name`,
          tags: ['problem'],
          params,
          querystring: query({ ...queueFilters, layout: z.exactOptional(words(100)) }),
        },
      },
      async (request, reply) => {
        const { tenant } = request.params;
        const { world } = await api.store.worldOf(tenant);
        const posts = postsNow(world, personOf(request), api.clock());
        const { lang: _lang, layout, ...filters } = request.query;
        const reader: Reader = { tenant, posts, language: languageOf(request), filters };
        const columns = await exportColumns(api, reader, layout);
        if (isRefusal(columns)) throw new Refused(columns.refused, columns.detail);
        const rows = exportRows(api, reader);
        const { language } = reader;
        const file =
          format === 'xlsx'
            ? writeLedger(rows, columns, { language })
            : Readable.from(ledgerCsv(rows, columns, language));
        return reply
          .type(format === 'xlsx' ? XLSX : 'text/csv; charset=utf-8')
          .header('cache-control', 'no-store')
          .header('content-disposition', `attachment; filename="${tenant}-ledger.${format}"`)
          .send(file);
      },
    );
  }
}

export function ledgerCsv(
  rows: AsyncIterable<LedgerCells>,
  columns: readonly LedgerColumn[],
  language: Reader['language'],
): AsyncGenerator<string> {
  const { fields } = documentTexts(language);
  const header = columns.map(({ field, header }) => header ?? fields[field]);
  return writeCsv(header, written(rows, columns));
}

async function* written(rows: AsyncIterable<LedgerCells>, columns: readonly LedgerColumn[]) {
  for await (const row of rows) {
    yield columns.map(({ field }) => {
      const cell = row[field];
      if (cell === undefined || typeof cell === 'string') return cell ?? null;
      return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`;
    });
  }
}
