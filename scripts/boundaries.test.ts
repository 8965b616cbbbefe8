import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const files = '{src,web/src,bench,e2e}/**/*.{ts,tsx}';

interface Cruise {
  summary: {
    totalCruised: number;
    totalDependenciesCruised: number;
    violations: { from: string; to: string; rule: { name: string } }[];
  };
}

async function cruise(folder: string): Promise<Cruise['summary']> {
  const program = join(root, 'node_modules', '.bin', 'depcruise');
  const config = join(root, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', files];
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(program, args, options);
  return (JSON.parse(stdout) as Cruise).summary;
}

/** Each line is a file, what it imports, and the rule that forbids it. */
const planted = [
  ['src/kernel/a.ts', 'zod', 'kernel'],
  ['src/kernel/b.ts', 'node:fs', 'kernel'],
  ['src/tlog/a.ts', '../kernel/fine.ts', 'tlog'],
  ['src/tlog/b.ts', 'node:fs', 'tlog'],
  ['src/domain/people/a.ts', '../problem/state.ts', 'domain-concept'],
  ['src/domain/people/b.ts', '../../store/fine.ts', 'domain-concept'],
  ['src/domain/people/c.ts', 'zod', 'domain-concept'],
  ['src/domain/people/d.ts', '../fine.ts', 'domain-concept'],
  ['src/domain/people/e.test.ts', '../problem/state.ts', 'test-reaches-into-another-concept'],
  ['src/domain/a.ts', './problem/state.ts', 'domain-top'],
  ['src/figures/a.ts', '../domain/problem/state.ts', 'figures'],
  ['src/figures/b.ts', 'node:crypto', 'figures'],
  ['src/store/a.ts', '../domain/problem/state.ts', 'store'],
  ['src/store/b.ts', '../http/fine.ts', 'store'],
  ['src/store/c.ts', 'vitest', 'development-package'],
  ['src/store/d.ts', './testing.ts', 'test-code-in-the-program'],
  ['src/store/e.test.ts', '../domain/problem/state.ts', 'test-reaches-into-a-concept'],
  ['src/documents/a.ts', '../store/fine.ts', 'documents'],
  ['src/http/a.ts', '../jobs/fine.ts', 'http'],
  ['src/http/b.ts', './nowhere.ts', 'unresolved'],
  ['src/http/public/client/a.ts', '../../../kernel/fine.ts', 'browser-files'],
  ['src/jobs/a.ts', '../http/fine.ts', 'jobs'],
  ['src/app/a.ts', '../../bench/fine.ts', 'src-stands-alone'],
  ['src/app/b.ts', './c.ts', 'circular'],
  ['web/src/a.ts', '../../src/kernel/fine.ts', 'web-through-generated-types'],
] as const;

/** The same, and no rule has anything against it. */
const lawful = [
  ['src/tlog/fine.ts', 'node:crypto'],
  ['src/domain/people/index.ts', '../../kernel/fine.ts'],
  ['src/domain/people/state.ts', '../problem/index.ts'],
  ['src/domain/people/state.test.ts', 'vitest'],
  ['src/domain/fine.ts', './problem/index.ts'],
  ['src/figures/fine.ts', '../domain/problem/index.ts'],
  ['src/store/fine.ts', 'zod'],
  ['src/store/fine.test.ts', './testing.ts'],
  ['src/http/fine.ts', '../store/fine.ts'],
  ['src/jobs/fine.ts', '../domain/fine.ts'],
  ['src/app/fine.ts', '../http/fine.ts'],
  // The other half of the circle, which is reported once.
  ['src/app/c.ts', './b.ts'],
] as const;

const plain = [
  'src/kernel/fine.ts',
  'src/domain/problem/index.ts',
  'src/domain/problem/state.ts',
  'src/store/testing.ts',
  'bench/fine.ts',
];

test('every import in this repository goes in a permitted direction', async () => {
  const { totalCruised, totalDependenciesCruised, violations } = await cruise(root);
  expect(violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  // A compiler that the checker does not support makes it see nothing, and then all is well.
  expect(totalCruised).toBeGreaterThanOrEqual(globSync(files, { cwd: root }).length);
  expect(totalCruised).toBeGreaterThan(80);
  expect(totalDependenciesCruised).toBeGreaterThan(250);
});

test('every rule is seen to bite on a planted violation, and on nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-boundaries-'));
  try {
    const write = async (path: string, text: string) => {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    };
    for (const path of plain) await write(path, 'export const fine = 1;\n');
    for (const [path, imported] of [...lawful, ...planted]) {
      await write(path, `export * as imported from '${imported}';\n`);
    }
    const manifest = { dependencies: { zod: '4' }, devDependencies: { vitest: '4' } };
    await write('package.json', JSON.stringify(manifest));
    for (const name of ['zod', 'vitest']) {
      await write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
      await write(`node_modules/${name}/index.js`, '');
    }

    const { violations } = await cruise(folder);
    const found = violations.map(({ from, rule }) => `${rule.name}: ${from}`);
    expect(found.sort()).toEqual(planted.map(([path, , rule]) => `${rule}: ${path}`).sort());
  } finally {
    await rm(folder, { recursive: true });
  }
});
