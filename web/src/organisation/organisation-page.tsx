import './organisation.css';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitsQuery } from '../api/catalogue.ts';
import { meQuery } from '../api/session.ts';
import { links } from '../app/links.ts';
import { isOffice } from './is-office.ts';
import { OfficeDrawer, type Given } from './office-drawer.tsx';
import { Persons } from './persons.tsx';
import { UnitTree } from './unit-tree.tsx';

/** 单位与人员: an office opens units, registers persons, gives posts and makes their accounts. */
export function OrganisationPage() {
  const { t } = useTranslation();
  const { tenant } = useParams({ from: '/$tenant/organisation' });
  const me = useQuery(meQuery(tenant)).data;
  const units = useQuery(unitsQuery(tenant)).data ?? [];
  const [given, setGiven] = useState<Given>();
  if (!isOffice(me)) {
    return (
      <p className="notice" role="alert">
        {t('trouble.forbidden')}
      </p>
    );
  }
  const parent = me?.posts.find(({ role }) => role === 'office')?.unit;
  return (
    <div className="organisation">
      <h1>{t('organisation.title')}</h1>
      <p className="quiet">
        {t('organisation.hint')} <Link {...links.catalogue(tenant)}>{t('catalogue.title')}</Link>
      </p>
      <div className="columns">
        <section className="card" aria-labelledby="units-title">
          <header>
            <h2 id="units-title">{t('organisation.units')}</h2>
            <Button onClick={() => setGiven({ name: 'open-unit', start: { parent } })}>
              {t('organisation.openUnit')}
            </Button>
          </header>
          <UnitTree tenant={tenant} units={units} parent={undefined} />
        </section>
        <section className="card" aria-labelledby="persons-title">
          <header>
            <h2 id="persons-title">{t('organisation.persons')}</h2>
            <Button onClick={() => setGiven({ name: 'register-person', start: {} })}>
              {t('organisation.registerPerson')}
            </Button>
          </header>
          <Persons tenant={tenant} onGive={setGiven} />
        </section>
      </div>
      <OfficeDrawer tenant={tenant} given={given} onClose={() => setGiven(undefined)} />
    </div>
  );
}
