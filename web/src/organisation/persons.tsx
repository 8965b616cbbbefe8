import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { peopleQuery } from '../api/catalogue.ts';
import { useLabels } from '../texts/labels.ts';
import { serverNow } from '../time/now.ts';
import { dayThere } from '../time/zone.ts';
import type { Given } from './office-drawer.tsx';
import { SetupLink } from './setup-link.tsx';

interface PersonsProps {
  readonly tenant: string;
  readonly onGive: (given: Given) => void;
}

/** Who is here, with their posts; who left is in the log and not in this list. */
export function Persons({ tenant, onGive }: PersonsProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const people = useQuery(peopleQuery(tenant)).data ?? [];
  const today = () => dayThere(serverNow());
  return (
    <ul className="persons">
      {people
        .filter(({ left }) => !left)
        .map(({ id, name, posts }) => (
          <li key={id}>
            <strong>{name}</strong>
            {posts.length === 0 ? <p className="quiet">{t('organisation.postFirst')}</p> : null}
            <ul>
              {posts.map((post) => {
                const said = label.post(post.unit, post.role);
                const start = { to: today() };
                return (
                  <li key={post.id}>
                    {said}{' '}
                    <Button
                      type="text"
                      size="small"
                      aria-label={`${t('organisation.endPost')} ${name} ${said}`}
                      onClick={() => onGive({ name: 'end-post', start, post: post.id })}
                    >
                      {t('organisation.endPost')}
                    </Button>
                  </li>
                );
              })}
            </ul>
            <div className="buttons">
              <Button
                size="small"
                aria-label={`${t('organisation.takePost')} ${name}`}
                onClick={() => onGive({ name: 'take-post', start: { person: id, from: today() } })}
              >
                {t('organisation.takePost')}
              </Button>
              {posts.length === 0 ? null : <SetupLink tenant={tenant} person={id} name={name} />}
            </div>
          </li>
        ))}
    </ul>
  );
}
