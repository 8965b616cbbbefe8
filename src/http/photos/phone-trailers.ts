/** Boxes that stand by themselves in a film (ISO/IEC 14496-12). */
const BOXES = new Set(
  'ftyp moov mdat free skip wide uuid moof mfra sidx styp meta udta mpvd'.split(' '),
);
/** Huawei's mark behind the film of a live picture: `v3_f38  0:0  LIVE_2819487`. */
const LIVE = /(?:v\d_f\d{1,4} {0,20}\d{1,6}:\d{1,6} {0,20})?LIVE_\d{1,10}[ \0]*$/;

/** Whether a film is all that is there: boxes from `ftyp` on, each as long as it says. */
export function isFilm(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return false;
  let at = 0;
  while (at + 8 <= bytes.length) {
    if (!BOXES.has(bytes.toString('latin1', at + 4, at + 8))) break;
    const said = bytes.readUInt32BE(at);
    const isLong = said === 1 && at + 16 <= bytes.length;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : said;
    // A size of 0 (up to the end) would let in whatever comes.
    if (size < 8 || at + size > bytes.length) return false;
    at += size;
  }
  return isPadding(bytes.subarray(at));
}

/** What is left before Huawei's mark; undefined where there is none. */
export function beforeLiveMark(bytes: Buffer): Buffer | undefined {
  const from = Math.max(0, bytes.length - 80);
  const mark = LIVE.exec(bytes.toString('latin1', from));
  return mark ? bytes.subarray(0, from + mark.index) : undefined;
}

/**
 * What is left before Samsung's records, which stand at the end of nearly all its pictures: blocks,
 * one behind another without a gap, then `SEFH`, a directory of them, its length and `SEFT`.
 * Undefined where there are none, or where they aren't as their directory says.
 */
export function beforeSamsungRecords(bytes: Buffer): Buffer | undefined {
  const foot = bytes.length - 8;
  if (foot < 12 || bytes.toString('latin1', foot + 4) !== 'SEFT') return undefined;
  const head = foot - bytes.readUInt32LE(foot);
  if (head < 0 || foot - head < 12 || bytes.toString('latin1', head, head + 4) !== 'SEFH') {
    return undefined;
  }
  const count = bytes.readUInt32LE(head + 8);
  if (count === 0 || foot - head !== 12 + count * 12) return undefined;
  const blocks = Array.from({ length: count }, (_, i) => {
    const entry = head + 12 + i * 12;
    const from = head - bytes.readUInt32LE(entry + 4);
    return { entry, from, to: from + bytes.readUInt32LE(entry + 8) };
  }).sort((a, b) => b.from - a.from);
  let at = head;
  for (const { entry, from, to } of blocks) {
    const isNamed = from >= 0 && to === at && to - from >= 8;
    // Each block repeats the kind that the directory says.
    if (!isNamed || bytes.readUInt32LE(from) !== bytes.readUInt32LE(entry)) return undefined;
    at = from;
  }
  return bytes.subarray(0, at);
}

/** Bytes that may stand there, whatever they are: too few for an archive or a page. */
const STRAY = 16;

/** Zeros, fill bytes and ends of lines, as disks, cameras and mail leave them, or a few stray bytes. */
export function isPadding(bytes: Buffer): boolean {
  if (bytes.length <= STRAY) return true;
  return bytes.every((byte) => byte === 0 || byte === 0xff || byte === 0x0a || byte === 0x0d);
}
