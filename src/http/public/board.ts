import { own } from '../../kernel/own.ts';
import { rateIds } from '../../figures/rates.ts';
import { imbalances } from '../../figures/arithmetic.ts';
import { publicSums } from '../public-sums.ts';
import { boardPath, figureLink, sumCard, sumTable, type SumRow } from './board-sums.ts';
import { rateTable, unitTable } from './board-rates.ts';
import type { Scene } from './context.ts';
import { publicRates, shown, weightsOn, type Values } from './figures.ts';
import { html, type Html } from './html.ts';
import { sendPage } from './layout.ts';
import { monthText } from './times.ts';

const listed: readonly SumRow[] = [
  { measure: 'listed-confirmed' },
  { measure: 'listed-unconfirmed' },
  { measure: 'listed-not-fixed' },
  { measure: 'listed-withdrawn' },
  { measure: 'listed-open' },
];

const found: readonly SumRow[] = [
  { measure: 'on-the-spot' },
  { measure: 'routine' },
  { measure: 'listed' },
  { measure: 'excluded' },
  { measure: 'redirected' },
  { measure: 'undecided' },
];

const flows = ['listing-new', 'listing-reopened', 'listing-cleared', 'listing-left'] as const;
const closed = ['closed-confirmed', 'closed-unconfirmed', 'closed-not-fixed'] as const;
const outside = ['request', 'not-taken-up', 'merged'] as const;

/** The board of a unit and all under it; undefined where there is no such unit. */
export async function boardPage(scene: Scene, unit: string | undefined): Promise<boolean> {
  const { deps, visit, tenant, named, reply, foot } = scene;
  const { people } = named.world;
  const top = unit ?? people.root;
  if (top !== undefined && !own(people.units, top)) return false;
  const { w } = visit;
  const asOf = sizeAsked(visit.query['asOf']);
  const [sums] =
    top === undefined ? [] : await publicSums(deps, tenant.tenant, named.world, [top], asOf);
  const { values, size } = sums ?? { size: 0, values: {} };
  const before = sums?.attestedBefore;
  const plain = Object.fromEntries(Object.entries(values).map(([id, v]) => [id, v.shown]));
  const wrong = imbalances(plain);
  if (wrong.length > 0) {
    deps.log.error({ tenant: tenant.tenant, unit: top, size, wrong }, 'the board does not balance');
  }
  const place = { scene, unit: top ?? '', asOf };
  const rates = publicRates(values, weightsOn(named.world, scene.today));
  const name = top === undefined ? visit.name(tenant.names) : scene.unit(top);
  const title = unit === undefined ? w.board.title : w.board.of(name);
  const main = html` <h1>${title}</h1>
    <p class="soft">${w.board.lead}</p>
    ${unit === undefined && asOf === undefined ? doors(scene) : above(scene, unit)}
    ${asOf === undefined ? '' : html`<p class="good">${w.board.asOf(String(size))} <a href="${visit.path}">${w.board.toNow}</a></p>`}
    <div class="sums">
      ${sumTable(place, values, { caption: w.board.foundTitle, parts: found, total: 'found' })}
      ${sumTable(place, values, { caption: w.board.listedTitle, parts: listed, total: 'listed' })}
      ${asOf === undefined && top !== undefined ? await monthTable(scene, top, values) : ''}
      ${sumTable(place, values, { caption: w.board.closed, parts: closed.map((measure) => ({ measure })) })}
      ${sumTable(place, values, { caption: w.board.outside, parts: outside.map((measure) => ({ measure })) })}
    </div>
    <p class="small soft">
      ${wrong.length === 0 ? w.board.checked : w.board.unbalanced} ${w.board.standsAt(String(size))}
      <a href="/${tenant.tenant}/verify">${w.board.howToCheck}</a
      >${before === undefined ? '' : html`<br />${w.board.attestedNote(before)}`}
    </p>
    ${rateTable(place, rates, rateIds)}
    ${asOf === undefined && top !== undefined ? await unitTable(place, weightsOn(named.world, scene.today)) : ''}`;
  sendPage(reply, visit, { title, main, tenant, foot });
  return true;
}

/** What most people come for, before any number. */
function doors({ visit: { w }, tenant: { tenant } }: Scene): Html {
  return html`<ul class="doors">
    <li>
      <a class="button" href="/${tenant}/report">${w.nav.report}</a>
      <p>${w.board.reportLead}</p>
    </li>
    <li>
      <a class="button plain" href="/${tenant}/track">${w.nav.track}</a>
      <p>${w.board.trackLead}</p>
    </li>
  </ul>`;
}

function above(scene: Scene, unit: string | undefined): Html | string {
  const { people } = scene.named.world;
  const parent = unit === undefined ? undefined : own(people.units, unit)?.parent;
  if (parent === undefined) return '';
  return html`<p>
    <a href="${boardPath(scene, parent)}"
      >${scene.visit.w.board.up}${scene.visit.w.colon}${scene.unit(parent)}</a
    >
  </p>`;
}

async function monthTable(scene: Scene, unit: string, values: Values): Promise<Html> {
  const { deps, tenant, today, visit } = scene;
  const { w } = visit;
  const month = today.slice(0, 7);
  const [months, before] = await Promise.all([
    deps.reads.months(tenant.tenant, unit, [...flows], 1),
    deps.reads.sizeBefore(tenant.tenant, `${month}-01`),
  ]);
  const last = months.at(-1);
  const now: Values = last?.month === month ? last.values : {};
  const n = (measure: string) => shown(now, measure);
  const closing = shown(values, 'listed-open');
  const opening =
    closing - n('listing-new') - n('listing-reopened') + n('listing-cleared') + n('listing-left');
  const rows = [
    { sign: '', label: w.board.monthOpening, n: opening, measure: 'listed-open', asOf: before },
    { sign: '+', measure: 'listing-new' },
    { sign: '+', measure: 'listing-reopened' },
    { sign: '−', measure: 'listing-cleared' },
    { sign: '−', measure: 'listing-left' },
    { sign: '=', label: w.board.monthClosing, n: closing, measure: 'listed-open', total: true },
  ] as const;
  const body = rows.map((row) => {
    const label = 'label' in row ? row.label : undefined;
    const value = 'n' in row ? row.n : n(row.measure);
    const place = { scene, unit, asOf: 'asOf' in row ? row.asOf : undefined };
    return html`<tr${'total' in row ? html` class="total"` : ''}>${figureLink(place, row.measure, { label, sign: row.sign, value, bar: undefined, rest: undefined })}</tr>`;
  });
  const caption = w.board.monthTitle(monthText(month, visit.language));
  return sumCard(w, caption, html`${body}`);
}

export function sizeAsked(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
