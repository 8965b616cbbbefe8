import { useInfiniteQuery } from '@tanstack/react-query';
import { App, Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { useLabels } from '../texts/labels.ts';
import { rowsQuery, useImportStep, type Field, type ImportView } from './imports.ts';
import { changedMapping, isUnsure, samplesOf, type ChosenColumns } from './mapping.ts';

interface ColumnsProps {
  readonly tenant: string;
  readonly view: ImportView;
}

/** Which column is what, as it was guessed, with examples; changed here and then read again. */
export function Columns({ tenant, view }: ColumnsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const label = useLabels(tenant);
  const step = useImportStep(tenant, view.id);
  const [chosen, setChosen] = useState<ChosenColumns>({});
  const rows = useInfiniteQuery(rowsQuery(tenant, view.id, {})).data?.pages[0]?.rows ?? [];
  const options = [
    { value: 'ignored', label: t('imports.ignored') },
    ...label.codes('ledgerFields').map((field) => ({
      value: field,
      label: label.of('ledgerFields', field),
    })),
  ];
  const isChanged = Object.values(chosen).some((columns) => Object.keys(columns).length > 0);
  const apply = () => {
    const body = { mapping: changedMapping(view.mapping, chosen) };
    step.mutate(
      { name: 'mapping', body },
      {
        onSuccess: () => {
          setChosen({});
          void message.success(t('imports.rechecked'));
        },
      },
    );
  };
  return (
    <details className="card columns-of" open={view.mapping.some(isUnsure)}>
      <summary>
        <h2>{t('imports.columns')}</h2>
      </summary>
      <p className="quiet">{t('imports.columnsHint')}</p>
      {view.mapping.map(({ sheet, headerRows, columns }) => (
        <table key={sheet} className="list">
          <caption>
            {t('imports.sheet', { sheet, rows: [...new Set(headerRows)].join('–') })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t('imports.column')}</th>
              <th scope="col">{t('imports.header')}</th>
              <th scope="col">{t('imports.samples')}</th>
              <th scope="col">{t('imports.meaning')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ column, header, field, confidence }) => (
              <tr key={column}>
                <td>{column}</td>
                <td>{header}</td>
                <td className="quiet">{samplesOf(rows, sheet, field).join(' / ')}</td>
                <td>
                  <Select<Field>
                    aria-label={t('imports.meaningOf', { column, header })}
                    value={chosen[sheet]?.[column] ?? field}
                    showSearch={{ optionFilterProp: 'label' }}
                    options={options as { value: Field; label: string }[]}
                    onChange={(value) => {
                      setChosen({ ...chosen, [sheet]: { ...chosen[sheet], [column]: value } });
                    }}
                  />
                  {field !== 'ignored' && confidence < 0.7 ? (
                    <span className="soon"> {t('imports.unsure')}</span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {step.error === null ? null : <Failure error={step.error} />}
      <div className="buttons end">
        <Button disabled={!isChanged} loading={step.isPending} onClick={apply}>
          {t('imports.recheck')}
        </Button>
      </div>
    </details>
  );
}
