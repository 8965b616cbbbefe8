import { describe, expect, test } from 'vitest';
import {
  formatCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
  type Checkpoint,
} from './checkpoint.ts';
import { cosignatureTime, cosignatureVerifier, cosigner } from './cosignature.ts';
import { EMPTY_ROOT } from './hash.ts';
import { privateKeyFromSeed } from './key.ts';
import { noteSigner, noteVerifier, parseNote, signNote } from './note.ts';
import type { Result } from './result.ts';

const TEXT =
  'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

const checkpoint: Checkpoint = {
  origin: 'example.com/behind-the-sofa',
  size: 20852163,
  root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
  extensions: [],
};

const logKey = noteSigner('example.com/behind-the-sofa', privateKeyFromSeed(Buffer.alloc(32, 1)));
const witnessKey = privateKeyFromSeed(Buffer.alloc(32, 2));
const witness = cosigner('witness.example.com/w1', witnessKey, 1679315147);

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error);
  return result.value;
};
const log = { origin: checkpoint.origin, key: valueOf(noteVerifier(logKey.vkey)) };
const watchedLog = { ...log, witnesses: [valueOf(cosignatureVerifier(witness.vkey))] };

describe('the text of a checkpoint', () => {
  test('is the example of tlog-checkpoint', () => {
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
    expect(parseCheckpoint(TEXT)).toEqual({ ok: true, value: checkpoint });
  });

  test('may have extension lines', () => {
    const extended = { ...checkpoint, extensions: ['Timestamp: 1679315147', ' ', '回音'] };
    expect(formatCheckpoint(extended)).toBe(`${TEXT}Timestamp: 1679315147\n \n回音\n`);
    expect(parseCheckpoint(formatCheckpoint(extended))).toEqual({ ok: true, value: extended });
  });

  test('tells of an empty tree', () => {
    const empty = { ...checkpoint, size: 0, root: EMPTY_ROOT };
    expect(parseCheckpoint(formatCheckpoint(empty))).toEqual({ ok: true, value: empty });
  });

  const root = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=';
  test.each([
    ['', 'empty'],
    ['\n', 'an empty line'],
    ['o\n1\n', 'no root'],
    [`o\n1\n${root}`, 'no last newline'],
    [`\n1\n${root}\n`, 'no origin'],
    [`o\n\n${root}\n`, 'no size'],
    [`o\n01\n${root}\n`, 'a leading zero'],
    [`o\n00\n${root}\n`, 'two zeros'],
    [`o\n-1\n${root}\n`, 'a negative size'],
    [`o\n+1\n${root}\n`, 'a sign'],
    [`o\n1.0\n${root}\n`, 'a point'],
    [`o\n1e3\n${root}\n`, 'an exponent'],
    [`o\n 1\n${root}\n`, 'a space'],
    [`o\n١\n${root}\n`, 'another digit'],
    [`o\n0x1\n${root}\n`, 'hex'],
    [`o\n9007199254740992\n${root}\n`, 'a size over 2^53 − 1'],
    [`o\n18446744073709551616\n${root}\n`, 'a size over 2^64'],
    [`o\n1\n${root.slice(0, -1)}\n`, 'no padding'],
    [`o\n1\n${root} \n`, 'a space after the root'],
    [`o\n1\n${root.replace('2I=', '2J=')}\n`, 'trailing bits'],
    [`o\n1\n${root.replace('/', '_')}\n`, 'the URL alphabet'],
    [`o\n1\nAAAA\n`, 'a short root'],
    [`o\n1\n${'A'.repeat(44)}\n`, 'a long root'],
    [`o\n0\n${root}\n`, 'a root of an empty tree that has entries'],
    [`o\n1\n${root}\n\n`, 'an empty extension'],
    [`o\n1\n${root}\n\nx\n`, 'an empty line before an extension'],
    [`o\r\n1\r\n${root}\r\n`, 'carriage returns'],
    [`o\0\n1\n${root}\n`, 'a NUL'],
    [`\ud800\n1\n${root}\n`, 'a lone surrogate'],
  ])('%j is refused: %s', (text) => {
    expect(parseCheckpoint(text).ok).toBe(false);
  });

  test.each<[string, Partial<Checkpoint>]>([
    ['no origin', { origin: '' }],
    ['an origin of two lines', { origin: 'a\nb' }],
    ['an origin with a size in it', { origin: `a\n1\n${root}` }],
    ['a fraction', { size: 1.5 }],
    ['a negative size', { size: -1 }],
    ['a size over 2^53 − 1', { size: 2 ** 53 }],
    ['a short root', { root: Buffer.alloc(31) }],
    ['an empty extension', { extensions: [''] }],
    ['an extension of two lines', { extensions: ['a\nb'] }],
    ['a control character', { extensions: ['a\tb'] }],
  ])('is not written with %s', (_, change) => {
    expect(() => formatCheckpoint({ ...checkpoint, ...change })).toThrow(RangeError);
  });
});

describe('opening a checkpoint', () => {
  const signed = signCheckpoint(checkpoint, [logKey]);

  test('gives what the log signed', () => {
    expect(openCheckpoint(Buffer.from(signed), log)).toEqual({
      ok: true,
      value: { checkpoint, cosignatures: [] },
    });
  });

  test('refuses another log, another key and unsigned text', () => {
    const other = noteSigner(checkpoint.origin, privateKeyFromSeed(Buffer.alloc(32, 3)));
    expect(openCheckpoint(signed, { ...log, origin: 'example.com/other' }).ok).toBe(false);
    expect(openCheckpoint(signCheckpoint(checkpoint, [other]), log).ok).toBe(false);
    expect(openCheckpoint(TEXT, log).ok).toBe(false);
    const renamed = signCheckpoint({ ...checkpoint, origin: 'example.com/other' }, [logKey]);
    expect(openCheckpoint(renamed, log).ok).toBe(false);
  });

  test('refuses a signed text that is no checkpoint', () => {
    expect(openCheckpoint(signNote('hello\n', [logKey]), log).ok).toBe(false);
    expect(openCheckpoint(signNote(`${TEXT}\n`, [logKey]), log).ok).toBe(false);
  });

  test('a witness alone does not stand for the log', () => {
    expect(openCheckpoint(signCheckpoint(checkpoint, [witness]), watchedLog)).toEqual({
      ok: false,
      error: 'checkpoint is not signed by the log',
    });
  });

  test('reports the cosignatures of known witnesses with their time', () => {
    const both = signCheckpoint(checkpoint, [logKey, witness]);
    const opened = valueOf(openCheckpoint(both, watchedLog));
    expect(opened.cosignatures.map(({ name }) => name)).toEqual(['witness.example.com/w1']);
    expect(opened.cosignatures.map(cosignatureTime)).toEqual([1679315147]);
    expect(valueOf(openCheckpoint(both, log)).cosignatures).toEqual([]);
  });
});

describe('a cosignature', () => {
  test('is added to a signed checkpoint and replaced by a later one of the same witness', () => {
    const { text, signatures } = valueOf(parseNote(signCheckpoint(checkpoint, [logKey, witness])));
    const later = cosigner(witness.name, witnessKey, 1679315148);
    const opened = valueOf(openCheckpoint(signNote(text, [later], signatures), watchedLog));
    expect(opened.cosignatures.map(cosignatureTime)).toEqual([1679315148]);
  });

  test('covers its time, the text and the extension lines', () => {
    const [verifier] = watchedLog.witnesses;
    const bytes = witness.sign(TEXT);
    expect(bytes).toHaveLength(72);
    expect(verifier?.verify(TEXT, bytes)).toBe(true);
    expect(verifier?.verify(`${TEXT}extension\n`, bytes)).toBe(false);
    expect(verifier?.verify(TEXT.replace('20852163', '20852164'), bytes)).toBe(false);
    for (let i = 0; i < bytes.length; i++) {
      const wrong = Buffer.from(bytes);
      wrong[i]! ^= 1;
      expect(verifier?.verify(TEXT, wrong), `byte ${i}`).toBe(false);
    }
    expect(verifier?.verify(TEXT, bytes.subarray(1))).toBe(false);
    expect(verifier?.verify(TEXT, bytes.subarray(8))).toBe(false);
  });

  test('is made of checkpoints only, at a time that there is', () => {
    expect(() => witness.sign('hello\n')).toThrow(RangeError);
    for (const time of [-1, 0.5, NaN, 2 ** 53]) {
      expect(() => cosigner('w', witnessKey, time)).toThrow(RangeError);
    }
  });

  test('is not taken for the signature of a log, nor the other way round', () => {
    const asNote = noteSigner(witness.name, witnessKey);
    expect(asNote.vkey).not.toBe(witness.vkey);
    expect(cosignatureVerifier(asNote.vkey).ok).toBe(false);
    expect(noteVerifier(witness.vkey).ok).toBe(false);
  });
});
