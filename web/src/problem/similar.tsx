import { useQuery } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import { useCommand } from '../api/problem.ts';
import { similarQuery } from '../api/search.ts';
import { Trouble, troubleText } from '../api/trouble.ts';
import { SimilarList } from '../search/similar-list.tsx';
import { useLabels } from '../texts/labels.ts';
import type { PartProps } from './part.ts';

/** 疑似重复: what may be the same matter; where merging is lawful, it is offered. */
export function Similar({ tenant, page }: PartProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const label = useLabels(tenant);
  const rows = useQuery(similarQuery(tenant, page.row.id)).data ?? [];
  const command = useCommand(tenant, page.row.id);
  const lawful = page.nextSteps.some(
    ({ name, refusal }) => name === 'merge' && refusal === undefined,
  );
  if (rows.length === 0) return null;
  const merge = (id: string) =>
    command.mutate(
      { name: 'merge', data: { into: id }, key: newKey() },
      {
        onSuccess: () =>
          void message.success(t('problem.done', { command: label.of('commands', 'merge') })),
        onError: (error) => void message.error(reason(error)),
      },
    );
  return (
    <section className="card" aria-labelledby="similar-title">
      <h2 id="similar-title">{t('search.similar')}</h2>
      <SimilarList
        tenant={tenant}
        rows={rows}
        action={({ row }) =>
          lawful && row.open ? (
            <Popconfirm
              title={t('search.mergeTitle', { number: row.number })}
              description={t('search.mergeHint')}
              okText={label.of('commands', 'merge')}
              cancelText={t('app.cancel')}
              onConfirm={() => merge(row.id)}
            >
              <Button size="small" loading={command.isPending}>
                {t('search.merge', { number: row.number })}
              </Button>
            </Popconfirm>
          ) : null
        }
      />
    </section>
  );

  function reason(error: Error): string {
    const said =
      error instanceof Trouble ? (error.details.detail ?? error.details.title) : undefined;
    return said ?? t(`trouble.${troubleText(error)}`);
  }
}
