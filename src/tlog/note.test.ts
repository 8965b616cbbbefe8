import fc from 'fast-check';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  COSIGNATURE,
  formatVerifierKey,
  NOTE_SIGNATURE,
  parseVerifierKey,
  privateKeyFromPkcs8,
  privateKeyFromSeed,
  publicKeyOf,
  verifierKey,
} from './key.ts';
import { MAX_NOTE, noteSigner, noteVerifier, openNote, parseNote, signNote } from './note.ts';

// Keys, text and signatures of the tests of golang.org/x/mod/sumdb/note.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_SEED = 'gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const PETER_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_LINE =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const peter = verifierOf(PETER);
const enoch = verifierOf(ENOCH);
const peterSigner = noteSigner(
  'PeterNeumann',
  privateKeyFromSeed(Buffer.from(PETER_SEED, 'base64')),
);

function verifierOf(vkey: string) {
  const verifier = noteVerifier(vkey);
  if (!verifier.ok) throw new Error(verifier.error);
  return verifier.value;
}

const names = (note: ReturnType<typeof openNote>) =>
  note.ok ? note.value.verified.map(({ name }) => name) : note.error;

describe('a verifier key', () => {
  test('is read and written', () => {
    for (const vkey of [PETER, ENOCH]) {
      const key = parseVerifierKey(vkey, NOTE_SIGNATURE);
      expect(key.ok && formatVerifierKey(key.value)).toBe(vkey);
    }
    expect(peterSigner.vkey).toBe(PETER);
    expect(peter).toMatchObject({ name: 'PeterNeumann', id: 0xc74f20a3 });
  });

  test('is refused in every part of itself and with any character changed', () => {
    for (let start = 0; start < PETER.length; start++) {
      for (let end = start; end <= PETER.length; end++) {
        if (end - start === PETER.length) continue;
        expect(noteVerifier(PETER.slice(start, end)).ok).toBe(false);
      }
      const next = String.fromCharCode(PETER.charCodeAt(start) + 1);
      expect(noteVerifier(PETER.slice(0, start) + next + PETER.slice(start + 1)).ok).toBe(false);
    }
  });

  test.each([
    [
      'a longer key under its right id',
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
    ],
    [
      'another algorithm under its right id',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ],
    ['upper-case hex', PETER.replace('c74f20a3', 'C74F20A3')],
    ['a line break after it', `${PETER}\n`],
    ['a line break inside its base64', PETER.replace('MQegw', 'MQ\negw')],
    ['no name', PETER.replace('PeterNeumann', '')],
    ['a space in its name', PETER.replace('PeterNeumann', 'Peter Neumann')],
    ['a lone surrogate in its name', PETER.replace('PeterNeumann', 'Peter\ud800')],
    ['a fourth part', `${PETER}+x`],
  ])('is refused with %s', (_, vkey) => {
    expect(noteVerifier(vkey).ok).toBe(false);
  });

  test('of one type is not one of another', () => {
    const key = formatVerifierKey(verifierKey('w', COSIGNATURE, publicKeyOf(anyKey())));
    expect(noteVerifier(key).ok).toBe(false);
    expect(parseVerifierKey(key, COSIGNATURE).ok).toBe(true);
  });

  test('has a name without spaces and plus signs', () => {
    const key = anyKey();
    for (const name of [
      '',
      'a b',
      'a+b',
      'a\tb',
      'a\n',
      'a\u00a0b',
      'a\u0085b',
      'a\u3000b',
      'a\0',
    ]) {
      expect(() => noteSigner(name, key), JSON.stringify(name)).toThrow(RangeError);
    }
    for (const name of ['a', 'example.com/log', '回音', 'a\u007fb', '\ufeffa']) {
      expect(noteVerifier(noteSigner(name, key).vkey).ok).toBe(true);
    }
  });
});

function anyKey() {
  return privateKeyFromSeed(Buffer.alloc(32, 7));
}

describe('a private key', () => {
  test('comes from a seed or from PKCS #8', () => {
    const key = anyKey();
    const der = key.export({ format: 'der', type: 'pkcs8' });
    expect(publicKeyOf(privateKeyFromPkcs8(der))).toEqual(publicKeyOf(key));
  });

  test('is an Ed25519 key of the right length', () => {
    expect(() => privateKeyFromSeed(Buffer.alloc(31))).toThrow(RangeError);
    const { privateKey } = generateKeyPairSync('x25519');
    const der = privateKey.export({ format: 'der', type: 'pkcs8' });
    expect(() => privateKeyFromPkcs8(der)).toThrow(RangeError);
    expect(() => privateKeyFromPkcs8(Buffer.from('nonsense'))).toThrow();
  });
});

describe('signing', () => {
  test('gives the published note', () => {
    expect(signNote(TEXT, [peterSigner])).toBe(`${TEXT}\n${PETER_LINE}`);
  });

  test('replaces the earlier signature of the same key and keeps others', () => {
    const stale = { name: 'PeterNeumann', id: peter.id, bytes: Buffer.alloc(64) };
    const other = parseNote(`${TEXT}\n${ENOCH_LINE}`);
    if (!other.ok) throw new Error(other.error);
    const note = signNote(TEXT, [peterSigner], [stale, ...other.value.signatures]);
    expect(note).toBe(`${TEXT}\n${ENOCH_LINE}${PETER_LINE}`);
  });

  test('refuses a text that no note can have', () => {
    for (const text of ['', 'abc', 'abc\r\n', 'a\0\n', 'a\tb\n', '\ud800\n']) {
      expect(() => signNote(text, [peterSigner]), JSON.stringify(text)).toThrow(RangeError);
    }
  });

  test('is undone by opening, whatever the text', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((text) => !/[\u0000-\u001f]/.test(text));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = `${lines.join('\n')}\n`;
        const opened = openNote(Buffer.from(signNote(text, [peterSigner])), [peter]);
        expect(opened).toMatchObject({ ok: true, value: { text } });
      }),
      { numRuns: 200 },
    );
  });
});

describe('opening', () => {
  test('accepts the example of signed-note', () => {
    const vkey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
    const note =
      'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
    expect(names(openNote(note, [verifierOf(vkey)]))).toEqual(['example.com/foo']);
  });

  test('ignores unknown keys and verifies known ones', () => {
    const note = `${TEXT}\n${PETER_LINE}${ENOCH_LINE}`;
    expect(names(openNote(note, [peter]))).toEqual(['PeterNeumann']);
    expect(names(openNote(note, [enoch, peter]))).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(names(openNote(note, []))).toMatch('no signature by a known key');
    const opened = openNote(Buffer.from(note), [peter]);
    expect(opened.ok && opened.value.text).toBe(TEXT);
    expect(opened.ok && opened.value.signatures).toHaveLength(2);
  });

  test('ignores a line that shares only the name or only the id of a known key', () => {
    const otherId = PETER_LINE.replace('x08g', 'xxxx');
    const otherName = PETER_LINE.replace('PeterNeumann', 'CarmenSandiego');
    expect(names(openNote(`${TEXT}\n${otherId}`, [peter]))).toMatch('no signature by a known');
    expect(names(openNote(`${TEXT}\n${otherName}`, [peter]))).toMatch('no signature by a known');
    expect(names(openNote(`${TEXT}\n${otherId}${otherName}${PETER_LINE}`, [peter]))).toEqual([
      'PeterNeumann',
    ]);
  });

  test('refuses a wrong signature by a known key, beside a right one too', () => {
    const wrong = PETER_LINE.replace('BwJnAM=', 'BwJnAQ=');
    const longer = `${PETER_LINE.slice(0, 60)}ABCD${PETER_LINE.slice(60)}`;
    for (const line of [wrong, longer]) {
      for (const lines of [line, PETER_LINE + line, line + PETER_LINE, ENOCH_LINE + line]) {
        const opened = openNote(`${TEXT}\n${lines}`, [peter, enoch]);
        expect(names(opened)).toMatch('wrong signature by PeterNeumann+c74f20a3');
        expect(names(openNote(`${TEXT}\n${lines}`, []))).toMatch('no signature by a known key');
      }
    }
  });

  test('counts a repeated signature once', () => {
    const note = `${TEXT}\n${PETER_LINE}${PETER_LINE}${ENOCH_LINE}${ENOCH_LINE}`;
    expect(names(openNote(note, [peter]))).toEqual(['PeterNeumann']);
  });

  test('refuses when two known keys claim one line', () => {
    expect(names(openNote(`${TEXT}\n${ENOCH_LINE}`, [enoch, peter, enoch]))).toMatch('two keys');
    expect(names(openNote(`${TEXT}\n${PETER_LINE}`, [enoch, peter, enoch]))).toHaveLength(1);
  });

  test('refuses every change of one byte', () => {
    const note = Buffer.from(`${TEXT}\n${PETER_LINE}`);
    for (let i = 0; i < note.length; i++) {
      for (const bit of [1, 0x20, 0x80]) {
        note[i]! ^= bit;
        expect(openNote(note, [peter]).ok, `byte ${i}`).toBe(false);
        note[i]! ^= bit;
      }
    }
    expect(openNote(note, [peter]).ok).toBe(true);
  });
});

describe('a note is malformed', () => {
  const sig = PETER_LINE;
  const good = `${TEXT}\n${sig}`;
  const base64 = sig.slice('— PeterNeumann '.length, -1);
  test.each<[string, string | Buffer]>([
    ['when empty', ''],
    ['of line breaks only', '\n\n\n'],
    ['without signatures', TEXT],
    ['without signatures after the empty line', `${TEXT}\n`],
    ['without an empty line', TEXT + sig],
    ['without a last newline', good.slice(0, -1)],
    ['with an empty line at its end', `${good}\n`],
    ['with a line that is no signature', `${good}Unexpected line.\n`],
    ['with a line break of Windows', good.replaceAll('\n', '\r\n')],
    ['with a carriage return', good.replace('problem,', 'problem,\r')],
    ['with a NUL', `\0${good}`],
    ['with a control character', `\u0001${good}`],
    ['with a tab', good.replace(' think', '\tthink')],
    ['with invalid UTF-8', Buffer.concat([Buffer.from([0xff]), Buffer.from(good)])],
    ['with an overlong encoding', Buffer.concat([Buffer.from([0xc0, 0x8a]), Buffer.from(good)])],
    [
      'with an encoded surrogate',
      Buffer.concat([Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(good)]),
    ],
    ['cut inside a character', Buffer.from(good).subarray(0, TEXT.length + 2)],
    ['with a lone surrogate', `\ud800${good}`],
    ['with a hyphen for the dash', good.replace('—', '-')],
    ['with an en dash', good.replace('—', '–')],
    ['with no space after the dash', good.replace('— ', '—')],
    ['with two spaces after the dash', good.replace('— ', '—  ')],
    ['with a space in a name', good.replace('PeterNeumann', 'Bad Name')],
    ['with a no-break space in a name', good.replace('PeterNeumann', 'Bad\u00a0Name')],
    ['with a plus in a name', good.replace('PeterNeumann', 'Bad+Name')],
    ['with no name', good.replace('PeterNeumann ', '')],
    ['with a space after the signature', `${good.slice(0, -1)} \n`],
    ['with an empty signature', good.replace(base64, '')],
    ['with a key id only', good.replace(base64, 'x08gow==')],
    ['with base64 without padding', good.replace(base64, base64.slice(0, -1))],
    ['with base64 of the URL alphabet', good.replace(base64, base64.replaceAll('/', '_'))],
    ['with base64 with trailing bits', good.replace(base64, base64.replace('AM=', 'AN='))],
    ['with base64 with junk', good.replace(base64, `${base64}!`)],
    ['with 101 signatures', good + sig.repeat(100)],
    ['of more than a megabyte', `${'a'.repeat(MAX_NOTE)}\n${good}`],
  ])('%s', (_, source) => {
    expect(parseNote(source).ok).toBe(false);
    expect(openNote(source, [peter]).ok).toBe(false);
  });

  test('but not with the 100 signatures that it may have', () => {
    expect(openNote(good + sig.repeat(99), [peter]).ok).toBe(true);
  });

  test('and one more empty line belongs to the text, which was not what was signed', () => {
    const note = `${TEXT}\n\n${sig}`;
    expect(parseNote(note)).toMatchObject({ ok: true, value: { text: `${TEXT}\n` } });
    expect(names(openNote(note, [peter]))).toMatch('wrong signature');
  });

  test('and a byte order mark too', () => {
    const note = Buffer.from(`\ufeff${good}`);
    expect(parseNote(note)).toMatchObject({ ok: true, value: { text: `\ufeff${TEXT}` } });
    expect(names(openNote(note, [peter]))).toMatch('wrong signature');
  });
});
