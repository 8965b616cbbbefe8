import { parseBase64, parseBase64Hash, parseDecimal, parseText } from './canonical.ts';
import { openCheckpoint, type OpenedCheckpoint, type TrustedLog } from './checkpoint.ts';
import { HASH_SIZE } from './hash.ts';
import { MAX_NOTE, parseNote } from './note.ts';
import { checkInclusion, MAX_PROOF } from './proof.ts';
import { bad, good, type Result } from './result.ts';

/** A receipt that is checked offline (C2SP tlog-proof); its file name ends in `.tlog-proof`. */
export interface ProofFile {
  /** Opaque and signed by nobody: a hint at most. */
  readonly extra?: Buffer;
  readonly index: number;
  /** The inclusion proof, the leaf's sibling first. */
  readonly proof: readonly Buffer[];
  /** The signed checkpoint, as the log wrote it. */
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

/** Throws a RangeError if a part can't stand in the file. */
export function formatProofFile({ extra, index, proof, checkpoint }: ProofFile): string {
  const lines = [
    HEADER,
    ...(extra === undefined ? [] : [`extra ${extra.toString('base64')}`]),
    `index ${index}`,
    ...proof.map((hash) => hash.toString('base64')),
  ];
  const file = `${lines.join('\n')}\n\n${checkpoint}`;
  if (proof.some((hash) => hash.length !== HASH_SIZE) || !parseProofFile(file).ok) {
    throw new RangeError('parts that make no proof file');
  }
  return file;
}

/** Accepts exactly what `formatProofFile` writes; nothing is verified yet. */
export function parseProofFile(source: Uint8Array | string): Result<ProofFile> {
  if (source.length > 2 * MAX_NOTE) return bad('proof file is too long');
  const file = parseText(source);
  if (file === undefined) return bad('proof file is not well-formed text');
  const end = file.indexOf('\n\n');
  if (end < 0) return bad('proof file has no checkpoint');
  const [header, ...lines] = file.slice(0, end).split('\n');
  if (header !== HEADER) return bad('not a proof file of version 1');
  const extra = lines[0]?.startsWith('extra ') ? parseBase64(lines.shift()?.slice(6) ?? '') : null;
  if (extra === undefined || extra?.length === 0) return bad('proof file has malformed extra data');
  const [, decimal] = /^index (.*)$/.exec(lines.shift() ?? '') ?? [];
  const index = parseDecimal(decimal ?? '');
  if (index === undefined) return bad('proof file has no entry index');
  if (lines.length > MAX_PROOF) return bad('proof file has too many hashes');
  const proof = lines.map(parseBase64Hash);
  if (!proof.every((hash) => hash !== undefined)) return bad('proof file has a malformed hash');
  const checkpoint = file.slice(end + 2);
  const note = parseNote(checkpoint);
  if (!note.ok) return note;
  return good({ ...(extra === null ? {} : { extra }), index, proof, checkpoint });
}

/**
 * That `log` holds the entry of `leafHash` at the file's index: C2SP tlog-proof, "Verifying a tlog
 * proof", steps 2 to 4. Step 1 is the caller's: the leaf hash comes from the entry, never from
 * the file.
 */
export function checkProofFile(
  file: ProofFile,
  leafHash: Uint8Array,
  log: TrustedLog,
): Result<OpenedCheckpoint> {
  const opened = openCheckpoint(file.checkpoint, log);
  if (!opened.ok) return opened;
  const { size, root } = opened.value.checkpoint;
  const included = checkInclusion(leafHash, file.index, size, file.proof, root);
  return included.ok ? opened : included;
}
