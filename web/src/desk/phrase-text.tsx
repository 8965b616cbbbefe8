import './desk.css';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/session.ts';
import type { Controlled } from '../commands/fields/controlled.ts';
import type { PartProps } from '../problem/part.ts';
import { spoken } from '../texts/i18n.ts';
import { useLabels } from '../texts/labels.ts';
import { day } from '../time/format.ts';
import { serverNow } from '../time/now.ts';
import { dayThere } from '../time/zone.ts';
import { PhrasePicker } from './phrase-picker.tsx';
import { filledIn, phrasesQuery } from './phrases.ts';

interface PhraseTextProps extends Controlled<string> {
  readonly tenant: string;
  readonly page: PartProps['page'] | undefined;
  readonly rows: number;
}

/** What a phrase takes the place of. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** A reply in one's own words, or in the desk's: `/` where a line begins, or the button. */
export function PhraseText({
  tenant,
  page,
  rows,
  value = '',
  onChange,
  ...field
}: PhraseTextProps) {
  const { t } = useTranslation();
  const label = useLabels(tenant);
  const me = useQuery(meQuery(tenant)).data;
  const phrases = useQuery(phrasesQuery(tenant)).data?.phrases ?? [];
  const area = useRef<TextAreaRef>(null);
  const [place, setPlace] = useState<Place>();
  const [caret, setCaret] = useState<number>();
  const typed = () => area.current?.resizableTextArea?.textArea;
  // Once the field holds the phrase, one types on behind it.
  useLayoutEffect(() => {
    if (caret === undefined) return;
    const field = area.current?.resizableTextArea?.textArea;
    field?.focus();
    field?.setSelectionRange(caret, caret);
    setCaret(undefined);
  }, [caret]);
  const lead = page?.row.lead;
  const unit = me?.posts.find((post) => post.unit === lead)?.unit ?? me?.posts[0]?.unit;
  return (
    <div className="phrase-text">
      <Input.TextArea
        {...field}
        // Form.Item hands over one of its own among the rest.
        ref={area}
        rows={rows}
        maxLength={4000}
        value={value}
        onChange={({ target }) => {
          const at = target.selectionStart - 1;
          const isAsked = target.value.length === value.length + 1 && asks(target.value, at);
          if (isAsked && phrases.length > 0) setPlace({ from: at, to: at + 1 });
          onChange?.(target.value);
        }}
      />
      {place === undefined ? (
        <Button
          type="link"
          size="small"
          onClick={() => {
            const { selectionStart: from, selectionEnd: to } = typed() ?? {
              selectionStart: value.length,
              selectionEnd: value.length,
            };
            setPlace({ from, to });
          }}
        >
          {t('phrases.insert')}
        </Button>
      ) : (
        <PhrasePicker
          tenant={tenant}
          phrases={phrases}
          onClose={() => {
            setPlace(undefined);
            typed()?.focus();
          }}
          onPick={({ text }) => {
            const said = filledIn(text, {
              number: page?.row.number ?? '',
              unit: unit === undefined ? '' : label.unit(unit),
              date: day(dayThere(serverNow()), spoken()),
            });
            onChange?.(value.slice(0, place.from) + said + value.slice(place.to));
            setPlace(undefined);
            setCaret(place.from + said.length);
          }}
        />
      )}
    </div>
  );
}

/** A stroke where a line begins; Chinese input methods make 、 of that key. */
function asks(text: string, at: number): boolean {
  return /[/／、]/.test(text.charAt(at)) && (at === 0 || text.charAt(at - 1) === '\n');
}
