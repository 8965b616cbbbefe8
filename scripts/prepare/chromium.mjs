import { existsSync } from 'node:fs';
import { outsidePath, firstOn, isExecutable, run } from './run.mjs';
import { fail, say } from './say.mjs';

const debian = '/usr/bin/chromium';

/** The browser that the page tests drive: HUIYIN_CHROMIUM, or Debian's Chromium. */
export function findChromium() {
  const chosen = process.env['HUIYIN_CHROMIUM'];
  if (chosen === undefined || chosen === '') return isExecutable(debian) ? debian : undefined;
  if (isExecutable(chosen)) return chosen;
  fail(
    `HUIYIN_CHROMIUM 指向的文件不存在或不可执行：${chosen}`,
    `HUIYIN_CHROMIUM names a file that is not there or can't be run: ${chosen}`,
  );
}

/** Installs Chromium where this process may, or says what to install and ends with code 1. */
export async function installChromium() {
  const apt = firstOn(outsidePath(), 'apt-get');
  if (process.getuid?.() !== 0 || apt === undefined || !existsSync('/etc/debian_version')) tell();
  say('正在安装 Chromium 与中文字体……', 'Installing Chromium and Chinese fonts…');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const packages = ['--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  await run(apt, ['update', '-qq'], { env });
  const code = await run(apt, ['install', '-y', '-qq', ...packages], { env });
  if (code !== 0 || findChromium() === undefined) tell();
}

/** @returns {never} */
function tell() {
  fail(
    '页面测试需要 Chromium。Debian 上请执行：sudo apt-get install chromium fonts-noto-cjk；其他系统请安装 Chromium 或 Chrome，并把环境变量 HUIYIN_CHROMIUM 设为它的路径。',
    'The page tests need Chromium. On Debian run: sudo apt-get install chromium fonts-noto-cjk. Elsewhere install Chromium or Chrome and set HUIYIN_CHROMIUM to its path.',
  );
}
