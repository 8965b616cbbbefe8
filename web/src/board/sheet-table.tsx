import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import type { BoardAddress } from './address.ts';
import { save } from './save.ts';
import { csvOf, type Cell, type Sheet } from './sheet.ts';
import { xlsxOf } from './xlsx.ts';

interface SheetTableProps {
  readonly tenant: string;
  readonly address: BoardAddress;
  readonly sheet: Sheet;
}

/** A table whose figures open their records, with a way to take it along. */
export function SheetTable({ tenant, address, sheet }: SheetTableProps) {
  return (
    <>
      <div className="scroll" role="group" aria-label={sheet.title} tabIndex={0}>
        <table className="sheet">
          <caption className="hidden">{sheet.title}</caption>
          <thead>
            <tr>
              {sheet.head.map((name, i) => (
                <th key={name} scope="col" className={i === 0 ? undefined : 'n'}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map(([first, ...rest], i) => (
              <tr key={`${first?.text ?? ''}${String(i)}`}>
                <th scope="row">
                  <Shown tenant={tenant} address={address} cell={first ?? { text: '' }} />
                </th>
                {rest.map((cell, j) => (
                  <td key={sheet.head[j + 1]} className="n">
                    <Shown tenant={tenant} address={address} cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SheetFiles sheet={sheet} />
    </>
  );
}

export function SheetFiles({ sheet }: { readonly sheet: Sheet }) {
  const { t } = useTranslation();
  return (
    <p className="files">
      <Button
        size="small"
        aria-label={t('board.saveAs', { name: sheet.title, kind: 'CSV' })}
        onClick={() => save(`${sheet.title}.csv`, 'text/csv;charset=utf-8', csvOf(sheet))}
      >
        CSV
      </Button>
      <Button
        size="small"
        aria-label={t('board.saveAs', { name: sheet.title, kind: 'Excel' })}
        onClick={() => save(`${sheet.title}.xlsx`, XLSX, xlsxOf(sheet))}
      >
        Excel
      </Button>
    </p>
  );
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface ShownProps extends Omit<SheetTableProps, 'sheet'> {
  readonly cell: Cell;
}

function Shown({ tenant, address, cell: { text, to, note, span } }: ShownProps) {
  return (
    <>
      {to === undefined ? (
        text
      ) : (
        <Link {...links.board(tenant, { ...address, ...to })} resetScroll={false}>
          {text}
        </Link>
      )}
      {span === undefined ? null : (
        <svg className="span" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
          <rect className="track" y={4} width={100} height={2} />
          <rect x={span.low * 100} y={2} width={(span.high - span.low) * 100} height={6} />
          <rect
            className="dot"
            x={Math.min(98, Math.max(0, span.value * 100 - 1))}
            width={2}
            height={10}
          />
        </svg>
      )}
      {note === undefined ? null : <small>{note}</small>}
    </>
  );
}
