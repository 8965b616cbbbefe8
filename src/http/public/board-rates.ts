import type { Weights } from '../../domain/catalogue/index.ts';
import { FEWEST_TO_RANK, type Rate, type RateId } from '../../figures/rates.ts';
import { publicSums } from '../public-sums.ts';
import { boardPath, figurePath, type Place } from './board-sums.ts';
import { publicRates, percent, shown } from './figures.ts';
import { html, type Html } from './html.ts';
import type { Words } from './words/words.ts';

/** The figure whose records stand behind a rate. */
const numerators: { readonly [id in RateId]: string } = {
  response: 'answers-contacted',
  resolution: 'answers-solved',
  satisfaction: 'answers-satisfied',
  composite: 'answers',
  recurrence: 'look-back-recurred',
};

export function rateTable(
  place: Place,
  rates: { readonly [id in RateId]: Rate },
  ids: readonly RateId[],
): Html {
  const { w } = place.scene.visit;
  const rows = ids.map((id) => {
    const { name, definition } = w.rates[id];
    return html`<tr>
      <th scope="row">${name}<br /><span class="hint">${definition}</span></th>
      <td class="n">${rateText(place, id, rates[id])}</td>
    </tr>`;
  });
  return html`<h2>${w.board.ratesTitle}</h2>
    <p class="small soft">${w.board.ratesLead}</p>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th scope="col">${w.board.rate}</th>
            <th scope="col" class="n">${w.board.value}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

/** Never a rate without its sample; and with none, no rate. */
function rateText(place: Place, id: RateId, rate: Rate): Html {
  const { w } = place.scene.visit;
  if (rate.value === undefined) return html`<span class="soft">${w.board.noSample}</span>`;
  return html`<a class="value" href="${figurePath(place, numerators[id])}">${percent(rate.value)}</a
    >${interval(w, rate)}<span class="hint keep">${w.board.count(String(rate.denominator))}</span>`;
}

/** The interval as a line on a scale of 0 to 100, and in figures. */
function interval(w: Words, { value, interval: bounds }: Rate): Html | string {
  if (value === undefined || !bounds) return '';
  const [low, high] = bounds.map((bound) => Math.round(bound * 1000) / 10) as [number, number];
  const at = Math.min(98, Math.max(0, value * 100 - 1));
  return html`<svg class="span" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="track" y="4" width="100" height="2" />
      <rect x="${low}" y="2" width="${high - low}" height="6" />
      <rect class="dot" x="${at}" y="0" width="2" height="10" /></svg
    ><span class="hint">${w.board.interval}${w.colon}${low.toFixed(1)}–${high.toFixed(1)}%</span
    ><br />`;
}

/** The units right below, in the tree's order: compared by nobody, least of all by rank. */
export async function unitTable(place: Place, weights: Weights): Promise<Html | string> {
  const { scene, unit } = place;
  const { deps, tenant, named, visit } = scene;
  const { w } = visit;
  const below = Object.values(named.world.people.units).filter((u) => u.parent === unit);
  if (below.length === 0) return '';
  const ids = below.map((u) => u.id);
  const sums = await publicSums(deps, tenant.tenant, named.world, ids);
  const rows = below.map(({ id }) => {
    const values = sums.find((s) => s.unit === id)?.values ?? {};
    const { resolution } = publicRates(values, weights);
    const figure = (measure: string) =>
      html`<td class="n">
        <a href="${figurePath({ ...place, unit: id }, measure)}">${shown(values, measure)}</a>
      </td>`;
    const few = resolution.denominator < FEWEST_TO_RANK;
    const rate =
      resolution.value === undefined
        ? html`<span class="soft">${w.board.noSample}</span>`
        : html`${percent(resolution.value)}<br /><span class="hint"
              >${w.board.count(String(resolution.denominator))}${few ? html` · ${w.board.fewSamples}` : ''}</span
            >`;
    return html`<tr>
      <th scope="row"><a href="${boardPath(scene, id)}">${scene.unit(id)}</a></th>
      ${figure('found')}${figure('listed-open')}
      <td class="n">${rate}</td>
    </tr>`;
  });
  const name = (measure: string) => html`<th scope="col" class="n">${measure}</th>`;
  return html`<h2>${w.board.unitsTitle}</h2>
    <p class="small soft">${w.board.unitsLead}</p>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th scope="col">${w.board.unit}</th>
            ${name(w.board.foundShort)}${name(w.board.openShort)}${name(w.rates.resolution.name)}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}
