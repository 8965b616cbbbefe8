import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { useLabels } from '../texts/labels.ts';
import { CellEditor } from './cell-editor.tsx';
import type { Edits } from './edits.ts';
import type { ImportView, Row } from './imports.ts';
import { columnOf, type GridColumn } from './mapping.ts';

interface RowLineProps {
  readonly tenant: string;
  readonly view: ImportView;
  readonly row: Row;
  readonly columns: readonly GridColumn[];
  readonly edits: Edits;
}

/** One row of the file: how it stands, its cells with what is wrong in them, and what it changes. */
export function RowLine({ tenant, view, row, columns, edits }: RowLineProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const named = t('imports.rowName', { sheet: row.sheet, row: row.row });
  const shown = new Set<string>(columns.map(({ field }) => field));
  // What is missing has no column of its own to be shown in.
  const others = row.troubles.filter(({ field }) => !shown.has(field));
  return (
    <>
      <span role="rowheader" className="row-of">
        <span className="quiet">{named}</span>
        <span className={`standing ${row.standing}`}>{label.of('standings', row.standing)}</span>
        {row.outcome === null ? null : (
          <small>
            {label.of('outcomes', row.outcome)}
            {row.outcome === 'kept' ? ` · ${t('imports.keptTouched')}` : null}
          </small>
        )}
        {row.problem === undefined || row.outcome === 'undone' ? null : (
          <Link
            {...links.problem(tenant, row.problem)}
            aria-label={`${t('imports.open')} ${named}`}
          >
            {t('imports.open')}
          </Link>
        )}
      </span>
      {columns.map(({ field, name }) => {
        const column = columnOf(view.mapping, row.sheet, field);
        const troubles = row.troubles.filter((trouble) => trouble.field === field);
        const text = row.cells[field] ?? '';
        return (
          <span
            key={field}
            role="cell"
            data-label={name}
            className={text === '' && troubles.length === 0 ? 'blank' : ''}
          >
            {column === undefined || view.phase !== 'draft' ? (
              text
            ) : (
              <CellEditor
                key={text}
                called={t('imports.cellOf', { field: name, row: named })}
                editing={t('imports.edit', { field: name, row: named })}
                text={edits.textOf({ sheet: row.sheet, row: row.row, column }) ?? text}
                isTroubled={troubles.some(({ blocking }) => blocking)}
                describedBy={`trouble-${String(row.n)}-${field}`}
                onText={(typed) => {
                  edits.put({ sheet: row.sheet, row: row.row, column, text: typed }, text);
                }}
                onSave={() => {
                  edits.save();
                }}
              />
            )}
            <span id={`trouble-${String(row.n)}-${field}`}>
              {troubles.map(({ code, text: said, blocking }) => (
                <small key={code} className={blocking ? 'late' : 'soon'}>
                  {said}
                </small>
              ))}
            </span>
          </span>
        );
      })}
      {row.changes === undefined && others.length === 0 ? null : (
        <div role="cell" className="more-of">
          {others.map(({ code, field, fieldName, text, blocking }) => (
            <p key={`${field}${code}`} className={blocking ? 'late' : 'soon'}>
              {fieldName}: {text}
            </p>
          ))}
          {row.changes === undefined ? null : <Changes tenant={tenant} changes={row.changes} />}
        </div>
      )}
    </>
  );
}

interface ChangesProps {
  readonly tenant: string;
  readonly changes: NonNullable<Row['changes']>;
}

/** What it said before beside what it says now. */
function Changes({ tenant, changes }: ChangesProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  return (
    <dl className="changes">
      {changes.map(({ word, before, now }) => (
        <div key={word}>
          <dt>{label.of('ledgerFields', word)}</dt>
          <dd>
            <span className="quiet">{t('imports.before')}</span>{' '}
            <del>{before === '' ? t('imports.emptyCell') : before}</del>
          </dd>
          <dd>
            <span className="quiet">{t('imports.now')}</span>{' '}
            <ins>{now === '' ? t('imports.emptyCell') : now}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
