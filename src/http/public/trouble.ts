import type { FastifyReply } from 'fastify';
import type { Tenant } from '../../store/index.ts';
import { html } from './html.ts';
import { sendPage } from './layout.ts';
import type { Visit } from './visit.ts';
import type { Words } from './words/words.ts';

export type Trouble = keyof Omit<Words['trouble'], 'home'>;

const statuses: { readonly [trouble in Trouble]: number } = {
  notFound: 404,
  tooMany: 429,
  unavailable: 503,
  foreign: 403,
  tooLarge: 413,
  bad: 400,
};

/** What went wrong and what to do now, in words; never what the program said. */
export function troublePage(
  reply: FastifyReply,
  visit: Visit,
  trouble: Trouble,
  tenant?: Tenant,
): void {
  const [title, advice] = visit.w.trouble[trouble];
  const home = tenant ? `/${tenant.tenant}` : '/';
  const main = html`<h1>${title}</h1>
    <p>${advice}</p>
    <p><a href="${home}">${visit.w.trouble.home}</a></p>`;
  const page = { title: title ?? '', main, narrow: true, ...(tenant ? { tenant } : {}) };
  sendPage(reply, visit, page, statuses[trouble]);
}
