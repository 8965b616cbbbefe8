import { useTranslation } from 'react-i18next';
import { photoPath } from '../api/photos.ts';
import '../commands/fields/photos-field.css';

interface PhotosProps {
  readonly tenant: string;
  readonly id: string;
  readonly photos: readonly string[] | undefined;
}

/** The photos of one step, small; each opens in full in a tab of its own. */
export function Photos({ tenant, id, photos = [] }: PhotosProps) {
  const { t } = useTranslation();
  if (photos.length === 0) return null;
  return (
    <ul className="photos">
      {photos.map((photo, i) => {
        const path = photoPath(tenant, id, photo);
        return (
          <li key={photo}>
            <a href={path} target="_blank" rel="noreferrer">
              <img
                src={`${path}/thumbnail`}
                alt={t('photos.alt', { n: i + 1 })}
                width={96}
                height={72}
                loading="lazy"
              />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
