import { leafHash } from '../../tlog/hash.ts';
import { noteVerifier } from '../../tlog/note.ts';
import { checkProofFile, parseProofFile } from '../../tlog/proof-file.ts';
import { Verdict, type VerifyReport } from './findings.ts';

/** How a receipt begins (C2SP tlog-proof). */
export function isReceipt(file: Buffer): boolean {
  return file.subarray(0, 64).toString().startsWith('c2sp.org/tlog-proof@');
}

/**
 * Checks a receipt offline: that the log of `vkey` holds the entry. The entry is `leaf`, or else what
 * the receipt carries along; the proof shows whether it is the one in the log.
 */
export function verifyReceipt(
  file: Buffer,
  { vkey, leaf }: { readonly vkey: string | undefined; readonly leaf: Buffer | undefined },
): VerifyReport {
  const started = performance.now();
  const verdict = new Verdict();
  const facts = verify(file, vkey, leaf, verdict);
  const { notes, findings, total } = verdict;
  const milliseconds = Math.round(performance.now() - started);
  return { kind: 'receipt', ...facts, notes, findings, total, milliseconds };
}

function verify(
  file: Buffer,
  vkey: string | undefined,
  given: Buffer | undefined,
  verdict: Verdict,
): { origin?: string; size?: number; root?: string } {
  const receipt = parseProofFile(file);
  if (!receipt.ok) {
    verdict.fault('bad-file', 'receipt', receipt.error);
    return {};
  }
  const key = vkey === undefined ? undefined : noteVerifier(vkey.trim());
  if (!key) verdict.fault('nothing-to-check', '--vkey');
  else if (!key.ok) verdict.fault('bad-key', '--vkey', key.error);
  // A line break that an editor added is not part of the entry.
  const leaf = given ? stripNewline(given) : receipt.value.extra;
  if (!leaf) verdict.fault('nothing-to-check', '--leaf');
  if (!key?.ok || !leaf) return {};
  const { index } = receipt.value;
  const checked = checkProofFile(receipt.value, leafHash(leaf), {
    origin: key.value.name,
    key: key.value,
  });
  if (!checked.ok) {
    verdict.fault('not-in-log', `entry ${String(index)}`, checked.error);
    return { origin: key.value.name };
  }
  const { size, root } = checked.value.checkpoint;
  verdict.note({ note: 'signed', key: key.value.name, given: true });
  verdict.note({ note: 'included', index, size });
  return { origin: key.value.name, size, root: root.toString('base64') };
}

function stripNewline(bytes: Buffer): Buffer {
  return bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes;
}
