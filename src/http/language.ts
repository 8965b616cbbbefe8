import type { FastifyRequest } from 'fastify';
import type { Language } from '../texts/index.ts';

/** The caller's language: `?lang=`, else the best of Accept-Language (RFC 9110 §12.5.4), else zh-CN. */
export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  const chosen = typeof asked === 'string' ? known(asked) : undefined;
  return chosen ?? preferred(request.headers['accept-language'] ?? '');
}

function known(tag: string): Language | undefined {
  const primary = tag.trim().toLowerCase().split('-')[0];
  if (primary === 'en') return 'en';
  return primary === 'zh' ? 'zh-CN' : undefined;
}

function preferred(header: string): Language {
  const ranges = header
    .slice(0, 200)
    .split(',')
    .map((range) => {
      const [tag = '', ...params] = range.split(';');
      const q = params
        .find((p) => p.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { language: known(tag), q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ language, q }) => language !== undefined && q > 0)
    .sort((a, b) => b.q - a.q);
  return ranges[0]?.language ?? 'zh-CN';
}
