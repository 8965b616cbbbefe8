import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CellEditorProps {
  /** Which cell it is, in words. */
  readonly called: string;
  readonly editing: string;
  readonly text: string;
  /** What keeps the row out is open to be typed over from the start. */
  readonly isTroubled: boolean;
  readonly describedBy: string;
  readonly onText: (text: string) => void;
  readonly onSave: () => void;
}

/** A cell that can be typed over: Enter sends all that was changed, Escape leaves this one as it was. */
export function CellEditor(props: CellEditorProps) {
  const { called, editing, text, isTroubled, describedBy, onText, onSave } = props;
  const { t } = useTranslation();
  const [before] = useState(text);
  const [isOpen, setIsOpen] = useState(false);
  if (!isOpen && !isTroubled && text === before) {
    return (
      <button type="button" className="cell" onClick={() => setIsOpen(true)}>
        {text === '' ? <span className="quiet">{t('imports.emptyCell')}</span> : text}
        <span className="hidden"> {editing}</span>
      </button>
    );
  }
  return (
    <input
      className="cell"
      aria-label={called}
      aria-describedby={describedBy}
      aria-invalid={isTroubled && text === before}
      value={text}
      maxLength={4000}
      autoFocus={isOpen}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={(event) => {
        // An input method's own Enter ends its word, not the cell.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') onSave();
        if (event.key !== 'Escape') return;
        onText(before);
        setIsOpen(false);
      }}
      onBlur={() => setIsOpen(false)}
    />
  );
}
