import type { FastifyReply } from 'fastify';
import type { Tenant } from '../../store/index.ts';
import { assets } from './assets.ts';
import { html, type Html } from './html.ts';
import type { Visit } from './visit.ts';

export interface Page {
  readonly title: string;
  readonly main: Html;
  readonly tenant?: Tenant;
  /** The last signed checkpoint, in words. */
  readonly foot?: string;
  /** Holds something that only one person may see: never stored, found or referred to. */
  readonly secret?: boolean;
  /** A form that must come fresh from the server each time. */
  readonly fresh?: boolean;
  /** Text in lines, no wider than reads well. */
  readonly narrow?: boolean;
  readonly script?: string | readonly string[];
  /** Where the switches of language and text size lead, if not back here. */
  readonly self?: string;
}

/** What the browser may do on a public page: nothing that it didn't get from this site. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function sendPage(
  reply: FastifyReply,
  visit: Visit,
  page: Page,
  status = 200,
): FastifyReply {
  void reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-language', visit.w.tag)
    .header('content-security-policy', POLICY)
    .header('vary', 'Cookie, Accept-Language')
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', page.secret ? 'no-referrer' : 'same-origin')
    .header(
      'cache-control',
      page.secret || page.fresh || status >= 400 ? 'no-store' : 'private, no-cache',
    );
  if (page.secret) void reply.header('x-robots-tag', 'noindex, nofollow');
  return reply.send(String(layout(visit, page)));
}

function layout(visit: Visit, page: Page): Html {
  const { w, large } = visit;
  const { tenant } = page;
  const site = tenant ? visit.name(tenant.names) : w.site;
  return html`<!doctype html>
    <html lang="${w.tag}" ${large ? html` class="large"` : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} · ${site === w.site ? w.motto : `${site} · ${w.site}`}</title>
        ${page.secret ? html`<meta name="robots" content="noindex, nofollow" />` : ''}
        <link rel="stylesheet" href="${assets.css.path}" />
        <link rel="icon" href="${assets.icon.path}" type="image/svg+xml" />
        ${[page.script ?? []].flat().map((path) => html`<script type="module" src="${path}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#main">${w.skip}</a>
        <header>
          <div class="wide">
            <a class="brand" href="${tenant ? `/${tenant.tenant}` : '/'}"
              ><img src="${assets.icon.path}" alt="" />${site}</a
            >
            ${tenant ? navigation(visit, tenant.tenant) : ''}
            ${switches(visit, page.self ?? visit.path)}
          </div>
          ${
            tenant?.demo
              ? html`<div class="demo">
                  <p class="wide">
                    ${w.demo} <a href="/${tenant.tenant}/example-ledger.xlsx">${w.exampleLedger}</a>
                  </p>
                </div>`
              : ''
          }
        </header>
        <main id="main" class="wide${page.narrow ? ' narrow' : ''}" tabindex="-1">
          ${page.main}
        </main>
        <footer>
          <div class="wide">
            <p>${w.motto}</p>
            ${tenant ? html`<p>${page.foot === undefined ? '' : `${page.foot} · `}<a href="/${tenant.tenant}/verify">${w.nav.verify}</a> · <a href="/${tenant.tenant}/privacy">${w.nav.privacy}</a></p>` : ''}
          </div>
        </footer>
      </body>
    </html> `;
}

function navigation({ w, path }: Visit, tenant: string): Html {
  const links = [
    [`/${tenant}`, w.nav.board],
    [`/${tenant}/report`, w.nav.report],
    [`/${tenant}/track`, w.nav.track],
    [`/${tenant}/published`, w.nav.published],
    [`/${tenant}/verify`, w.nav.verify],
  ] as const;
  const items = links.map(
    ([to, label]) =>
      html`<li><a href="${to}" ${path === to ? html` aria-current="page"` : ''}>${label}</a></li>`,
  );
  return html`<nav aria-label="${w.menu}">
    <ul>
      ${items}
    </ul>
  </nav>`;
}

/** Links, not scripts: the server remembers the choice in a cookie. */
function switches({ w, language, large, query }: Visit, path: string): Html {
  const kept = Object.entries(query).filter(([name]) => name !== 'lang' && name !== 'text');
  const to = (name: string, value: string) =>
    `${path}?${new URLSearchParams([...kept, [name, value]]).toString()}`;
  const other = language === 'zh' ? 'en' : 'zh';
  return html`<ul class="switches" aria-label="${w.settings}">
    <li>
      <a
        href="${to('lang', other)}"
        lang="${other === 'en' ? 'en' : 'zh-CN'}"
        hreflang="${other === 'en' ? 'en' : 'zh-CN'}"
        rel="nofollow"
        >${w.otherLanguage}</a
      >
    </li>
    <li>
      <a href="${to('text', large ? 'normal' : 'large')}" rel="nofollow"
        >${large ? w.normal : w.larger}</a
      >
    </li>
  </ul>`;
}
