import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../../store/index.ts';
import { formatProofFile } from '../../tlog/proof-file.ts';
import { provenEntry, type ProvenEntry } from '../receipt.ts';
import type { TrackView } from '../track-view.ts';
import type { Scene } from './context.ts';
import { html, jsonBlock, type Html } from './html.ts';

const TRIES = 20;
const PAUSE_MS = 50;

/** A checkpoint follows a commit within moments: who comes right after reporting waits for it. */
async function provenSoon(
  store: Store,
  tenant: string,
  index: number,
): Promise<ProvenEntry | undefined> {
  for (let n = 1; n < TRIES; n += 1) {
    const proven = await provenEntry(store, tenant, index);
    if (proven) return proven;
    await sleep(PAUSE_MS);
  }
  return provenEntry(store, tenant, index);
}

/** The receipt, the data by which the page's script checks it, and the way to check it elsewhere. */
export async function receiptSection(scene: Scene, code: string, view: TrackView): Promise<Html> {
  const { deps, tenant, visit } = scene;
  const { w } = visit;
  const { index, leafHash } = view.receipt;
  const proven = await provenSoon(deps.store, tenant.tenant, index);
  return html`<section aria-labelledby="receipt-title">
    <h2 id="receipt-title">${w.receipt.title}</h2>
    <dl class="facts">
      <dt>${w.result.index}</dt>
      <dd class="mono">${index}</dd>
      <dt>${w.result.leafHash}</dt>
      <dd class="mono">${leafHash}</dd>
    </dl>
    <p class="hint">${w.receipt.compare}</p>
    ${proven ? check(scene, code, view, proven) : html`<p>${w.receipt.waiting}</p>`}
  </section>`;
}

function check(scene: Scene, code: string, view: TrackView, proven: ProvenEntry): Html {
  const { tenant, visit } = scene;
  const { w } = visit;
  const { receipt } = w;
  const file = `${visit.path}/receipt`;
  const items = Object.entries(receipt.checks).map(
    ([name, { pass, fail, skip }]) =>
      html`<li
        data-check="${name}"
        data-pass="${pass}"
        data-fail="${fail}"
        data-skip="${name === 'mine' && view.reissued ? receipt.mineReissued : skip}"
        hidden
      ></li>`,
  );
  const data = {
    tenant: tenant.tenant,
    code,
    index: proven.index,
    leafHash: view.receipt.leafHash,
    leaf: proven.leaf,
    proof: proven.proof.map((hash) => hash.toString('base64')),
    checkpoint: proven.checkpoint,
    vkey: tenant.vkey,
    restricted: view.restricted,
    reissued: view.reissued,
  };
  return html`<p id="receipt-unchecked">${receipt.noScript}</p>
    <div
      id="receipt-check"
      hidden
      data-passed="${receipt.passed}"
      data-partly="${receipt.partly}"
      data-failed="${receipt.failed}"
      data-broken="${receipt.broken}"
      data-unable="${receipt.unable}"
    >
      <p class="hint">${receipt.lead}</p>
      <ul class="checks">
        ${items}
      </ul>
      <p class="verdict" role="status">${receipt.running}</p>
    </div>
    <p>
      <a href="${file}" download="${view.number}.tlog-proof">${receipt.download}</a>
      <span class="hint">${receipt.howTo}</span>
    </p>
    <pre>huiyin verify ${view.number}.tlog-proof --vkey '${tenant.vkey}'</pre>
    <p class="hint">${receipt.key}</p>
    <script type="application/json" id="receipt-data">
      ${jsonBlock(data)}
    </script>`;
}

/** The receipt as a file (C2SP tlog-proof); undefined until a checkpoint covers the entry. */
export async function receiptFile(scene: Scene, view: TrackView): Promise<string | undefined> {
  const { deps, tenant } = scene;
  const proven = await provenSoon(deps.store, tenant.tenant, view.receipt.index);
  if (!proven) return undefined;
  const { index, proof, checkpoint } = proven;
  // The entry's own bytes go along, so that the file alone can be checked against the vkey.
  return formatProofFile({ extra: Buffer.from(proven.leaf), index, proof, checkpoint });
}
