import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { newKey } from '../api/client.ts';
import type { StaffCommand } from '../api/commands.ts';
import { problemQuery, useCommand } from '../api/problem.ts';

const SECONDS = 10;

/** Says that a command was done; where it was an ask that may be withdrawn, with a way to do so. */
export function useDone(tenant: string, id: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const withdraw = useCommand(tenant, id);
  return (name: StaffCommand, said: string) => {
    const page = queries.getQueryData(problemQuery(tenant, id).queryKey);
    const matter = /^ask-(.+)$/.exec(name)?.[1];
    const isMine = page?.problem.asks.some((ask) => ask.matter === matter && ask.mine);
    const mayUndo = page?.nextSteps.some(
      (step) => step.name === 'withdraw-ask' && step.refusal === undefined,
    );
    if (!isMine || !mayUndo) return void message.success(said);
    const undo = () => {
      message.destroy(name);
      withdraw.mutate(
        { name: 'withdraw-ask', data: { matter }, key: newKey() },
        {
          onSuccess: () => void message.success(t('live.undone')),
          onError: (error) => void message.error(error.message),
        },
      );
    };
    return void message.success({
      key: name,
      duration: SECONDS,
      content: (
        <>
          {said}{' '}
          <Button type="link" size="small" onClick={undo}>
            {t('live.undo')}
          </Button>
        </>
      ),
    });
  };
}
