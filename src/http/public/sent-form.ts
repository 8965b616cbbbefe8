import type { Multipart, MultipartFile } from '@fastify/multipart';
import { mostPhotos } from '../../domain/problem/index.ts';
import { refusalText } from '../../texts/index.ts';
import { checkText } from '../clean-text.ts';
import { MOST_BYTES } from '../photos/encode.ts';
import { takePhoto } from '../photos/take.ts';
import { refusalOf } from '../problem-details.ts';
import { Refused } from '../refused.ts';
import type { Scene } from './context.ts';
import type { Values } from './fields.ts';
import { textsIn } from './visit.ts';

/** A form as it came: what was typed, and the pictures that are kept for it by now. */
export interface SentForm {
  readonly typed: Values;
  /** Uploads: of a script, of an earlier try of the same form, and of this one. */
  readonly photos: readonly string[];
  /** Why a picture of it wasn't kept, in the reader's words. */
  readonly trouble?: string;
}

/** For a browser's own sending of files; a file that is larger is cut off, which is seen. */
const LIMITS = {
  fields: 60,
  fieldSize: 32 * 1024,
  files: 2 * mostPhotos.raiser,
  fileSize: MOST_BYTES,
  parts: 80,
};

/** Reads a form with or without files. Pictures are taken one after the other, as they arrive. */
export async function sentIn(scene: Scene): Promise<SentForm> {
  const { request, visit } = scene;
  if (!request.isMultipart()) {
    const body = (request.body ?? {}) as { readonly [name: string]: unknown };
    return { typed: textsIn(body), photos: keptIn([body['photo']].flat(), [body['drop']].flat()) };
  }
  const fields: [name: string, value: string][] = [];
  const files: string[] = [];
  let trouble: string | undefined;
  for await (const part of partsOf(scene)) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields.push([part.fieldname, part.value]);
      continue;
    }
    const kept = keptOf(fields).length + files.length;
    const taken = await take(scene, part, kept);
    if (taken === undefined) continue;
    if ('id' in taken) files.push(taken.id);
    else trouble ??= taken.trouble;
  }
  const typed = Object.fromEntries(fields);
  checkText(typed);
  const photos = [...keptOf(fields), ...files];
  const tooMany = photos.length > mostPhotos.raiser;
  if (tooMany) trouble ??= visit.w.photos.tooMany(mostPhotos.raiser);
  return {
    typed,
    photos: photos.slice(0, mostPhotos.raiser),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** A form that is cut off or is none: nobody's browser sends it. */
async function* partsOf({ request }: Scene): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits: LIMITS });
  } catch {
    throw new Refused('bad-input');
  }
}

async function bytesOf(file: MultipartFile['file'], wanted: boolean): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of file) if (wanted) chunks.push(chunk as Buffer);
  } catch {
    throw new Refused('bad-input');
  }
  return Buffer.concat(chunks);
}

/** A file is read to its end whatever becomes of it: else nothing that follows it arrives. */
async function take(
  { deps, tenant, visit }: Scene,
  part: MultipartFile,
  kept: number,
): Promise<{ readonly id: string } | { readonly trouble: string } | undefined> {
  const bytes = await bytesOf(part.file, kept < mostPhotos.raiser);
  if (kept >= mostPhotos.raiser && part.filename !== '') {
    return { trouble: visit.w.photos.tooMany(mostPhotos.raiser) };
  }
  // A form whose file was left empty sends a nameless one without a byte.
  if (bytes.length === 0) return undefined;
  if (part.file.truncated) return { trouble: refusalText('photo-too-large', undefined, visit.t) };
  try {
    return await takePhoto(deps, tenant.tenant, bytes);
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return { trouble: refusalText(refused.code, refused.params, visit.t) };
  }
}

function keptOf(fields: readonly (readonly [string, string])[]): readonly string[] {
  const all = (name: string) => fields.filter(([n]) => n === name).map(([, value]) => value);
  return keptIn(all('photo'), all('drop'));
}

const ID = /^[A-Za-z0-9_-]{22}$/;

function keptIn(photos: readonly unknown[], dropped: readonly unknown[]): readonly string[] {
  const ids = photos.filter((id): id is string => typeof id === 'string' && ID.test(id));
  return [...new Set(ids)].filter((id) => !dropped.includes(id));
}
