import type { LightMyRequestResponse } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import { codeHash } from '../codes.ts';
import { report, TOWN, type TestTown } from '../testing.ts';

export type Fields = { readonly [name: string]: string };

/** The public site as a browser without scripts uses it: addresses and forms. */
export interface Visitor {
  get(path: string, headers?: IncomingHttpHeaders): Promise<LightMyRequestResponse>;
  post(
    path: string,
    fields: Fields,
    headers?: IncomingHttpHeaders,
  ): Promise<LightMyRequestResponse>;
  /** Fills in the form and sends it; the answer holds the code. */
  report(more?: Fields): Promise<Raised>;
  /** A command of a person of the staff on the matter of a code. */
  staff(who: string, code: string, name: string, data?: object): Promise<void>;
}

export interface Raised {
  readonly key: string;
  readonly answer: LightMyRequestResponse;
  readonly code: string;
}

export const filled: Fields = {
  kind: 'help',
  category: report.category,
  title: report.title,
  description: report.description,
  place: report.place.text,
};

export function visitor({ app, call, store }: TestTown): Visitor {
  const get: Visitor['get'] = async (url, headers = {}) =>
    app.inject({ method: 'GET', url, headers });
  const post: Visitor['post'] = async (url, fields, headers = {}) =>
    app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: new URLSearchParams(fields).toString(),
    });
  return {
    get,
    post,
    async report(more = {}) {
      const key = keyIn((await get(`/${TOWN}/report`)).body);
      const answer = await post(`/${TOWN}/report`, { ...filled, ...more, key });
      if (answer.statusCode !== 201) throw new Error(`${answer.statusCode} ${answer.body}`);
      return { key, answer, code: codeIn(answer.body) };
    },
    async staff(who, code, name, data = {}) {
      const stream = await store.streamOfCode(TOWN, codeHash(TOWN, code));
      const answer = await call(who, 'POST', `problems/${stream!.slice(8)}/${name}`, data);
      if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
    },
  };
}

/** The hidden key of a form; of the form with this act, where a page has several. */
export function keyIn(body: string, act?: string): string {
  const from = act === undefined ? 0 : body.indexOf(`name="act" value="${act}"`);
  return /name="key"\s+value="([^"]+)"/.exec(body.slice(from))![1]!;
}

export function codeIn(body: string): string {
  return /\/track\/([0-9A-Z]{20})[?"]/.exec(body)![1]!;
}

/** What a reader sees of a page, markup apart. */
export function wordsOf(body: string): string {
  return body
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}
