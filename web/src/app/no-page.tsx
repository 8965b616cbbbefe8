import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

export function NoPage() {
  const { t } = useTranslation();
  return (
    <main className="narrow">
      <h1>{t('trouble.page')}</h1>
      <p>
        <Link to="/">{t('trouble.toQueue')}</Link>
      </p>
    </main>
  );
}
