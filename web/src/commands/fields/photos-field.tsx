import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostPhotos, photoTypes, sendPhoto, uploadPath } from '../../api/photos.ts';
import { Trouble, troubleText } from '../../api/trouble.ts';
import type { Controlled } from './controlled.ts';
import './photos-field.css';

interface PhotosFieldProps extends Controlled<readonly string[]> {
  readonly tenant: string;
}

/** Photos are sent one by one as they are chosen; the form holds what the server calls them. */
export function PhotosField({ tenant, id, value = [], onChange }: PhotosFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState(false);
  const [troubles, setTroubles] = useState<readonly string[]>([]);

  const choose = async (files: readonly File[]) => {
    setSending(true);
    setTroubles([]);
    let sent = value;
    for (const file of files) {
      try {
        if (sent.length >= mostPhotos) throw new Trouble(422, { detail: t('photos.most') });
        sent = [...sent, await sendPhoto(tenant, file)];
        onChange?.(sent);
      } catch (error) {
        const why = error instanceof Trouble ? error.details.detail : undefined;
        const text = why ?? t(`trouble.${troubleText(error)}`);
        setTroubles((before) => [...before, `${file.name} ${text}`]);
      }
    }
    setSending(false);
    if (input.current) input.current.value = '';
  };

  return (
    <div className="photos-field">
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept={photoTypes}
        disabled={sending}
        onChange={(event) => void choose([...(event.target.files ?? [])])}
      />
      <p className="quiet" role="status">
        {sending ? t('photos.sending') : t('photos.hint')}
      </p>
      {troubles.map((trouble) => (
        <p key={trouble} role="alert">
          {trouble}
        </p>
      ))}
      {value.length === 0 ? null : (
        <ul className="photos">
          {value.map((photo, i) => (
            <li key={photo}>
              <img
                src={uploadPath(tenant, photo)}
                alt={t('photos.alt', { n: i + 1 })}
                width={96}
                height={72}
              />
              <Button
                size="small"
                aria-label={t('photos.removeOne', { n: i + 1 })}
                onClick={() => onChange?.(value.filter((one) => one !== photo))}
              >
                {t('photos.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
