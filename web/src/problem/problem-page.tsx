import '../queue/queue.css';
import './problem.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { problemQuery } from '../api/problem.ts';
import { Trouble } from '../api/trouble.ts';
import { Failure } from '../app/failure.tsx';
import { links } from '../app/links.ts';
import { WorkOrderLink } from '../desk/work-order-link.tsx';
import { Confided } from './confided.tsx';
import { Contact } from './contact.tsx';
import { Deadlines } from './deadlines.tsx';
import { Facts } from './facts.tsx';
import { Head } from './head.tsx';
import { PlatformReply } from './platform-reply.tsx';
import { Said } from './said.tsx';
import { Similar } from './similar.tsx';
import { Steps } from './steps.tsx';
import { Timeline } from './timeline.tsx';

/** One matter: what it is, until when, what happened, and what I can do now. */
export function ProblemPage() {
  const { t } = useTranslation();
  const { tenant, id } = useParams({ from: '/$tenant/problems/$id' });
  const { data: page, error, refetch } = useQuery(problemQuery(tenant, id));
  useBackKey(tenant);
  return (
    <div className="problem">
      <Link {...links.queue(tenant)} className="back">
        ← {t('app.back')}
      </Link>
      {error !== null && (page === undefined || isGone(error)) ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : page === undefined ? (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton active paragraph={{ rows: 10 }} />
        </div>
      ) : (
        <>
          <WorkOrderLink tenant={tenant} id={id} />
          <Head tenant={tenant} page={page} />
          <div className="columns">
            <aside>
              <Steps tenant={tenant} page={page} />
              <Deadlines tenant={tenant} page={page} />
              <Similar tenant={tenant} page={page} />
              <Contact tenant={tenant} page={page} />
              <Confided tenant={tenant} page={page} />
            </aside>
            <div>
              <Said tenant={tenant} page={page} />
              <PlatformReply tenant={tenant} page={page} />
              <Facts tenant={tenant} page={page} />
              <Timeline tenant={tenant} page={page} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

/** What could not be read again just now stays, and with it what is being typed. */
function isGone(error: unknown): boolean {
  return error instanceof Trouble && (error.status === 403 || error.status === 404);
}

function useBackKey(tenant: string) {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, select, [role="dialog"]') !== null;
      if (event.key !== 'u' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      void navigate(links.queue(tenant));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate, tenant]);
}
