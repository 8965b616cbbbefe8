import { expect, test } from 'vitest';
import { DataFolderInUse } from '../store/embedded/index.ts';
import { ConfigError, readConfig, wantsDemo } from './config.ts';
import { sentenceFor } from './sentences.ts';

test('what stops a start is said in a sentence, in both languages', () => {
  const inUse = sentenceFor(new DataFolderInUse('/data', 7)) ?? '';
  expect(inUse).toContain('另一个回音');
  expect(inUse).toContain('process 7');
  const port = Object.assign(new Error('listen'), { code: 'EADDRINUSE' });
  expect(sentenceFor(port)).toContain('PORT');
  expect(sentenceFor(new Error('a bug'))).toBeUndefined();
});

test.each([
  [{ PORT: '80a' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ DATABASE_URL: 'mysql://u:secret@h/d' }, 'DATABASE_URL'],
  [{ HUIYIN_ORIGIN: 'example' }, 'HUIYIN_ORIGIN'],
  [{ HUIYIN_DEMO: 'maybe' }, 'HUIYIN_DEMO'],
  [{ HUIYIN_RATE_TRACK: '0' }, 'HUIYIN_RATE_TRACK'],
])('a bad setting %j is named', (env, name) => {
  expect(() => readConfig(env)).toThrow(ConfigError);
  expect(() => readConfig(env)).toThrow(name);
});

test('a password in a setting is never repeated', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://u:secret@h/d' })).not.toThrow('secret');
});

test('the demo is shown by itself only on a new folder, embedded, on loopback', () => {
  const config = readConfig({});
  expect(wantsDemo(config, true)).toBe(true);
  expect(wantsDemo(config, false)).toBe(false);
  expect(wantsDemo(readConfig({ HOST: '0.0.0.0' }), true)).toBe(false);
  expect(wantsDemo(readConfig({ DATABASE_URL: 'postgres://h/d' }), true)).toBe(false);
  expect(wantsDemo(readConfig({ HOST: '0.0.0.0', HUIYIN_DEMO: '1' }), true)).toBe(true);
  expect(wantsDemo(readConfig({ HUIYIN_DEMO: '0' }), true)).toBe(false);
  const at = (origin: string) => wantsDemo(readConfig({ HUIYIN_ORIGIN: origin }), true);
  expect(at('https://huiyin.example.cn')).toBe(false);
  expect(at('http://127.example.cn')).toBe(false);
  expect(at('http://localhost:8080')).toBe(true);
  expect(at('http://[::1]:8080')).toBe(true);
});
