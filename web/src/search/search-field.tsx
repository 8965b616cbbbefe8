import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import { LONGEST } from './address.ts';

/** The id of the field that `/` goes to. */
export const searchField = 'search';

/** 搜索 in the bar of every page; `/` goes to it. */
export function SearchField({ tenant }: { readonly tenant: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false, select: (search) => ('q' in search ? search.q : '') });
  const [typed, setTyped] = useState(asked ?? '');
  // Somebody went back, or opened a kept address: the field says what is shown.
  const [shown, setShown] = useState(asked);
  if (shown !== asked) {
    setShown(asked);
    setTyped(asked ?? '');
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      const field = document.getElementById(searchField);
      if (field instanceof HTMLInputElement) {
        field.focus();
        field.select();
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return (
    <form
      role="search"
      aria-label={t('search.title')}
      className="search-field"
      onSubmit={(event) => {
        event.preventDefault();
        const q = typed.trim();
        if (q !== '') void navigate(links.search(tenant, { q }));
      }}
    >
      <Input
        id={searchField}
        type="search"
        name="q"
        maxLength={LONGEST}
        aria-label={t('search.label')}
        aria-keyshortcuts="/"
        placeholder={t('search.hint')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        autoComplete="off"
      />
    </form>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role="dialog"]') !== null
  );
}
