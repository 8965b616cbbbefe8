import { describe, expect, test } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { privateKeyFromSeed } from './key.ts';
import { noteSigner, noteVerifier } from './note.ts';
import { checkProofFile, formatProofFile, parseProofFile } from './proof-file.ts';
import { ReferenceTree } from './reference-tree.ts';

const tree = new ReferenceTree(7);
const origin = 'example.com/log';
const signer = noteSigner(origin, privateKeyFromSeed(Buffer.alloc(32, 1)));
const checkpoint = signCheckpoint({ origin, size: 7, root: tree.root(0, 7), extensions: [] }, [
  signer,
]);
const receipt = { index: 2, proof: tree.path(2, 0, 7), checkpoint };
const file = formatProofFile(receipt);

function log() {
  const key = noteVerifier(signer.vkey);
  if (!key.ok) throw new Error(key.error);
  return { origin, key: key.value };
}

test('a receipt is written line by line, and read again', () => {
  const [a, b, c] = receipt.proof.map((hash) => hash.toString('base64'));
  expect(file).toBe(`c2sp.org/tlog-proof@v1\nindex 2\n${a}\n${b}\n${c}\n\n${checkpoint}`);
  expect(parseProofFile(Buffer.from(file))).toEqual({ ok: true, value: receipt });
});

test('a receipt may carry extra data', () => {
  const extended = { ...receipt, extra: Buffer.from('{"number":7}') };
  expect(formatProofFile(extended)).toContain('@v1\nextra eyJudW1iZXIiOjd9\nindex 2\n');
  expect(parseProofFile(formatProofFile(extended))).toEqual({ ok: true, value: extended });
});

test('a tree of one entry needs no hashes', () => {
  const one = signCheckpoint({ origin, size: 1, root: tree.root(0, 1), extensions: [] }, [signer]);
  const alone = formatProofFile({ index: 0, proof: [], checkpoint: one });
  expect(alone).toBe(`c2sp.org/tlog-proof@v1\nindex 0\n\n${one}`);
  const parsed = parseProofFile(alone);
  expect(parsed.ok && checkProofFile(parsed.value, tree.leaves[0]!, log()).ok).toBe(true);
});

describe('checking', () => {
  test('accepts the entry and names the checkpoint', () => {
    const checked = checkProofFile(receipt, tree.leaves[2]!, log());
    expect(checked).toMatchObject({ ok: true, value: { checkpoint: { size: 7 } } });
  });

  test('refuses another entry, index, proof, key and origin', () => {
    const leaf = tree.leaves[2]!;
    expect(checkProofFile(receipt, tree.leaves[3]!, log()).ok).toBe(false);
    expect(checkProofFile({ ...receipt, index: 3 }, leaf, log()).ok).toBe(false);
    expect(checkProofFile({ ...receipt, index: 7 }, leaf, log()).ok).toBe(false);
    expect(checkProofFile({ ...receipt, proof: receipt.proof.slice(1) }, leaf, log()).ok).toBe(
      false,
    );
    expect(checkProofFile(receipt, leaf, { ...log(), origin: 'example.com/x' }).ok).toBe(false);
    const other = { origin, key: { ...log().key, id: 1 } };
    expect(checkProofFile(receipt, leaf, other).ok).toBe(false);
  });

  test('refuses every change of one byte outside the extra data', () => {
    const bytes = Buffer.from(file);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i]! ^= 1;
      const parsed = parseProofFile(bytes);
      const ok = parsed.ok && checkProofFile(parsed.value, tree.leaves[2]!, log()).ok;
      expect(ok, `byte ${i}`).toBe(false);
      bytes[i]! ^= 1;
    }
  });
});

describe('a receipt is malformed', () => {
  const hash = receipt.proof[0]!.toString('base64');
  test.each<[string, string | Buffer]>([
    ['when empty', ''],
    ['without a checkpoint', file.slice(0, file.indexOf('\n\n') + 1)],
    ['with nothing after the empty line', file.slice(0, file.indexOf('\n\n') + 2)],
    ['with an unsigned checkpoint', file.slice(0, file.lastIndexOf('\n\n') + 1)],
    ['of another version', file.replace('@v1', '@v2')],
    ['with a space after the header', file.replace('@v1', '@v1 ')],
    ['without its header', file.slice(file.indexOf('\n') + 1)],
    ['with an empty line first', `\n${file}`],
    ['with a byte order mark', `\ufeff${file}`],
    ['without an index', file.replace('index 2\n', '')],
    ['with two indexes', file.replace('index 2\n', 'index 2\nindex 2\n')],
    ['with a leading zero', file.replace('index 2', 'index 02')],
    ['with a negative index', file.replace('index 2', 'index -2')],
    ['with no number', file.replace('index 2', 'index ')],
    ['with two spaces', file.replace('index 2', 'index  2')],
    ['with an index over 2^53 − 1', file.replace('index 2', 'index 9007199254740992')],
    ['with an upper-case word', file.replace('index', 'Index')],
    ['with empty extra data', file.replace('index', 'extra \nindex')],
    ['with bare extra', file.replace('index', 'extra\nindex')],
    ['with extra data that is no base64', file.replace('index', 'extra {}\nindex')],
    ['with extra data twice', file.replace('index', 'extra AAAA\nextra AAAA\nindex')],
    ['with extra data after the index', file.replace('index 2', 'index 2\nextra AAAA')],
    ['with a short hash', file.replace(hash, 'AAAA')],
    ['with a long hash', file.replace(hash, 'A'.repeat(44))],
    ['with a hash with a space', file.replace(hash, ` ${hash}`)],
    ['with carriage returns', file.replaceAll('\n', '\r\n')],
    ['with a NUL', file.replace('index 2', 'index 2\0')],
    ['with 55 hashes', file.replace(hash, `${`${hash}\n`.repeat(52)}${hash}`)],
    ['without a last newline', file.slice(0, -1)],
    ['with invalid UTF-8', Buffer.concat([Buffer.from(file), Buffer.from([0xff])])],
    ['with a lone surrogate', `${file}\ud800`],
  ])('%s', (_, source) => {
    expect(parseProofFile(source).ok).toBe(false);
  });

  test('and then is not written', () => {
    expect(() => formatProofFile({ ...receipt, index: -1 })).toThrow(RangeError);
    expect(() => formatProofFile({ ...receipt, extra: Buffer.alloc(0) })).toThrow(RangeError);
    expect(() => formatProofFile({ ...receipt, proof: [Buffer.alloc(31)] })).toThrow(RangeError);
    expect(() => formatProofFile({ ...receipt, checkpoint: 'unsigned\n' })).toThrow(RangeError);
  });
});
