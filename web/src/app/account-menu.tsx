import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.ts';
import type { Me } from '../api/session.ts';
import { useLabels } from '../texts/labels.ts';
import { links } from './links.ts';

interface AccountMenuProps {
  readonly me: Me;
  readonly tenant: string;
}

export function AccountMenu({ me, tenant }: AccountMenuProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const leave = useMutation({
    mutationFn: signOut,
    onSettled: () => {
      queries.clear();
      void navigate(links.signIn());
    },
  });
  const posts = me.posts.map((post) => label.post(post.unit, post.role));
  return (
    <div className="account" role="group" aria-label={t('app.account')}>
      <span className="who">
        <strong>{me.name}</strong>
        <small className="wide">
          {posts.length > 0 ? posts.join(t('app.comma')) : t('app.noPost')}
        </small>
      </span>
      <Button type="text" onClick={() => leave.mutate()} loading={leave.isPending}>
        {t('app.signOut')}
      </Button>
    </div>
  );
}
