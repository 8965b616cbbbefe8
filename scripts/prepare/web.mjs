import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { modules, projectNode, root, run } from './run.mjs';
import { fail, say } from './say.mjs';

const web = join(root, 'web');
const bundle = join(web, 'dist');
const fresh = join(web, 'dist.next');
const old = join(web, 'dist.old');
const stamp = '.huiyin-hash';

/** Whether web/dist was built from the sources and packages that are there now. */
export function webIsCurrent() {
  const file = join(bundle, stamp);
  return existsSync(file) && readFileSync(file, 'utf8') === sourceHash();
}

/**
 * Builds the bundle beside the one in use and swaps them, so that a running server serves the old
 * or the new one and never half of one. Killed at any point, the next run builds again.
 */
export async function buildWeb() {
  say('正在构建网页界面……', 'Building the web interface…');
  const hash = sourceHash();
  rmSync(fresh, { recursive: true, force: true });
  const vite = join(modules, 'vite', 'bin', 'vite.js');
  const args = ['build', 'web', '--outDir', 'dist.next', '--emptyOutDir', '--logLevel', 'warn'];
  const env = { ...process.env, NODE_ENV: 'production' };
  if ((await run(projectNode, [vite, ...args], { env })) !== 0) {
    fail('网页界面构建失败，原因见上。', 'The web interface could not be built; see above.');
  }
  writeFileSync(join(fresh, stamp), hash);
  rmSync(old, { recursive: true, force: true });
  if (existsSync(bundle)) renameSync(bundle, old);
  renameSync(fresh, bundle);
  rmSync(old, { recursive: true, force: true });
}

function sourceHash() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'package-lock.json')));
  for (const file of sources(web)) {
    const content = readFileSync(file);
    hash.update(`\0${relative(web, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Every file that the bundle can depend on, in a fixed order. Tests and type declarations are left
 * out: the API's types are generated and don't change a bundle.
 * @param {string} folder
 * @returns {string[]}
 */
function sources(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return /^(dist(\..*)?|node_modules)$/.test(entry.name) ? [] : sources(path);
    }
    return /(\.test\.tsx?|\.d\.ts)$/.test(entry.name) ? [] : [path];
  });
}
