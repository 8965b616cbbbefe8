import { jpegAt } from './jpeg-end.ts';
import { beforeLiveMark, beforeSamsungRecords, isFilm, isPadding } from './phone-trailers.ts';
import { pngHoldsMore } from './png-end.ts';

/** Pictures behind the picture: a brightness map, a depth map, a preview. */
const MOST_PICTURES = 8;
const JPEG = Buffer.from('ffd8ff', 'hex');

/**
 * Whether a JPEG, PNG or WebP holds something beside its picture: an archive, a page or a program
 * behind its end, or more packed pixels than its header says (a bomb that a look at the header lets
 * through). What phones put behind a picture isn't meant: further JPEG pictures, the film of a moving
 * photo where the picture says that there is one, Samsung's and Huawei's records. It is dropped with
 * all else that isn't a pixel.
 *
 * Asked of files that could be decoded: of others the answer means nothing.
 */
export async function holdsMore(sent: Buffer): Promise<boolean> {
  if (sent[0] === 0xff) return jpegHoldsMore(sent);
  if (sent[0] === 0x89) return pngHoldsMore(sent);
  const end = 8 + sent.readUInt32LE(4);
  return !isPadding(sent.subarray(end));
}

function jpegHoldsMore(sent: Buffer): boolean {
  const picture = jpegAt(sent, 0);
  // Decoders refuse what is cut off: one was content, so something else fills up the place of the end.
  if (!picture) return true;
  const { declaresFilm } = picture;
  const rest = behindPictures(sent, picture.end);
  const isNothing = (bytes: Buffer) => isPadding(bytes) || (declaresFilm && isFilm(bytes));
  const unrecorded = beforeSamsungRecords(rest);
  const unmarked = beforeLiveMark(rest);
  return !(
    isNothing(rest) ||
    (unrecorded && isNothing(unrecorded)) ||
    (unmarked && isFilm(unmarked))
  );
}

function behindPictures(sent: Buffer, end: number): Buffer {
  let at = end;
  for (let i = 0; i < MOST_PICTURES; i += 1) {
    const begin = sent.indexOf(JPEG, at);
    // Cameras let a picture begin at a round place.
    const next = begin >= 0 && isPadding(sent.subarray(at, begin)) && jpegAt(sent, begin);
    if (!next) break;
    at = next.end;
  }
  return sent.subarray(at);
}
