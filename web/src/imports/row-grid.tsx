import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button, Skeleton } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import type { Edits } from './edits.ts';
import { rowsQuery, type ImportView, type Standing } from './imports.ts';
import { gridColumns, troubledFirst, type GridColumn } from './mapping.ts';
import { RowLine } from './row-line.tsx';

interface RowGridProps {
  readonly tenant: string;
  readonly view: ImportView;
  readonly only: Standing | undefined;
  readonly edits: Edits;
}

/** The rows of a ledger: only those in view are drawn, and more are read as one comes near the end. */
export function RowGrid({ tenant, view, only, edits }: RowGridProps) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(rowsQuery(tenant, view.id, only === undefined ? {} : { only }));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const inOrder = gridColumns(view.mapping);
  const columns = only === 'troubled' ? troubledFirst(inOrder, rows) : inOrder;
  const least = columns.reduce((sum, column) => sum + widthOf(column), FIRST);
  const scrolled = useRef<HTMLDivElement>(null);
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrolled.current,
    estimateSize: () => 64,
    getItemKey: (at) => rows[at]?.n ?? at,
    overscan: 6,
  });
  const items = drawn.getVirtualItems();
  const last = items[items.length - 1]?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= rows.length - 20) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, last, rows.length]);
  if (query.error !== null) {
    return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (query.data === undefined) {
    return (
      <div role="status" aria-label={t('app.loading')}>
        <Skeleton active />
      </div>
    );
  }
  if (rows.length === 0) return <p role="status">{t('imports.noRows')}</p>;
  return (
    <>
      {edits.count === 0 ? null : (
        <div className="notice edits" role="status">
          <span>{t('imports.pending', { count: edits.count })}</span>
          <Button onClick={() => edits.drop()}>{t('imports.undoEdits')}</Button>
          <Button type="primary" loading={edits.isSaving} onClick={() => edits.save()}>
            {t('imports.save')}
          </Button>
        </div>
      )}
      {edits.error === null ? null : <Failure error={edits.error} />}
      <div
        ref={scrolled}
        className="grid"
        role="table"
        aria-label={t('imports.gridTitle')}
        aria-rowcount={hasNextPage ? -1 : rows.length + 1}
        // Scrolled by the arrow keys where there is nothing in it to go to.
        tabIndex={0}
      >
        <div role="rowgroup" className="grid-head" style={{ minWidth: least }}>
          <div role="row" aria-rowindex={1} className="grid-row" style={widths(columns)}>
            <span role="columnheader">{t('imports.row')}</span>
            {columns.map(({ field, name }) => (
              <span key={field} role="columnheader">
                {name}
              </span>
            ))}
          </div>
        </div>
        <div
          role="rowgroup"
          className="grid-body"
          style={{ minWidth: least, height: drawn.getTotalSize() }}
        >
          {items.map(({ index, key, start }) => {
            const row = rows[index];
            return row === undefined ? null : (
              <div
                key={key}
                ref={drawn.measureElement}
                data-index={index}
                role="row"
                aria-rowindex={index + 2}
                className={`grid-row ${row.standing}`}
                style={{ ...widths(columns), transform: `translateY(${String(start)}px)` }}
              >
                <RowLine tenant={tenant} view={view} row={row} columns={columns} edits={edits} />
              </div>
            );
          })}
        </div>
      </div>
      <p className="quiet" role="status">
        {isFetchingNextPage ? t('imports.loadingRows') : t('imports.shown', { count: rows.length })}
      </p>
    </>
  );
}

const short: readonly GridColumn['field'][] = ['ordinal', 'closed', 'satisfied', 'kind'];
const long: readonly GridColumn['field'][] = ['title', 'description', 'measures', 'progress'];
const FIRST = 124;

/** Heads and rows are grids of their own: what a column takes must hang on nothing that is in it. */
function widthOf({ field }: GridColumn): number {
  if (short.includes(field)) return 72;
  return long.includes(field) ? 190 : 124;
}

function widths(columns: readonly GridColumn[]) {
  const each = columns.map((column) => {
    const width = String(widthOf(column));
    return `minmax(${width}px, ${width}fr)`;
  });
  return { gridTemplateColumns: [`${String(FIRST)}px`, ...each].join(' ') };
}
