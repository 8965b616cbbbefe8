import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { links } from '../app/links.ts';
import type { Phrase } from './phrases.ts';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly text: string;
}

interface PhrasePickerProps {
  readonly tenant: string;
  readonly phrases: readonly Phrase[];
  readonly onPick: (phrase: Phrase) => void;
  readonly onClose: () => void;
}

/** The desk's phrases, found by typing part of them. */
export function PhrasePicker({ tenant, phrases, onPick, onClose }: PhrasePickerProps) {
  const { t } = useTranslation();
  if (phrases.length === 0) {
    return (
      <p className="quiet" role="status">
        {t('phrases.none')} <Link {...links.phrases(tenant)}>{t('phrases.manage')}</Link>
      </p>
    );
  }
  return (
    <Select<string, Option>
      aria-label={t('phrases.choose')}
      placeholder={t('phrases.choose')}
      autoFocus
      defaultOpen
      showSearch={{
        filterOption: (typed, option) => `${option?.label} ${option?.text}`.includes(typed.trim()),
      }}
      options={phrases.map(({ id, title, text }) => ({ value: id, label: title, text }))}
      optionRender={({ data }) => (
        <span className="phrase-option">
          {data.label}
          <small>{data.text}</small>
        </span>
      )}
      onSelect={(id) => {
        const phrase = phrases.find((each) => each.id === id);
        if (phrase) onPick(phrase);
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    />
  );
}
