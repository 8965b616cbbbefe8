import type sharpLibrary from 'sharp';
import type { Picture } from '../../store/evidence.ts';
import { Refused } from '../refused.ts';
import { holdsMore } from './beyond.ts';

/** Most bytes of a picture as it is sent. */
export const MOST_BYTES = 10 * 1024 * 1024;
/** Most pixels, asked of the header before anything is decoded: 50 megapixels. */
const MOST_PIXELS = 50_000_000;
/** The longer edge of what is kept, in pixels. */
const EDGE = 2048;
const THUMBNAIL_EDGE = 320;
const QUALITY = 80;
const THUMBNAIL_QUALITY = 70;
/** Seconds of one picture's work; far more than any that is allowed takes. */
const SECONDS = 20;

type Sharp = typeof sharpLibrary;

/**
 * The library, when the first picture comes: where its machine code doesn't run (it wants x86-64-v2,
 * which some virtual machines hide), everything but photos still does. `unavailable` there.
 */
async function library(): Promise<Sharp> {
  opened ??= import('sharp').then((found) => tamed(found.default));
  return opened.catch(() => {
    throw new Refused('unavailable');
  });
}

let opened: Promise<Sharp> | undefined;

/** Nothing is opened but these three, whatever a file says of itself: no SVG, PDF, TIFF, GIF, HEIF. */
function tamed(sharp: Sharp): Sharp {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({
    operation: [
      'VipsForeignLoadJpegBuffer',
      'VipsForeignLoadPngBuffer',
      'VipsForeignLoadWebpBuffer',
    ],
  });
  // One thread a picture and no cache: how many at a time is for slots.ts to say.
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}

/**
 * A picture decoded and encoded anew as JPEG, upright and in sRGB, with nothing of the file that was
 * sent but its pixels: no place, time, camera, profile, comment or further frame. The same file
 * gives the same bytes as long as the library does.
 *
 * `isOurs`: it is such a file already, and is kept as it is.
 *
 * Throws Refused: `photo-too-large`, `photo-format`, `photo-too-many-pixels`, `photo-unreadable`,
 * `photo-with-more`, `unavailable`.
 */
export async function encodePhoto(sent: Buffer, isOurs = false): Promise<Picture> {
  if (sent.length > MOST_BYTES) throw new Refused('photo-too-large');
  if (!isKnown(sent)) throw new Refused('photo-format');
  const sharp = await library();
  await checkHeader(sharp, sent);
  const picture = await made(sharp, sent, isOurs);
  if (await holdsMore(sent)) throw new Refused('photo-with-more');
  return picture;
}

async function made(sharp: Sharp, sent: Buffer, isOurs: boolean): Promise<Picture> {
  try {
    const image = isOurs ? sent : await encoded(sharp, sent);
    const thumbnail = await shrunk(sharp, image, THUMBNAIL_EDGE)
      .jpeg({ quality: THUMBNAIL_QUALITY })
      .toBuffer();
    return { image, thumbnail };
  } catch {
    // What the library says names offsets and contents of the file: it stays here.
    throw new Refused('photo-unreadable');
  }
}

function encoded(sharp: Sharp, sent: Buffer): Promise<Buffer> {
  return shrunk(sharp, sent, EDGE)
    .jpeg({ quality: QUALITY })
    .timeout({ seconds: SECONDS })
    .toBuffer();
}

function shrunk(sharp: Sharp, bytes: Buffer, edge: number) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize(edge, edge, { fit: 'inside', withoutEnlargement: true });
}

async function checkHeader(sharp: Sharp, sent: Buffer): Promise<void> {
  const { width, height } = await sharp(sent, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch(() => {
      throw new Refused('photo-unreadable');
    });
  if (width * height > MOST_PIXELS) throw new Refused('photo-too-many-pixels');
}

/** JPEG, PNG or WebP by its first bytes; what the sender calls it counts for nothing. */
function isKnown(sent: Buffer): boolean {
  const starts = (hex: string) => sent.subarray(0, hex.length / 2).equals(Buffer.from(hex, 'hex'));
  if (starts('ffd8ff') || starts('89504e470d0a1a0a')) return true;
  return starts('52494646') && sent.subarray(8, 12).toString('latin1') === 'WEBP';
}
