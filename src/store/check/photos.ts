import type { Json } from '../../kernel/json.ts';
import type { Recorded } from '../../kernel/event.ts';
import { photosOf } from '../../figures/photos.ts';
import { picturesOf } from '../commit/photos.ts';
import type { KeptPhoto } from '../evidence.ts';
import type { Findings } from './findings.ts';
import type { PartRow, Scan } from './scan.ts';

interface Expected extends KeptPhoto {
  readonly index: number;
}

interface EvidenceRow {
  readonly id: string;
  readonly index: string | null;
  readonly hash: string;
  readonly thumbnail_hash: string;
  /** What the bytes hash to, computed where they are. */
  readonly image: string;
  readonly thumbnail: string;
}

const base64url = (column: string) => `translate(encode(sha256(${column}), 'base64'), '+/=', '-_')`;

const ROW = `id, index, hash, thumbnail_hash, ${base64url('image')} as image,
  ${base64url('thumbnail')} as thumbnail`;

const LEAST = '-9223372036854775808';
const MOST = '9223372036854775807';

/**
 * Every picture that an event shows is there, with the bytes that the event's leaf and part name,
 * unless the part was erased; then it is gone. And each use of a picture is in `photo_use`.
 */
export class PhotosCheck {
  readonly #scan: Scan;
  readonly #findings: Findings;
  #expected = new Map<string, Expected>();
  #uses = new Map<string, { stream: string; attested: boolean }>();
  #after = LEAST;
  readonly compared = { evidence: 0, photoUse: 0 };

  constructor(scan: Scan, findings: Findings) {
    this.#scan = scan;
    this.#findings = findings;
  }

  /** An event, its part `photos` unless it has none or it was erased, and whether the log hides it. */
  expect(event: Recorded, part: PartRow | undefined, attested: boolean): void {
    const { index, stream } = event;
    for (const hash of photosOf(event)) {
      this.#uses.set(`${hash} ${String(index)}`, { stream, attested });
    }
    try {
      const content = part && (JSON.parse(part.content) as Json);
      for (const photo of picturesOf(event.data, content)) {
        this.#expected.set(photo.id, { ...photo, index });
      }
    } catch {
      // A part that isn't what was committed to is named by the check of parts.
    }
  }

  /** After the events up to `last`; without one, what lies behind them all. */
  async page(last: number | undefined): Promise<void> {
    const { client, tenant } = this.#scan;
    const values = [tenant, this.#after, last === undefined ? MOST : String(last)];
    const evidence = await client.query<EvidenceRow>({
      name: 'check-evidence',
      text: `select ${ROW} from evidence where tenant = $1 and index > $2 and index <= $3`,
      values,
    });
    const uses = await client.query<{
      hash: string;
      index: string;
      stream: string;
      attested: boolean;
    }>({
      name: 'check-photo-uses',
      text: `select hash, index, stream, attested from photo_use
        where tenant = $1 and index > $2 and index <= $3`,
      values,
    });
    for (const row of evidence.rows) this.#compare(row);
    for (const { id } of this.#expected.values()) this.#findings.missing('evidence', id);
    for (const { hash, index, stream, attested } of uses.rows) {
      const key = `${hash} ${index}`;
      const expected = this.#uses.get(key);
      this.compared.photoUse += 1;
      if (!expected) this.#findings.extra('photo_use', key);
      else {
        if (expected.stream !== stream) this.#findings.wrong('photo_use', key, 'stream');
        if (expected.attested !== attested) this.#findings.wrong('photo_use', key, 'attested');
      }
      this.#uses.delete(key);
    }
    for (const key of this.#uses.keys()) this.#findings.missing('photo_use', key);
    this.#expected = new Map();
    this.#uses = new Map();
    if (last !== undefined) this.#after = String(last);
  }

  /** Pictures that wait for an event: that their bytes are what was taken in. */
  async finish(): Promise<void> {
    const { client, tenant } = this.#scan;
    const { rows } = await client.query<EvidenceRow>(
      `select ${ROW} from evidence where tenant = $1 and index is null`,
      [tenant],
    );
    for (const row of rows) this.#compareBytes(row, row);
  }

  #compare(row: EvidenceRow): void {
    const expected = this.#expected.get(row.id);
    if (!expected || String(expected.index) !== row.index) {
      this.compared.evidence += 1;
      this.#findings.extra('evidence', row.id);
      return;
    }
    this.#expected.delete(row.id);
    const hashes = { hash: expected.hash, thumbnail_hash: expected.thumbnail };
    if (row.hash !== hashes.hash) this.#findings.wrong('evidence', row.id, 'hash');
    if (row.thumbnail_hash !== hashes.thumbnail_hash) {
      this.#findings.wrong('evidence', row.id, 'thumbnail_hash');
    }
    this.#compareBytes(row, hashes);
  }

  #compareBytes(row: EvidenceRow, hashes: Pick<EvidenceRow, 'hash' | 'thumbnail_hash'>): void {
    this.compared.evidence += 1;
    const said = 'not what the event says';
    if (row.image !== hashes.hash) this.#findings.wrong('evidence', row.id, 'image', said);
    if (row.thumbnail !== hashes.thumbnail_hash) {
      this.#findings.wrong('evidence', row.id, 'thumbnail', said);
    }
  }
}
