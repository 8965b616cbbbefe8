/** A JPEG from its beginning to its end, read marker by marker (ITU T.81 annex B). */
export interface JpegExtent {
  /** The byte after its EOI. */
  readonly end: number;
  /** Whether its XMP says that a film follows the picture. */
  readonly declaresFilm: boolean;
}

const XMP = 'http://ns.adobe.com/xap/1.0/\0';
/** As Google and Xiaomi (`MicroVideo`), all since (`MotionPhoto`) and OPPO (`OLivePhoto`) write it. */
const FILM = /MotionPhoto|MicroVideo|OLivePhoto|video\/mp4/;

/**
 * Undefined where no JPEG begins at `from`, or none that ends: whether its pixels are whole is for
 * the decoder to say.
 */
export function jpegAt(bytes: Buffer, from: number): JpegExtent | undefined {
  if (bytes[from] !== 0xff || bytes[from + 1] !== 0xd8) return undefined;
  let declaresFilm = false;
  for (let at = from + 2; at + 1 < bytes.length;) {
    const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
    if (marker === 0xd9) return { end: at + 2, declaresFilm };
    // Bytes that belong to nothing are passed over, as decoders do.
    if (marker === 0 || marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else {
      if (at + 4 > bytes.length) return undefined;
      const next = at + 2 + bytes.readUInt16BE(at + 2);
      if (marker === 0xe1) declaresFilm ||= isFilm(bytes.subarray(at + 4, next));
      at = marker === 0xda ? afterScan(bytes, next) : next;
    }
  }
  return undefined;
}

function isFilm(segment: Buffer): boolean {
  const text = segment.toString('latin1');
  return text.startsWith(XMP) && FILM.test(text);
}

/** TEM and the restart markers: nothing belongs to them. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
}

/** Inside a scan 0xff is followed by 0 or by a restart marker; what else follows it ends the scan. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !isBare(next)) return at;
  }
  return bytes.length;
}
