import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { CommandFailed, StoreUnavailable, UnknownTenant } from '../store/index.ts';
import { BadCursor } from '../store/read/open.ts';
import { refusalText, textsOf, type AnyRefusal, type Language } from '../texts/index.ts';
import { languageOf } from './language.ts';
import { Refused } from './refused.ts';
import { refusalStatuses } from './refusal-statuses.ts';

/** RFC 9457, with the refusal's code and what its sentence names. */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: AnyRefusal;
  readonly params?: { readonly [name: string]: unknown };
}

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

export function problemDetails(
  { code: refused, params }: Pick<Refused, 'code' | 'params'>,
  language: Language,
): ProblemDetails {
  const texts = textsOf(language);
  // A rule's own code comes as a string: one that has no text yet is still a refusal.
  const code = Object.hasOwn(refusalStatuses, refused) ? refused : 'not-recorded';
  const status = refusalStatuses[code];
  return {
    type: `urn:huiyin:refusal:${code}`,
    title: texts.refusalTitles[status],
    status,
    detail: refusalText(code, params, texts),
    code,
    ...(params === undefined ? {} : { params }),
  };
}

export async function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: Pick<Refused, 'code' | 'params'>,
): Promise<FastifyReply> {
  const details = problemDetails(refused, languageOf(request));
  // As text: a route's own response schema has no say in how a refusal looks.
  return reply
    .code(details.status)
    .header('content-type', PROBLEM_JSON)
    .header('cache-control', 'no-store')
    .serializer((payload) => payload as string)
    .send(JSON.stringify(details));
}

/** Anything thrown, as a refusal; undefined for what only a bug or an outage can throw. */
export function refusalOf(error: unknown): Pick<Refused, 'code' | 'params'> | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof UnknownTenant) return { code: 'unknown-tenant', params: undefined };
  if (error instanceof BadCursor) return badInput([{ field: 'after' }]);
  if (error instanceof CommandFailed) return { code: 'not-recorded', params: undefined };
  if (error instanceof StoreUnavailable) return { code: 'unavailable', params: undefined };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const { validation, validationContext } = error;
    return badInput(validation.flatMap((issue) => fieldsOf(issue, validationContext)));
  }
  const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' ? fastifyCodes[code] : undefined;
  if (known !== undefined) return { code: known, params: undefined };
  if (statusCode === 400) return { code: 'malformed-json', params: undefined };
  return undefined;
}

const fastifyCodes: { readonly [code: string]: AnyRefusal } = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-json',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-json',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
};

/** A limit that a field is over: of letters or of things. */
interface Limit {
  readonly kind: 'string' | 'array';
  readonly most: number;
}

interface WrongField {
  readonly field: string;
  readonly limit?: Limit;
}

/** `limits` stand in the order of `fields`, null where a field is wrong for another reason. */
function badInput(wrong: readonly WrongField[]): Pick<Refused, 'code' | 'params'> {
  const named = [...new Map(wrong.map((one) => [one.field, one])).values()].slice(0, 10);
  const fields = named.map(({ field }) => field);
  const limits = named.map(({ limit }) => limit ?? null);
  const isOver = limits.some((limit) => limit !== null);
  return { code: 'bad-input', params: isOver ? { fields, limits } : { fields } };
}

interface Issue {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
}

/** The fields that are wrong, or that nobody knows; the whole (`body`) where it is no object. */
function fieldsOf({ keyword, instancePath, params }: Issue, whole = 'body'): readonly WrongField[] {
  const path = instancePath.slice(1).split('/');
  const unknown = 'keys' in params && Array.isArray(params.keys) ? params.keys.map(String) : [''];
  const limit = keyword === 'too_big' ? limitOf(params) : undefined;
  return unknown.map((key) => ({
    field: fieldName([...path, key]) || whole,
    ...(limit === undefined ? {} : { limit }),
  }));
}

function limitOf(params: object): Limit | undefined {
  const { origin, maximum } = params as { origin?: unknown; maximum?: unknown };
  const isKnown = (origin === 'string' || origin === 'array') && typeof maximum === 'number';
  return isKnown ? { kind: origin, most: maximum } : undefined;
}

/** `place.text`. Names of fields are ours; a stranger's are cut short and lose what isn't a word. */
function fieldName(path: readonly string[]): string {
  const name = path.filter((part) => part !== '').join('.');
  return name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '?').slice(0, 60);
}
