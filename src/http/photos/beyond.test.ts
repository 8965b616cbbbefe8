import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refused } from '../refused.ts';
import { encodePhoto } from './encode.ts';
import { phonePhoto, plainPng } from './testing.ts';

const photo = await phonePhoto(1);
const small = sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } });
const [png, webp, interlaced, progressive, filming] = await Promise.all([
  small.clone().png().toBuffer(),
  small.clone().webp().toBuffer(),
  small.clone().png({ progressive: true }).toBuffer(),
  small.clone().jpeg({ progressive: true }).toBuffer(),
  small.clone().withXmp('<x:xmpmeta GCamera:MotionPhoto="1"/>').jpeg().toBuffer(),
]);

const zip = Buffer.from('PK\x03\x04payload.html: the least archive has 22 bytes');
const page = Buffer.from('<!doctype html><script>alert(1)</script>');

function box(type: string, data = Buffer.alloc(40, 7)): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length + 8);
  return Buffer.concat([size, Buffer.from(type), data]);
}
const film = Buffer.concat([box('ftyp'), box('moov'), box('mdat')]);

/** Samsung's records: blocks, their directory, its length. */
function records(
  ...blocks: readonly (readonly [kind: number, name: string, data: Buffer])[]
): Buffer {
  const written = blocks.map(([kind, name, data]) => {
    const head = Buffer.alloc(8);
    head.writeUInt16LE(kind, 2);
    head.writeUInt32LE(name.length, 4);
    return Buffer.concat([head, Buffer.from(name), data]);
  });
  const all = Buffer.concat(written);
  const directory = Buffer.alloc(12 + blocks.length * 12);
  directory.write('SEFH');
  directory.writeUInt32LE(106, 4);
  directory.writeUInt32LE(blocks.length, 8);
  let from = 0;
  blocks.forEach(([kind], i) => {
    directory.writeUInt16LE(kind, 14 + i * 12);
    directory.writeUInt32LE(all.length - from, 16 + i * 12);
    directory.writeUInt32LE(written[i]!.length, 20 + i * 12);
    from += written[i]!.length;
  });
  const foot = Buffer.alloc(8);
  foot.writeUInt32LE(directory.length);
  foot.write('SEFT', 4);
  return Buffer.concat([all, directory, foot]);
}
const taken = records([0x0a01, 'Image_UTC_Data', Buffer.from('1764045600000')]);
const moving = records(
  [0x0a01, 'Image_UTC_Data', Buffer.from('1764045600000')],
  [0x0a30, 'MotionPhoto_Data', film],
);
const live = Buffer.from('v3_f38           0:0             LIVE_2819487       ');

/** A PNG with other pixels than it had. */
function packedAnew(width: number, height: number, rows: Buffer): Buffer {
  const plain = plainPng(width, height);
  const at = plain.indexOf('IDAT') - 4;
  const data = deflateSync(rows, { level: 9 });
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length);
  chunk.write('IDAT', 4);
  data.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + data.length)), 8 + data.length);
  return Buffer.concat([plain.subarray(0, at), chunk, plain.subarray(plain.length - 12)]);
}

async function refusalOf(...sent: readonly Buffer[]): Promise<string> {
  return encodePhoto(Buffer.concat(sent)).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refused ? error.code : 'another error'),
  );
}

describe('a file that holds more than its picture is refused', () => {
  test.each([
    ['a ZIP behind a JPEG', [photo, zip]],
    ['a page behind a JPEG', [photo, page]],
    ['a page behind a progressive JPEG', [progressive, page]],
    ['a page behind padding', [photo, Buffer.alloc(4096), page]],
    ['a ZIP in place of the end', [photo.subarray(0, -2), zip, zip, zip, zip, zip, zip, zip]],
    ['a ZIP behind a second picture', [photo, photo, zip]],
    ['a ZIP behind a JPEG with stray bytes before its frame', [stray(photo), zip]],
    ['a ZIP behind a PNG', [png, zip]],
    ['a page behind a WebP', [webp, page]],
    ['a film that the picture does not tell of', [photo, film]],
    ['a ZIP behind a film', [filming, film, zip]],
    [
      'a film with a box that reaches to the end',
      [filming, box('ftyp'), Buffer.from('\0\0\0\0mdat'), zip],
    ],
    ['a ZIP before records', [photo, zip, taken]],
    ['a ZIP behind records', [photo, taken, zip]],
    ['records that leave a gap', [photo, taken.subarray(0, 8), zip, taken.subarray(8)]],
    ['a page before the mark of a live picture', [photo, page, live]],
    ['a PNG of a few pixels that unpacks to 64 MB', [packedAnew(8, 8, Buffer.alloc(64 << 20))]],
  ])('%s', async (_what, sent) => {
    expect(await refusalOf(...sent)).toBe('photo-with-more');
  });
});

describe('what phones and cameras add is dropped', () => {
  test.each([
    ['padding', [photo, Buffer.alloc(4096), Buffer.from('\r\n')]],
    ['a stray byte', [photo, Buffer.from('\x14')]],
    ['padding behind a PNG', [png, Buffer.alloc(16)]],
    ['padding behind a WebP', [webp, Buffer.alloc(16)]],
    ['a map of brightness', [photo, progressive]],
    ['a preview at a round place', [photo, Buffer.alloc(512), progressive, Buffer.alloc(7)]],
    ['the film of a moving photo', [filming, film]],
    ['a map of brightness and a film', [filming, progressive, film]],
    ['Samsung’s records', [photo, taken]],
    ['Samsung’s film', [photo, moving]],
    ['Samsung’s film before its records', [filming, film, taken]],
    ['Huawei’s film', [photo, film, live]],
  ])('%s', async (_what, sent) => {
    const { image } = await encodePhoto(Buffer.concat(sent));
    expect(image.equals((await encodePhoto(sent[0]!)).image)).toBe(true);
  });

  test.each([
    ['interlaced', interlaced],
    ['of one bit', plainPng(37, 11)],
    ['narrower than a pass', plainPng(1, 1)],
  ])('a PNG that is whole is taken: %s', async (_what, sent) => {
    expect(await refusalOf(sent)).toBe('taken');
  });
});

/** A JPEG with bytes between two segments that decoders pass over. */
function stray(jpeg: Buffer): Buffer {
  const at = 4 + jpeg.readUInt16BE(4);
  return Buffer.concat([jpeg.subarray(0, at), Buffer.from('abc'), jpeg.subarray(at)]);
}
