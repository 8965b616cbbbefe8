/// <reference lib="dom" />
// Runs in the browser as it stands, its types blanked out. It believes nothing that the server
// says of itself: from the entry it works its way up to the log's signature.

interface Receipt {
  readonly tenant: string;
  /** The tracking code, as the address has it. */
  readonly code: string;
  readonly index: number;
  /** Base64, as on the receipt that was handed out. */
  readonly leafHash: string;
  readonly leaf: string;
  readonly proof: readonly string[];
  readonly checkpoint: string;
  readonly vkey: string;
  /** The log holds only a commitment to the entry. */
  readonly restricted: boolean;
  /** The code in the address came in place of the one that the entry knows. */
  readonly reissued: boolean;
}

type State = 'pass' | 'fail' | 'skip';
type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();

function bytesOf(base64: string): Bytes {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function base64Of(bytes: Bytes): string {
  return btoa(String.fromCharCode(...bytes));
}

function joined(...parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
}

/** RFC 6962 §2.1: an entry's hash begins with 0, an inner node's with 1. */
const ENTRY = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

function leafHash(leaf: string): Promise<Bytes> {
  return sha256(ENTRY, utf8.encode(leaf));
}

/** RFC 9162 §2.1.3.2: the root that the proof leads to; undefined if the proof can't be one. */
async function rootOf(
  hash: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
): Promise<Bytes | undefined> {
  if (index >= size) return undefined;
  let node = index;
  let last = size - 1;
  let root = hash;
  for (const sibling of proof) {
    if (last === 0) return undefined;
    if (node % 2 === 1 || node === last) {
      root = await sha256(NODE, sibling, root);
      while (node % 2 === 0 && node !== 0) {
        node = Math.floor(node / 2);
        last = Math.floor(last / 2);
      }
    } else {
      root = await sha256(NODE, root, sibling);
    }
    node = Math.floor(node / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 ? root : undefined;
}

/** The mark in the entry is the hash of the code in the address: see http/codes.ts. */
async function checkMine(receipt: Receipt): Promise<State> {
  const { restricted, reissued, leaf, tenant, code } = receipt;
  if (restricted || reissued) return 'skip';
  const { data } = JSON.parse(leaf) as { data?: { raiser?: string } };
  const mark = base64Of(await sha256(utf8.encode(`huiyin-code:${tenant}:${code}`)));
  const urlSafe = mark.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return data?.raiser === urlSafe ? 'pass' : 'fail';
}

interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: string;
}

/** C2SP tlog-checkpoint: origin, size and root, a line each. */
function headOf(checkpoint: string): Head {
  const [origin = '', size = '', root = ''] = checkpoint.split('\n');
  return { origin, size: Number(size), root };
}

async function checkIncluded({ leaf, index, proof, checkpoint }: Receipt): Promise<State> {
  const { size, root } = headOf(checkpoint);
  const found = await rootOf(await leafHash(leaf), index, size, proof.map(bytesOf));
  return found && base64Of(found) === root ? 'pass' : 'fail';
}

/** C2SP signed-note: a signature by the key of the vkey, over the text before the empty line. */
async function checkSigned({ checkpoint, vkey }: Receipt): Promise<State> {
  const [name = '', keyId = '', ...rest] = vkey.split('+');
  const material = bytesOf(rest.join('+'));
  const id = (await sha256(utf8.encode(`${name}\n`), material)).slice(0, 4);
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (hex !== keyId || material[0] !== 1 || headOf(checkpoint).origin !== name) return 'fail';
  const end = checkpoint.lastIndexOf('\n\n') + 1;
  const text = utf8.encode(checkpoint.slice(0, end));
  const lines = checkpoint.slice(end + 1).split('\n');
  const signatures = lines
    .filter((line) => line.startsWith(`— ${name} `))
    .map((line) => bytesOf(line.slice(name.length + 3)))
    .filter((bytes) => id.every((byte, i) => bytes[i] === byte));
  if (signatures.length === 0) return 'fail';
  const key = await crypto.subtle
    .importKey('raw', material.slice(1), { name: 'Ed25519' }, false, ['verify'])
    .catch(() => undefined);
  if (!key) return 'skip';
  for (const bytes of signatures) {
    const right = await crypto.subtle.verify({ name: 'Ed25519' }, key, bytes.slice(4), text);
    if (!right) return 'fail';
  }
  return 'pass';
}

const checks: { readonly [name: string]: (receipt: Receipt) => Promise<State> } = {
  mine: checkMine,
  leaf: async ({ leaf, leafHash: known }) =>
    base64Of(await leafHash(leaf)) === known ? 'pass' : 'fail',
  included: checkIncluded,
  signed: checkSigned,
};

/** Every check, by name. One that throws has failed: what it was given is no receipt. */
async function verify(receipt: Receipt): Promise<ReadonlyMap<string, State>> {
  const states = new Map<string, State>();
  for (const [name, check] of Object.entries(checks)) {
    states.set(name, await check(receipt).catch((): State => 'fail'));
  }
  return states;
}

const marks: { readonly [state in State]: string } = { pass: '✔', fail: '✘', skip: '–' };

function show(section: HTMLElement, states: ReadonlyMap<string, State>): void {
  for (const [name, state] of states) {
    const item = section.querySelector<HTMLElement>(`[data-check="${name}"]`);
    if (!item) continue;
    item.dataset['state'] = state;
    item.textContent = `${marks[state]} ${item.dataset[state] ?? ''}`;
    item.hidden = false;
  }
  const all = [...states.values()];
  if (all.includes('fail')) conclude(section, 'failed');
  else conclude(section, all.includes('skip') ? 'partly' : 'passed');
}

type Verdict = 'passed' | 'partly' | 'failed' | 'broken' | 'unable';

function conclude(section: HTMLElement, verdict: Verdict): void {
  const line = section.querySelector<HTMLElement>('.verdict');
  if (!line) return;
  line.dataset['state'] = verdict === 'failed' || verdict === 'broken' ? 'fail' : 'pass';
  line.textContent = section.dataset[verdict] ?? verdict;
}

const section = document.getElementById('receipt-check');
const data = document.getElementById('receipt-data')?.textContent;
if (section && data) {
  section.hidden = false;
  document.getElementById('receipt-unchecked')?.remove();
  // Browsers keep WebCrypto from pages that came over an open line.
  if (!isSecureContext) conclude(section, 'unable');
  else
    try {
      show(section, await verify(JSON.parse(data) as Receipt));
    } catch {
      conclude(section, 'broken');
    }
}
