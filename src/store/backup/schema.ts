import type { PoolClient } from 'pg';
import { quoted, type SequenceDefinition, type TableDefinition } from './format.ts';

/** What the public schema holds, read from the catalogue of PostgreSQL. */
export async function readSchema(
  client: PoolClient,
): Promise<{ sequences: SequenceDefinition[]; tables: TableDefinition[] }> {
  const sequences = await client.query<SequenceDefinition>(
    `select s.sequencename as name, s.data_type::text as type, s.last_value::text as last,
       (select json_build_array(t.relname, a.attname) from pg_depend d
          join pg_class t on t.oid = d.refobjid
          join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
          where d.objid = c.oid and d.deptype = 'i') as identity
     from pg_sequences s join pg_class c on c.relname = s.sequencename
       and c.relnamespace = 'public'::regnamespace
     where s.schemaname = 'public' order by 1`,
  );
  const tables = await client.query<TableDefinition>(
    `select c.relname as name, array_to_string(c.reloptions, ', ') as options,
       (select json_agg(json_build_object(
            'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'collation', (select collname from pg_collation k
              where k.oid = a.attcollation and a.attcollation <> t.typcollation),
            'isNotNull', a.attnotnull, 'expression', pg_get_expr(d.adbin, d.adrelid),
            'isGenerated', a.attgenerated <> '', 'identity', a.attidentity) order by a.attnum)
          from pg_attribute a join pg_type t on t.oid = a.atttypid
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
       coalesce((select json_agg(json_build_object(
            'name', k.conname, 'definition', pg_get_constraintdef(k.oid)) order by k.contype = 'f', k.conname)
          from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f')), '[]') as constraints,
       coalesce((select json_agg(pg_get_indexdef(i.indexrelid) order by i.indexrelid)
          from pg_index i where i.indrelid = c.oid and not exists (
            select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = c.oid)), '[]') as indexes
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
     order by c.relname`,
  );
  return { sequences: sequences.rows, tables: tables.rows };
}

/** The statement that makes a table without keys and indexes: they come when its rows are there. */
export function createTable({ name, columns, options }: TableDefinition): string {
  const lines = columns.map((column) => {
    const { type, collation, expression, isGenerated, identity, isNotNull } = column;
    const parts = [quoted(column.name), type];
    if (collation !== null) parts.push(`collate ${quoted(collation)}`);
    if (identity !== '') {
      parts.push(`generated ${identity === 'a' ? 'always' : 'by default'} as identity`);
    } else if (expression !== null) {
      parts.push(
        isGenerated ? `generated always as (${expression}) stored` : `default ${expression}`,
      );
    }
    if (isNotNull) parts.push('not null');
    return parts.join(' ');
  });
  const tail = options === null ? '' : ` with (${options})`;
  return `create table ${quoted(name)} (\n  ${lines.join(',\n  ')}\n)${tail}`;
}

/** Keys and indexes; foreign keys last of all, when every table has its own keys. */
export function finishTables(tables: readonly TableDefinition[]): string[] {
  const constraints = tables.flatMap(({ name, constraints }) =>
    constraints.map((each) => ({
      ...each,
      statement: `alter table ${quoted(name)} add constraint ${quoted(each.name)} ${each.definition}`,
    })),
  );
  const isForeign = ({ definition }: { definition: string }) => definition.startsWith('FOREIGN');
  return [
    ...constraints.filter((each) => !isForeign(each)),
    ...tables.flatMap(({ indexes }) => indexes.map((statement) => ({ statement, definition: '' }))),
    ...constraints.filter(isForeign),
  ].map(({ statement }) => statement);
}
