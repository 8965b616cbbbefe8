import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { day } from '../time/format.ts';
import {
  entriesOf,
  timeOf,
  versionNow,
  type CatalogueView,
  type Entry,
  type EntryKind,
} from './catalogue.ts';
import type { Given } from './entry-drawer.tsx';
import { Says } from './says.tsx';

interface EntryListProps {
  readonly tenant: string;
  readonly catalogue: CatalogueView;
  readonly kind: EntryKind;
  /** Where one may change it. */
  readonly onGive?: (given: Given) => void;
}

/** What there is one of, and nobody adds to or ends. */
const single: readonly EntryKind[] = ['weights', 'settings'];

export function EntryList({ tenant, catalogue, kind, onGive }: EntryListProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const entries = entriesOf(catalogue, kind);
  const kindName = label.of('entryKinds', kind);
  const isSingle = single.includes(kind);
  return (
    <section aria-label={kindName}>
      {onGive === undefined || isSingle ? null : (
        <div className="buttons">
          <Button type="primary" onClick={() => onGive({ kind, name: 'set-entry' })}>
            {t('catalogue.add', { kind: kindName })}
          </Button>
        </div>
      )}
      {entries.length === 0 ? (
        <p className="empty" role="status">
          {t('catalogue.none')}
        </p>
      ) : null}
      <ul className="entries">
        {entries.map((entry) => {
          const name = nameOf(entry);
          return (
            <li key={entry.code} className="card">
              <div className="title-row">
                <h2>
                  {name} {isSingle ? null : <small className="quiet">{entry.code}</small>}
                </h2>
                {onGive === undefined ? null : (
                  <div className="buttons">
                    <Button
                      size="small"
                      aria-label={t('catalogue.changeOf', { name })}
                      onClick={() => onGive({ kind, name: 'set-entry', entry })}
                    >
                      {t('catalogue.change')}
                    </Button>
                    {isSingle ? null : (
                      <Button
                        size="small"
                        aria-label={t('catalogue.endOf', { name })}
                        onClick={() => onGive({ kind, name: 'end-entry', entry })}
                      >
                        {t('catalogue.end')}
                      </Button>
                    )}
                  </div>
                )}
              </div>
              <Says tenant={tenant} kind={kind} version={versionNow(entry, catalogue.today)} />
              <Versions tenant={tenant} kind={kind} entry={entry} today={catalogue.today} />
            </li>
          );
        })}
      </ul>
    </section>
  );

  function nameOf({ code, names, versions }: Entry): string {
    if (kind === 'category') return label.category(code);
    if (kind === 'grade') return label.grade(code);
    if (kind === 'routing') {
      return label.category(categoryOf(versions, code));
    }
    if (isSingle) return kindName;
    return spoken() === 'en' ? (names.en ?? names.zh) : names.zh;
  }
}

interface VersionsProps {
  readonly tenant: string;
  readonly kind: EntryKind;
  readonly entry: Entry;
  readonly today: string;
}

/** What held and what will: open by itself where a change is announced. */
function Versions({ tenant, kind, entry, today }: VersionsProps) {
  const { t } = useTranslation();
  const times = entry.versions.map((_version, at) => timeOf(entry, at, today));
  if (entry.versions.length < 2 && !times.includes('will')) return null;
  return (
    <details open={times.includes('will')}>
      <summary>{t('catalogue.versions', { count: entry.versions.length })}</summary>
      <ol className="versions">
        {entry.versions.map((version, at) => {
          const time = times[at] ?? 'held';
          return (
            <li key={version.validFrom}>
              <strong className={time}>{t(`catalogue.${time}`)}</strong>{' '}
              {t('catalogue.from', { day: day(version.validFrom, spoken()) })}
              {version.ended === true ? (
                <p>{t('catalogue.ended')}</p>
              ) : (
                <Says tenant={tenant} kind={kind} version={version} />
              )}
            </li>
          );
        })}
      </ol>
    </details>
  );
}

function categoryOf(versions: Entry['versions'], code: string): string {
  const category = versions[versions.length - 1]?.['category'];
  return typeof category === 'string' ? category : code;
}
