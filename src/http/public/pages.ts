import type { FastifyReply } from 'fastify';
import { checkpointAt } from './checkpoint.ts';
import type { PublicDeps, Scene } from './context.ts';
import { html } from './html.ts';
import { sendPage } from './layout.ts';
import { dayText, timeText } from './times.ts';
import type { Visit } from './visit.ts';

/** `/`: which tenant; with only one there is nothing to choose. */
export async function homePage(deps: PublicDeps, visit: Visit, reply: FastifyReply): Promise<void> {
  const tenants = await deps.store.tenants();
  const [only, ...others] = tenants;
  if (only && others.length === 0) {
    const { lang, text } = visit.query;
    const kept = new URLSearchParams({ ...(lang ? { lang } : {}), ...(text ? { text } : {}) });
    const query = kept.size === 0 ? '' : `?${kept.toString()}`;
    await reply.header('cache-control', 'no-store').redirect(`/${only.tenant}${query}`, 302);
    return;
  }
  const { w } = visit;
  const links = tenants.map(
    (t) => html`<li><a href="/${t.tenant}">${visit.name(t.names, t.tenant)}</a></li>`,
  );
  const list =
    links.length === 0
      ? html`<p>${w.home.none}</p>`
      : html`<ul class="choices">
          ${links}
        </ul>`;
  const main = html`<h1>${w.home.title}</h1>
    ${list}`;
  sendPage(reply, visit, { title: w.home.title, main, narrow: true });
}

const PAGE = 30;

/** Released titles and places: the only words of single matters that the public sees. */
export async function publishedPage(scene: Scene): Promise<void> {
  const { deps, visit, tenant, reply, foot, offset } = scene;
  const { w, t, query } = visit;
  const { rows, next } = await deps.reads.published(tenant.tenant, query['after'], PAGE);
  const items = rows.map((row) => {
    const known = Object.hasOwn(t.statuses, row.status);
    const status = known ? t.statuses[row.status as keyof typeof t.statuses] : row.status;
    return html`<li class="card">
      <h2>${row.title}</h2>
      <dl class="facts">
        <dt>${w.published.place}</dt>
        <dd>${row.place}</dd>
        <dt>${w.published.category}</dt>
        <dd>${scene.category(row.category)}</dd>
        <dt>${w.published.status}</dt>
        <dd>${status}</dd>
        <dt>${w.published.registered}</dt>
        <dd>${dayText(row.registeredAt, offset)}</dd>
        <dt>${w.published.number}</dt>
        <dd class="mono">${row.number}</dd>
      </dl>
    </li>`;
  });
  const list =
    items.length === 0
      ? html`<p class="soft">${w.published.none}</p>`
      : html`<ul class="stack">
          ${items}
        </ul>`;
  const first = query['after'] === undefined;
  const main = html`<h1>${w.published.title}</h1>
    <p class="soft">${w.published.lead}</p>
    ${list}
    <p>
      ${first ? '' : html`<a href="${visit.path}">${w.published.newest}</a> · `}${next === undefined ? '' : html`<a href="${visit.path}?after=${encodeURIComponent(next)}">${w.published.more}</a>`}
    </p>`;
  sendPage(reply, visit, { title: w.published.title, main, tenant, foot, narrow: true });
}

export async function verifyPage(scene: Scene): Promise<void> {
  const { deps, visit, tenant, named, reply, foot, offset } = scene;
  const { w } = visit;
  const signed = await checkpointAt(deps.store, tenant.tenant);
  const isPublic = named.world.catalogue.logMode === 'public';
  const log = `${visit.origin}/log/${tenant.tenant}`;
  const now = signed
    ? html`<dl class="facts">
          <dt>${w.verify.size}</dt>
          <dd>${signed.size}</dd>
          <dt>${w.verify.at}</dt>
          <dd>${timeText(signed.at, offset)}</dd>
        </dl>
        <h3>${w.verify.note}</h3>
        <pre>${signed.note}</pre>`
    : html`<p>${w.verify.none}</p>`;
  const main = html`<h1>${w.verify.title}</h1>
    <p>${w.verify.lead}</p>
    <h2>${w.verify.how}</h2>
    <ol class="steps">
      ${w.verify.howWords.map((words) => html`<li>${words}</li>`)}
    </ol>
    <h2>${w.verify.mine}</h2>
    <p>${w.verify.mineWords}</p>
    <pre>huiyin verify ${w.verify.exampleFile} --vkey '${tenant.vkey}'</pre>
    <h2>${w.verify.all}</h2>
    ${
      isPublic
        ? html`<p>${w.verify.allWords}</p>
            <pre>huiyin verify ${log} --vkey '${tenant.vkey}'</pre>`
        : html`<p>${w.verify.internal}</p>`
    }
    <h2>${w.verify.now}</h2>
    ${now}
    <h3>${w.verify.key}</h3>
    <p class="hint">${w.verify.keyLead}</p>
    <pre>${tenant.vkey}</pre>
    <h2>${w.verify.cannot}</h2>
    <p>${w.verify.cannotWords}</p>`;
  sendPage(reply, visit, { title: w.verify.title, main, tenant, foot, narrow: true });
}

export function privacyPage({ visit, tenant, reply, foot }: Scene): void {
  const { w } = visit;
  const rows = w.privacy.rows.map(
    ([what, who]) =>
      html`<tr>
        <th scope="row">${what}</th>
        <td>${who}</td>
      </tr>`,
  );
  const main = html`<h1>${w.privacy.title}</h1>
    <p>${w.privacy.lead}</p>
    <div class="card">
      <table>
        <thead>
          <tr>
            <th scope="col">${w.privacy.what}</th>
            <th scope="col">${w.privacy.who}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <h2>${w.privacy.erase}</h2>
    <p>${w.privacy.eraseWords}</p>
    <p>${w.privacy.cookies}</p>
    <p>${w.privacy.tracking}</p>`;
  sendPage(reply, visit, { title: w.privacy.title, main, tenant, foot, narrow: true });
}
