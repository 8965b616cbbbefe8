import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

/** A file that every browser may keep for ever: its name changes with its content. */
export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: string;
}

const css = asset('style', 'css', 'text/css; charset=utf-8', read('style.css'));
const icon = asset('icon', 'svg', 'image/svg+xml', read('icon.svg'));
const receiptScript = script('verify-receipt');
const printScript = script('print');
const photosScript = script('photos');
const similarScript = script('similar');

export const assets = {
  css,
  icon,
  receiptScript,
  printScript,
  photosScript,
  similarScript,
} as const;
export const allAssets: readonly Asset[] = Object.values(assets);

function read(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function asset(name: string, extension: string, type: string, content: string): Asset {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12);
  return { path: `/assets/${name}.${hash}.${extension}`, type, content };
}

/** Types are blanked out in place: what the browser runs is the file that is tested. */
function script(name: string): Asset {
  const source = tidy(stripped(read(`client/${name}.ts`)));
  return asset(name, 'js', 'text/javascript; charset=utf-8', source);
}

/** Node still calls this experimental, which is nothing to tell everybody who starts the program. */
function stripped(source: string): string {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

function tidy(script: string): string {
  return script
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !/^\s*(\/\/|\/?\*)/.test(line))
    .join('\n');
}
