import { own } from '../../kernel/own.ts';
import { measureOf } from '../../figures/measures.ts';
import type { RecordRow } from '../../store/read/reads.ts';
import { publicSums } from '../public-sums.ts';
import { sizeAsked } from './board.ts';
import { boardPath } from './board-sums.ts';
import type { Scene } from './context.ts';
import { measureText, sealed, sealedBeside, shown } from './figures.ts';
import { html, type Html } from './html.ts';
import { sendPage } from './layout.ts';

const PAGE = 50;

/** One figure: what it means, what it is, and the records that anyone may see behind it. */
export async function figurePage(scene: Scene, id: string): Promise<boolean> {
  const { deps, visit, tenant, named, reply, foot } = scene;
  const { w, query } = visit;
  const measure = measureOf(id);
  const unit = query['unit'] ?? named.world.people.root;
  if (!measure || unit === undefined || !own(named.world.people.units, unit)) return false;
  const asOf = sizeAsked(query['asOf']);
  const at = asOf === undefined ? {} : { asOf };
  const [sums] = await publicSums(deps, tenant.tenant, named.world, [unit], asOf);
  if (!sums) return false;
  const { values, size, attestedBefore } = sums;
  const page = await deps.reads.records(tenant.tenant, {
    measure: id,
    unit,
    limit: PAGE,
    ...at,
    ...(query['after'] === undefined ? {} : { after: query['after'] }),
  });
  const rest = sealed(visit, values, id);
  const beside = sealedBeside(visit, values, id);
  const name = measure.names[visit.language];
  const title = w.figure.title(name);
  const main = html` <h1>
      ${name}${w.colon}<span class="mono">${shown(values, id)}</span
      >${beside === undefined ? '' : html` <small class="soft">${w.board.attested(beside)}</small>`}
    </h1>
    <div class="card">
      <dl class="facts">
        <dt>${w.figure.definition}</dt>
        <dd>${measureText(visit, measure)}</dd>
        <dt>${w.figure.unit}</dt>
        <dd><a href="${boardPath(scene, unit)}">${w.figure.andBelow(scene.unit(unit))}</a></dd>
        <dt>${w.figure.nature}</dt>
        <dd>${w.figure[measure.nature]}</dd>
        <dt>${w.figure.time}</dt>
        <dd>${w.figure[measure.time]}</dd>
        <dt>${w.figure.size}</dt>
        <dd>
          ${size}${asOf === undefined ? '' : html` · <a href="${pathOf(scene, id, {})}">${w.board.toNow}</a>`}
        </dd>
        <dt>${w.figure.version}</dt>
        <dd>${measure.id} v${measure.version}</dd>
      </dl>
    </div>
    <h2>${w.figure.attestedTitle}</h2>
    <p>
      ${rest === undefined || attestedBefore === undefined ? w.figure.attestedLeftOut : w.figure.attested(rest, attestedBefore)}
    </p>
    <h2>${w.figure.records}</h2>
    ${records(scene, page.rows)}
    <p class="no-print">
      ${query['after'] === undefined ? '' : html`<a href="${pathOf(scene, id, {})}">${w.figure.newest}</a> · `}${page.next === undefined ? '' : html`<a href="${pathOf(scene, id, { ...(asOf === undefined ? {} : { asOf: String(asOf) }), after: page.next })}">${w.figure.older}</a>`}
    </p>`;
  sendPage(reply, visit, { title, main, tenant, foot });
  return true;
}

function pathOf({ visit }: Scene, id: string, more: { readonly [name: string]: string }): string {
  const { unit } = visit.query;
  const query = new URLSearchParams({
    ...(unit === undefined ? {} : { unit }),
    ...more,
  }).toString();
  return `${visit.path}${query === '' ? '' : `?${query}`}`;
}

function records(scene: Scene, rows: readonly RecordRow[]): Html {
  const { w } = scene.visit;
  if (rows.length === 0) return html`<p class="soft">${w.figure.noRecords}</p>`;
  const body = rows.map(
    ({ index, day, n, unit, category, number }) =>
      html`<tr>
        <td class="keep">${day}<br /><span class="hint">${number ?? ''}</span></td>
        <td>${scene.category(category)}<br /><span class="hint">${scene.unit(unit)}</span></td>
        <td class="n">${n > 0 ? `+${n}` : `−${-n}`}<br /><span class="hint">#${index}</span></td>
      </tr>`,
  );
  return html`<p class="small soft">${w.figure.recordsLead}</p>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th scope="col">${w.figure.day}${w.comma}${w.figure.matter}</th>
            <th scope="col">${w.figure.category}${w.comma}${w.board.unit}</th>
            <th scope="col" class="n">${w.figure.change}${w.comma}${w.figure.entry}</th>
          </tr>
        </thead>
        <tbody>
          ${body}
        </tbody>
      </table>
    </div>`;
}
