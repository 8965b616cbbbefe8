import { useNavigate } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import type { Edits } from './edits.ts';
import { useImportStep, type ImportView } from './imports.ts';

interface CommitBarProps {
  readonly tenant: string;
  readonly view: ImportView;
  readonly edits: Edits;
}

/** The end of a dry run: take it over after one has read what that does, or throw it away. */
export function CommitBar({ tenant, view, edits }: CommitBarProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const step = useImportStep(tenant, view.id);
  const { counts } = view;
  const good = counts.new + counts.changed;
  const isWhole = counts.troubled === 0;
  const commit = () =>
    void modal.confirm({
      title: t('imports.commitTitle'),
      content: <WhatHappens counts={counts} />,
      okText: isWhole ? t('imports.commitAll') : t('imports.commitGood', { count: good }),
      cancelText: t('app.cancel'),
      onOk: () =>
        step
          .mutateAsync({ name: 'commit', body: { mode: isWhole ? 'all' : 'good-rows' } })
          .catch(() => undefined),
    });
  const discard = () =>
    void modal.confirm({
      title: t('imports.discardTitle'),
      content: t('imports.discardHint'),
      okText: t('imports.discard'),
      cancelText: t('app.cancel'),
      onOk: async () => {
        try {
          await step.mutateAsync({ name: 'discard', body: {} });
        } catch {
          return;
        }
        void message.success(t('imports.discarded'));
        await navigate(links.imports(tenant));
      },
    });
  return (
    <div className="commit-bar">
      {step.error === null ? null : <Failure error={step.error} />}
      <div className="buttons end">
        {good === 0 ? <span className="quiet">{t('imports.nothing')}</span> : null}
        {edits.count > 0 ? <span className="soon">{t('imports.firstSave')}</span> : null}
        <Button onClick={discard}>{t('imports.discard')}</Button>
        <Button
          type="primary"
          disabled={good === 0 || edits.count > 0}
          loading={step.isPending}
          onClick={commit}
        >
          {isWhole ? t('imports.commitAll') : t('imports.commitGood', { count: good })}
        </Button>
      </div>
    </div>
  );
}

function WhatHappens({ counts }: Pick<ImportView, 'counts'>) {
  const { t } = useTranslation();
  const lines = [
    ['new', counts.new, 'imports.willNew'],
    ['closed', counts.closed, 'imports.willClosed'],
    ['changed', counts.changed, 'imports.willChange'],
    ['same', counts.same, 'imports.willSame'],
    ['touched', counts.touched, 'imports.willTouched'],
    ['troubled', counts.troubled, 'imports.willSkip'],
  ] as const;
  return (
    <ul className="what-happens">
      {lines
        .filter(([, count]) => count > 0)
        .map(([name, count, key]) => (
          <li key={name}>{t(key, { count })}</li>
        ))}
      <li>{t('imports.willLog')}</li>
    </ul>
  );
}
