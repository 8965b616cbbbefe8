import { z } from 'zod';
import { idPattern, isId } from '../../kernel/id.ts';
import { isDay, isInstant } from '../../kernel/time.ts';
import { mostPhotos } from '../../domain/problem/index.ts';

/** Of this time: no matter, limit or calendar is older or further off. */
function isNear(date: string): boolean {
  return date >= '1900' && date < '2200';
}

/** Something is to be seen, and nothing steers the machine that shows it but tabs and new lines. */
function isLegible(words: string): boolean {
  return /[^\p{C}\p{Z}]/u.test(words) && !/[^\P{Cc}\t\n\r]/u.test(words);
}

/** Words that people write, `most` characters of them at most. */
export function words(most: number) {
  return z.string().trim().min(1).max(most).refine(isLegible);
}

/** Free text that people write: some of it, and no more than anybody reads. */
export const text = words(4_000);
export const shortText = words(200);
/** Ids of units, persons, posts; codes of categories and grades. */
export const id = z.string().regex(idPattern).refine(isId);
export const day = z.string().refine((text) => isDay(text) && isNear(text), 'a date as 2026-11-24');
export const instant = z
  .string()
  .refine((text) => isInstant(text) && isNear(text), 'an instant as 2026-11-24T09:15:30Z');
/** 12-digit statistical code or the beginning of one, perhaps with a grid behind a dash. */
export const area = z.string().regex(/^\d{2,12}(-[A-Za-z0-9]{1,12})?$/);
/** 16 random bytes, base64url: what follows `problem/` in a stream's id. */
export const problemId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
/** 16 random bytes, base64url: what an upload is known by. */
export const photoId = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
/** Uploads that a raiser shows, and those that staff do. */
export const photos = z.array(photoId).max(mostPhotos.raiser);
export const staffPhotos = z.array(photoId).max(mostPhotos.staff);

export const names = z.strictObject({ zh: shortText, en: z.exactOptional(shortText) });
export const latitude = z.number().min(-90).max(90);
export const longitude = z.number().min(-180).max(180);

export const place = z.strictObject({
  text: shortText,
  area: z.exactOptional(area),
  lat: z.exactOptional(latitude),
  lng: z.exactOptional(longitude),
});

export const contact = z.strictObject({
  name: z.exactOptional(words(60)),
  phone: z.exactOptional(z.string().regex(/^\+?[0-9][0-9 -]{4,23}$/)),
  email: z.exactOptional(z.email().max(200)),
});

/** A query string: `lang` is always understood, anything unknown is refused. */
export function query<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject({ ...shape, lang: z.exactOptional(z.string().max(20)) });
}

export const limit = z.coerce.number().int().min(1).max(200);
export const cursor = z.string().min(1).max(400);
export const tenant = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/);

/** `Idempotency-Key`: the client's secret, 16 to 200 visible characters. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{16,200}$/);
