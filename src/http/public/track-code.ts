import type { Scene } from './context.ts';
import { input, summary } from './fields.ts';
import { html } from './html.ts';
import { sendPage } from './layout.ts';

/** Where a code is typed; with the one that was not found, so that it can be put right. */
export function codePage(scene: Scene, typed: string, error: string | undefined): void {
  const { visit, tenant, reply, foot } = scene;
  const { w } = visit;
  const errors = error === undefined ? {} : { code: error };
  const form = { w, values: { code: typed }, errors };
  const path = `/${tenant.tenant}/track`;
  const main = html`<h1>${w.track.title}</h1>
    ${summary(form, { code: w.track.code })}
    <p>${w.track.lead}</p>
    <form method="post" action="${path}" novalidate>
      ${input(form, { name: 'code', label: w.track.code, required: true, most: 60, autocomplete: 'off' })}
      <button>${w.track.find}</button>
    </form>
    <p class="hint">${w.track.lost}</p>`;
  const page = { title: w.track.title, main, tenant, foot, narrow: true, fresh: true, self: path };
  sendPage(reply, visit, page, error === undefined ? 200 : 404);
}
