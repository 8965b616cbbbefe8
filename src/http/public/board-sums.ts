import type { Scene } from './context.ts';
import type { PublicValues } from '../../figures/public.ts';
import { measureName, sealedBeside, shown } from './figures.ts';
import { html, type Html } from './html.ts';

/** Whose figures, and at which log size; absent: now. */
export interface Place {
  readonly scene: Scene;
  readonly unit: string;
  readonly asOf: number | undefined;
}

export interface SumRow {
  readonly measure: string;
}

interface SumTable {
  readonly caption: string;
  readonly parts: readonly SumRow[];
  /** The measure that the parts add up to, if there is one. */
  readonly total?: string;
}

/** An addition as one writes it: the parts with their shares as bars, a line, the sum. */
export function sumTable(place: Place, values: PublicValues, table: SumTable): Html {
  const { w } = place.scene.visit;
  const { caption, parts, total } = table;
  const whole =
    total === undefined
      ? parts.reduce((sum, part) => sum + shown(values, part.measure), 0)
      : shown(values, total);
  const measures = parts.map((part) => part.measure);
  const rest = (measure: string) => sealedBeside(place.scene.visit, values, measure);
  const rows = measures.map((measure, i) => {
    const value = shown(values, measure);
    const sign = total === undefined || i === 0 ? '' : '+';
    const cells = { sign, value, label: undefined, bar: whole > 0 ? value / whole : 0 };
    return html`<tr>
      ${figureLink(place, measure, { ...cells, rest: rest(measure) })}
    </tr>`;
  });
  const sum =
    total === undefined
      ? ''
      : html`<tr class="total">
          ${figureLink(place, total, {
            sign: '=',
            value: whole,
            label: undefined,
            bar: undefined,
            rest: rest(total),
          })}
        </tr>`;
  return sumCard(w, caption, html`${rows}${sum}`);
}

interface Cells {
  readonly sign: string;
  readonly label: string | undefined;
  readonly value: number;
  /** 0…1 of the whole; undefined: no bar. */
  readonly bar: number | undefined;
  readonly rest: string | undefined;
}

/** A row's cells: what it is, its share, and the number as the way to what is behind it. */
export function figureLink(place: Place, measure: string, cells: Cells): Html {
  const { visit } = place.scene;
  const label = cells.label ?? measureName(visit, measure);
  const { value, rest } = cells;
  const more = rest === undefined ? '' : html`<br /><small>${visit.w.board.attested(rest)}</small>`;
  const share = cells.bar === undefined ? '' : bar(cells.bar);
  return html`<th scope="row" data-sign="${cells.sign}">${label}${more}${share}</th>
    <td class="n"><a href="${figurePath(place, measure)}">${value}</a></td>`;
}

export function figurePath({ scene, unit, asOf }: Place, measure: string): string {
  const query = new URLSearchParams({
    ...(unit === scene.named.world.people.root || unit === '' ? {} : { unit }),
    ...(asOf === undefined ? {} : { asOf: String(asOf) }),
  }).toString();
  return `/${scene.tenant.tenant}/figures/${measure}${query === '' ? '' : `?${query}`}`;
}

function bar(share: number): Html {
  const width = Math.max(share > 0 ? 1 : 0, Math.round(share * 1000) / 10);
  return html`<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="4" />
    <rect width="${width}" height="4" />
  </svg>`;
}

export function boardPath({ tenant, named }: Scene, unit: string): string {
  const { root } = named.world.people;
  return unit === root
    ? `/${tenant.tenant}`
    : `/${tenant.tenant}/board/${encodeURIComponent(unit)}`;
}

/** A sum as a table: its terms, one a row, and what they come to. */
export function sumCard(w: Scene['visit']['w'], caption: string, body: Html): Html {
  return html`<div class="card">
    <table class="sum">
      <caption>
        ${caption}
      </caption>
      <thead class="unseen">
        <tr>
          <th scope="col">${w.board.item}</th>
          <th scope="col">${w.board.number}</th>
        </tr>
      </thead>
      <tbody>
        ${body}
      </tbody>
    </table>
  </div>`;
}
