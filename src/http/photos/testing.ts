import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture that differs from every other `seed`'s, as a phone makes it: with place, time and camera. */
export async function phonePhoto(seed: number, width = 800, height = 600): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0; i < pixels.length; i += 1) pixels[i] = ((i >> 8) * (seed + 3) + i / 97) & 255;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withExif({
      IFD0: { Make: 'SecretPhone', Artist: 'Wang Secret' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '39/1 54/1 20/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '116/1 23/1 29/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">SecretXmp</x:xmpmeta>')
    .withIccProfile('p3')
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** A PNG of black pixels, one bit each: what a bomb is made of. `rows` may be fewer than it says. */
export function plainPng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const lines = Buffer.alloc((Math.ceil(width / 8) + 1) * rows);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The markers of a JPEG up to its pixels, and what follows its end: read by hand, segment by segment. */
export function segmentsOf(jpeg: Buffer): { markers: string[]; trailing: number } {
  const markers: string[] = [];
  let at = 2;
  while (jpeg[at] === 0xff && jpeg[at + 1] !== 0xda) {
    markers.push(jpeg[at + 1]!.toString(16));
    at += 2 + jpeg.readUInt16BE(at + 2);
  }
  // Inside the pixels 0xff is followed by 0 or by a restart marker.
  const end = jpeg.indexOf(Buffer.from('ffd9', 'hex'), at);
  return { markers, trailing: jpeg.length - end - 2 };
}
