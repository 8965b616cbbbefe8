import type { FastifyReply, FastifyRequest } from 'fastify';
import { nameIn, textsOf, type Texts } from '../../texts/index.ts';
import { words, type Language, type Words } from './words/words.ts';

/** How somebody wants the pages, and where they are. */
export interface Visit {
  readonly language: Language;
  readonly large: boolean;
  /** What the pages say, and what the rest of the program says. */
  readonly w: Words;
  readonly t: Texts;
  /** The address of this page, as far as the browser may come back to it. */
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  /** Scheme and host under which the site is reached. */
  readonly origin: string;
  /** A thing's own name in the reader's language; its id where it has none. */
  name(names: Named | undefined, fallback?: string): string;
}

interface Named {
  readonly zh: string;
  readonly en?: string;
}

const YEAR = 365 * 86_400;

/** Reads the wish from the address, the cookie, then the browser; a new wish is remembered. */
export function visitOf(
  request: FastifyRequest,
  reply: FastifyReply,
  origin: string | undefined,
): Visit {
  const query = textsIn(request.query);
  const cookies = cookiesIn(request.headers.cookie);
  const { lang, text } = query;
  if (lang === 'zh' || lang === 'en') remember(reply, 'lang', lang);
  if (text === 'large' || text === 'normal') remember(reply, 'text', text);
  const language =
    languageIn(lang) ??
    languageIn(cookies['lang']) ??
    preferred(request.headers['accept-language'] ?? '');
  const size = text === 'large' || text === 'normal' ? text : cookies['text'];
  return {
    language,
    large: size === 'large',
    w: words[language],
    t: textsOf(language === 'zh' ? 'zh-CN' : 'en'),
    path: request.url.split('?')[0] ?? '/',
    query,
    origin: origin ?? `${request.protocol}://${request.host}`,
    name: (names, fallback = '') =>
      names ? nameIn(language === 'zh' ? 'zh-CN' : 'en', names) : fallback,
  };
}

function languageIn(value: string | undefined): Language | undefined {
  return value === 'zh' || value === 'en' ? value : undefined;
}

/** Chinese unless the browser asks for English and for no Chinese before it. */
function preferred(accepted: string): Language {
  const first = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const q = rest.map((r) => /^\s*q=([\d.]+)/.exec(r)?.[1]).find((v) => v !== undefined);
      return { tag, q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ tag, q }) => q > 0 && /^(zh|en)\b/.test(tag))
    .sort((a, b) => b.q - a.q)[0];
  return first?.tag.startsWith('en') ? 'en' : 'zh';
}

function remember(reply: FastifyReply, name: string, value: string): void {
  void reply.header(
    'set-cookie',
    `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax; HttpOnly`,
  );
}

function cookiesIn(header: string | undefined): { readonly [name: string]: string } {
  return Object.fromEntries(
    (header ?? '').split(';').flatMap((pair) => {
      const [name, value] = pair.trim().split('=');
      return name && value !== undefined ? [[name, value]] : [];
    }),
  );
}

/** The members of a query or a form that are one text each. */
export function textsIn(value: unknown): { readonly [name: string]: string } {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}
