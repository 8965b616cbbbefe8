import { mostPhotos } from '../../domain/problem/index.ts';
import type { Scene } from './context.ts';
import { html, type Html } from './html.ts';

/**
 * Chooses pictures for a form. Without a script they go with the form; with one each is sent when it
 * is chosen, and shown. `kept` are uploads of an earlier try of the same form.
 */
export function photoField(
  { visit: { w }, tenant }: Scene,
  name: string,
  kept: readonly string[],
  error: string | undefined,
): Html {
  const { photos } = w;
  const uploads = `/api/v1/${tenant.tenant}/uploads`;
  const items = kept.map(
    (id, i) =>
      html`<li>
        <input type="hidden" name="photo" value="${id}" />
        <img src="${uploads}/${id}" alt="${photos.alt(i + 1)}" width="96" height="72" />
        <label><input type="checkbox" name="drop" value="${id}" />${photos.remove}</label>
      </li>`,
  );
  const ids = [`${name}-hint`, ...(error === undefined ? [] : [`${name}-error`])].join(' ');
  return html`<div
    class="field${error === undefined ? '' : ' bad'}"
    data-uploads="${uploads}"
    data-most="${mostPhotos.raiser}"
    data-alt="${photos.alt(0)}"
    data-remove="${photos.remove}"
    data-wait="${photos.sending}"
    data-done="${photos.sent}"
    data-many="${photos.tooMany(mostPhotos.raiser)}"
    data-failed="${photos.failed}"
  >
    <label for="${name}">${photos.label} <span class="tag">${w.report.optional}</span></label>
    <p class="hint" id="${name}-hint">${photos.hint(mostPhotos.raiser)}</p>
    ${error === undefined ? '' : html`<p class="error" id="${name}-error">${error}</p>`}
    <ul class="photos" ${kept.length === 0 ? html` hidden` : ''}>
      ${items}
    </ul>
    <input
      type="file"
      id="${name}"
      name="photos"
      multiple
      accept="image/jpeg,image/png,image/webp"
      aria-describedby="${ids}"
    />
    <p class="hint" data-said role="status"></p>
  </div>`;
}

/** Pictures that a page of a tracking code shows; each opens in full. */
export function photoList(
  { visit: { w }, tenant }: Scene,
  code: string,
  photos: readonly string[],
): Html | string {
  if (photos.length === 0) return '';
  const path = `/api/v1/${tenant.tenant}/track/${code}/photos`;
  const items = photos.map(
    (id, i) =>
      html`<li>
        <a href="${path}/${id}"
          ><img
            src="${path}/${id}/thumbnail"
            alt="${w.photos.alt(i + 1)}"
            width="96"
            height="72"
            loading="lazy"
        /></a>
      </li>`,
  );
  return html`<ul class="photos">
    ${items}
  </ul>`;
}
