import { problemWords } from '../../domain/problem/index.ts';
import { openSearch, type SimilarPublished } from '../../store/search/index.ts';
import type { Report } from '../report-problem.ts';
import type { Scene } from './context.ts';
import type { Values } from './fields.ts';
import { html, type Html } from './html.ts';

/** What a resident may be offered to join: published words, and nothing else. */
export type Offer = Pick<SimilarPublished, 'number' | 'title' | 'place'>;

const NUMBER = /^\d{4}-\d{5,15}$/;

/**
 * What to ask before a report is registered: "is it one of these?" Nothing where it was asked already,
 * or where the report is answered by a reply, which is merged with nothing.
 */
export async function offersFor(
  { deps, tenant }: Scene,
  typed: Values,
  report: Report,
): Promise<readonly Offer[]> {
  const isProblem = problemWords.problemKinds.some((kind) => kind === report.kind);
  if (typed['asked'] === '1' || !isProblem) return [];
  const { title, description, place } = report;
  const search = openSearch(deps.pool, deps.config.secret);
  return search.similarPublished(tenant.tenant, { title, description, place: place.text });
}

/** The number of the matter that they named, if it is published and in hand. */
export async function namedIn({ deps, tenant }: Scene, typed: Values): Promise<string | undefined> {
  const number = typed['sameAs'] ?? '';
  if (!NUMBER.test(number)) return undefined;
  const row = await deps.reads.rowByNumber(tenant.tenant, number);
  const isOffered = row !== undefined && row.open && row.published_index !== null && !row.sensitive;
  return isOffered ? number : undefined;
}

/**
 * The question in the form. Without a script it comes with the answer to the first send; a script
 * (client/similar.ts) asks as one types, and fills in what is hidden here.
 */
export function offerField(
  { visit, tenant }: Scene,
  values: Values,
  offers: readonly Offer[],
): Html {
  const { similar } = visit.w;
  const isAsked = offers.length > 0;
  const chosen = values['sameAs'] ?? '';
  return html`<div aria-live="polite">
    <fieldset
      id="similar"
      class="offer"
      data-similar="/api/v1/${tenant.tenant}/published/similar"
      ${isAsked ? '' : html` hidden disabled`}
    >
      <legend>${similar.title}</legend>
      <p class="hint">${similar.lead}</p>
      <input type="hidden" name="asked" value="1" />
      <div class="choices">
        ${offers.map(({ number, title, place }) => choice(number, title, `${place} · ${number}`, chosen))}
        ${choice('', similar.none, '', chosen)}
      </div>
    </fieldset>
  </div>`;
}

function choice(value: string, label: string, hint: string, chosen: string): Html {
  return html`<label
    ><input
      type="radio"
      name="sameAs"
      value="${value}"
      ${value === chosen ? html` checked` : ''}
    /><span>${label}<small>${hint}</small></span></label
  >`;
}
