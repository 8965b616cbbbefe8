// `npm start` and `npm test` run this first, under whatever Node the machine has (20 or later) and
// before anything is installed: built-in modules only, plain JavaScript. It brings the packages,
// the web bundle and, for tests, a browser up to date, and does nothing when they are.
import { findChromium, installChromium } from './prepare/chromium.mjs';
import { installPackages, packagesAreCurrent } from './prepare/packages.mjs';
import { fail } from './prepare/say.mjs';
import { whileAlone } from './prepare/turn.mjs';
import { buildWeb, webIsCurrent } from './prepare/web.mjs';

const goal = process.argv[2];
if (goal !== 'start' && goal !== 'test' && goal !== 'web') {
  fail('用法：node scripts/prepare.mjs start|test|web', 'usage: prepare.mjs start|test|web');
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `需要 Node 20 或更高版本；本机是 ${process.versions.node}。`,
    `Node 20 or later is needed; this is ${process.versions.node}.`,
  );
}

const current = () => packagesAreCurrent() && goal !== 'web' && webIsCurrent();
if (!current()) {
  await whileAlone(async () => {
    // Asked again inside: whoever had the turn before us may have done the work.
    if (!packagesAreCurrent()) await installPackages();
    if (goal === 'web' || !webIsCurrent()) await buildWeb();
  });
}
if (goal === 'test' && findChromium() === undefined) await installChromium();
