import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Refused } from '../refused.ts';
import { encodePhoto, MOST_BYTES } from './encode.ts';
import { phonePhoto, plainPng, segmentsOf } from './testing.ts';

const photo = await phonePhoto(1);
const secrets = [
  'Exif',
  'GPS',
  'SecretPhone',
  'Wang Secret',
  'xmpmeta',
  'SecretXmp',
  'ICC_PROFILE',
];

const pixels = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });

const others = {
  gif: await pixels(9, 9).gif().toBuffer(),
  tiff: await pixels(9, 9).tiff().toBuffer(),
  avif: await pixels(16, 16).avif().toBuffer(),
  png: await pixels(300, 300).png().toBuffer(),
};

async function refusalOf(sent: Buffer): Promise<string> {
  return encodePhoto(sent).then(
    () => 'taken',
    (error: unknown) => (error instanceof Refused ? error.code : 'another error'),
  );
}

describe('what is kept of a photo', () => {
  test('is its pixels: no place, time, camera, note or profile', async () => {
    const before = photo.toString('latin1');
    expect(secrets.filter((word) => !before.includes(word))).toEqual(['GPS']);
    // GPSLatitudeRef, tag 1 of type ASCII: "N", as a phone writes it.
    expect(/\x01\0\x02\0\x02\0\0\0N\0|\0\x01\0\x02\0\0\0\x02N\0/.test(before)).toBe(true);
    const { image, thumbnail } = await encodePhoto(photo);
    for (const kept of [image, thumbnail]) {
      const text = kept.toString('latin1');
      expect(secrets.filter((word) => text.includes(word))).toEqual([]);
      const { markers, trailing } = segmentsOf(kept);
      // JFIF, tables, frame: no APP1 (Exif, XMP), APP2 (ICC), APP13 (IPTC), no comment.
      expect(markers.filter((m) => !['e0', 'db', 'c0', 'c4'].includes(m))).toEqual([]);
      expect(trailing).toBe(0);
    }
  });

  test('is no longer than 2048 pixels, its thumbnail no longer than 320', async () => {
    const { image, thumbnail } = await encodePhoto(await pixels(4000, 1000).png().toBuffer());
    expect(await sharp(image).metadata()).toMatchObject({
      format: 'jpeg',
      width: 2048,
      height: 512,
    });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 320, height: 80 });
    const small = await encodePhoto(await pixels(40, 30).png().toBuffer());
    expect(await sharp(small.image).metadata()).toMatchObject({ width: 40, height: 30 });
  });

  test('stands upright', async () => {
    const lying = await pixels(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { image } = await encodePhoto(lying);
    expect(await sharp(image).metadata()).toMatchObject({ width: 40, height: 60 });
  });

  test('is the first picture of several', async () => {
    const frames = [10, 200].map((red) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    );
    const moving = await sharp(await Promise.all(frames), { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { image } = await encodePhoto(moving);
    const { channels } = await sharp(image).stats();
    expect(channels[0]?.mean).toBeLessThan(30);
    expect((await sharp(image).metadata()).height).toBe(8);
  });

  test('is the same for the same file', async () => {
    const [one, two] = await Promise.all([encodePhoto(photo), encodePhoto(photo)]);
    expect(one.image.equals(two.image)).toBe(true);
    const other = await encodePhoto(await phonePhoto(2));
    expect(one.image.equals(other.image)).toBe(false);
  });

  test('has nothing of a script in its comment', async () => {
    const sent = Buffer.concat([
      photo.subarray(0, 2),
      Buffer.from('fffe001b', 'hex'),
      Buffer.from('<script>alert(1)</script>'),
      photo.subarray(2),
    ]);
    const { image } = await encodePhoto(sent);
    expect(image.toString('latin1')).not.toContain('script');
    expect(image.equals((await encodePhoto(photo)).image)).toBe(true);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>';

  test('a bomb, by its header: 400 megapixels in a few kilobytes', async () => {
    const bomb = plainPng(20_000, 20_000);
    expect(bomb.length).toBeLessThan(100_000);
    const memory = process.memoryUsage().rss;
    expect(await refusalOf(bomb)).toBe('photo-too-many-pixels');
    expect(process.memoryUsage().rss - memory).toBeLessThan(50 * 1024 * 1024);
  });

  test('nothing of 49 megapixels', async () => {
    expect(await refusalOf(plainPng(7_000, 7_000))).toBe('taken');
  });

  test('a header that lies about what follows', async () => {
    expect(await refusalOf(plainPng(3_000, 9_000, 2_000))).toBe('photo-unreadable');
  });

  test.each([
    ['SVG', Buffer.from(svg)],
    ['GIF', others.gif],
    ['a GIF that is also a Java archive', Buffer.from('GIF89a/*\x01\0PK\x03\x04*/=1;')],
    ['TIFF', others.tiff],
    ['PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
    ['AVIF', others.avif],
    ['a page', Buffer.from('<!doctype html><title>x</title>')],
    ['nothing', Buffer.alloc(0)],
  ])('%s', async (_what, sent) => {
    expect(await refusalOf(sent)).toBe('photo-format');
  });

  test.each([
    ['a JPEG that is cut off', photo.subarray(0, photo.length / 2)],
    ['a JPEG that is its beginning only', photo.subarray(0, 20)],
    ['a PNG that is cut off', others.png.subarray(0, 120)],
    [
      'a WebP of noise',
      Buffer.concat([Buffer.from('RIFF\x24\0\0\0WEBPVP8 '), Buffer.alloc(40, 7)]),
    ],
    [
      'SVG after the beginning of a PNG',
      Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(svg)]),
    ],
  ])('%s', async (_what, sent) => {
    expect(await refusalOf(sent)).toBe('photo-unreadable');
  });

  test('more than 10 MB', async () => {
    expect(await refusalOf(Buffer.concat([photo, Buffer.alloc(MOST_BYTES)]))).toBe(
      'photo-too-large',
    );
  });
});
