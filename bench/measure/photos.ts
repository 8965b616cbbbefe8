import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { reportBody } from '../load/body.ts';
import { spread, type Spread } from '../stats.ts';
import { benchSecret, TENANT } from '../tenant.ts';
import { benchDatabase } from './database.ts';
import { startServer, type ServerProcess } from './processes.ts';
import { makeTenant } from './world.ts';

export interface Photos {
  readonly uploads: readonly {
    readonly megapixels: number;
    /** Of a picture as it is sent, and as it is kept with its thumbnail. */
    readonly bytes: number;
    readonly keptBytes: number;
    readonly perSecond: number;
    readonly times: Spread;
  }[];
  /** What reports take while photos come in as fast as they are taken, and without. */
  readonly besideUploads: Spread;
  readonly alone: Spread;
  /** Accepted reports a second with so many photos each, sent before. */
  readonly reports: readonly { readonly photos: number; readonly perSecond: number }[];
}

const main = join(import.meta.dirname, '../../src/app/main.ts');
const CALLERS = 32;

/** Photos a second through HTTP, and what they cost reports. */
export async function measurePhotos(seconds: number, say: (line: string) => void): Promise<Photos> {
  const database = await benchDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-bench-'));
  try {
    const { store } = await makeTenant(database, 1000);
    await store.close();
    const server = await startServer(main, ['start'], {
      DATABASE_URL: database.url,
      HUIYIN_DATA: join(folder, 'data'),
      HUIYIN_SECRET: benchSecret.toString('base64'),
      HUIYIN_DEMO: '0',
      HUIYIN_RATE_REPORT: '1000000',
      HUIYIN_RATE_UPLOAD: '1000000',
      LOG_LEVEL: 'warn',
    });
    const send = sender(server);
    const uploads: Photos['uploads'][number][] = [];
    for (const [width, height] of [
      [1600, 1200],
      [4000, 3000],
    ] as const) {
      say(`photos of ${String(width)} × ${String(height)}`);
      const photo = await scene(width, height);
      const { perSecond, times } = await during(seconds, 4, () => send.photo(photo));
      const { rows } = await database.pool.query<{ bytes: string }>(
        `select avg(octet_length(image) + octet_length(thumbnail)) as bytes from evidence
         where index is null`,
      );
      const keptBytes = Math.round(Number(rows[0]?.bytes));
      const megapixels = (width * height) / 1e6;
      uploads.push({ megapixels, bytes: photo.length, keptBytes, perSecond, times });
      await database.pool.query('delete from evidence where index is null');
    }
    say('reports beside photos');
    const photo = await scene(4000, 3000);
    const alone = (await during(seconds, 1, () => send.report([]))).times;
    const [besideUploads] = await Promise.all([
      during(seconds, 1, () => send.report([])).then(({ times }) => times),
      during(seconds, 4, () => send.photo(photo)),
    ]);
    const reports: Photos['reports'][number][] = [];
    for (const photos of [0, 1, 6, 0]) {
      say(`reports with ${String(photos)} photos`);
      const ids = await prepared(database.pool, photos * seconds * 1500);
      const { perSecond } = await during(seconds, CALLERS, () =>
        send.report(ids.splice(0, photos)),
      );
      reports.push({ photos, perSecond });
    }
    await server.stop();
    return { uploads, besideUploads, alone, reports };
  } finally {
    await rm(folder, { recursive: true, force: true });
    await database.drop();
  }
}

/** A picture with as much in it as a street has: noise over slow changes. */
async function scene(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const grain = await sharp({
    create: { width: width / 8, height: height / 8, channels: 3, background: '#888', noise },
  })
    .png()
    .toBuffer();
  return sharp(grain).resize(width, height).jpeg({ quality: 90 }).toBuffer();
}

function sender({ port }: ServerProcess) {
  const base = `http://127.0.0.1:${String(port)}/api/v1/${TENANT}`;
  let n = 0;
  const post = async (path: string, type: string, body: string | Uint8Array<ArrayBuffer>) => {
    const headers = { 'content-type': type };
    const answer = await fetch(`${base}/${path}`, { method: 'POST', headers, body });
    const text = await answer.text();
    if (answer.status !== 201) throw new Error(`${path}: ${String(answer.status)} ${text}`);
  };
  return {
    photo: (photo: Buffer) => post('uploads', 'image/jpeg', new Uint8Array(photo)),
    report(photos: readonly string[]) {
      n += 1;
      const said = JSON.parse(reportBody(n)) as object;
      const body = photos.length === 0 ? said : { ...said, photos };
      return post('problems', 'application/json', JSON.stringify(body));
    },
  };
}

/** Calls over and over, so many at a time, for so many seconds. */
async function during(
  seconds: number,
  callers: number,
  call: () => Promise<void>,
): Promise<{ perSecond: number; times: Spread }> {
  await call();
  const times: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const calling = async () => {
    while (performance.now() < until) {
      const from = performance.now();
      await call();
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: callers }, calling));
  const took = (performance.now() - began) / 1000;
  return { perSecond: times.length / took, times: spread(times) };
}

/** Uploads as if they had been sent: copies of one that was, under ids of their own. */
async function prepared(
  pool: Awaited<ReturnType<typeof benchDatabase>>['pool'],
  count: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into evidence (tenant, id, at, hash, thumbnail_hash, image, thumbnail)
     select $1, 'bench' || lpad((random() * 1e8)::bigint::text, 8, '0') || lpad(n::text, 9, '0'),
       '2099-01-01T00:00:00Z', lpad(n::text, 43, '0'), lpad(n::text, 43, '1'), '\\x00', '\\x00'
     from generate_series(1, $2::int) n returning id`,
    [TENANT, count],
  );
  await pool.query('analyze evidence');
  return rows.map(({ id }) => id);
}
