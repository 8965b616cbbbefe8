import { measureOf } from '../../figures/measures.ts';
import type { World } from '../../domain/world.ts';
import type { Tally } from '../../store/check/index.ts';
import { bad, good, type Result } from '../../tlog/result.ts';
import type { Verdict } from './findings.ts';

/** One published number: of a unit and all under it. docs/formats/figures-file.md. */
export interface Figure {
  readonly measure: string;
  readonly version: number;
  readonly unit: string;
  /** Recomputed from what the log shows. */
  readonly shown: number;
  /** Of what it doesn't: taken on trust. */
  readonly attested: number;
}

export interface FiguresFile {
  readonly huiyin: 'figures@v1';
  readonly tenant: string;
  readonly origin: string;
  /** The log size at which the figures stand. */
  readonly size: number;
  /** The signed note of that size. */
  readonly checkpoint: string;
  readonly figures: readonly Figure[];
}

/** Accepts exactly the members of the format; nothing is verified yet. */
export function parseFiguresFile(source: Buffer): Result<FiguresFile> {
  let file: Partial<FiguresFile>;
  try {
    file = JSON.parse(
      new TextDecoder('utf-8', { fatal: true }).decode(source),
    ) as Partial<FiguresFile>;
  } catch {
    return bad('not JSON');
  }
  if (!hasMembers(file, ['huiyin', 'tenant', 'origin', 'size', 'checkpoint', 'figures'])) {
    return bad('not the members of a figures file');
  }
  const { huiyin, tenant, origin, size, checkpoint, figures } = file;
  if (huiyin !== 'figures@v1') return bad('not a figures file of version 1');
  if (![tenant, origin, checkpoint].every((text) => typeof text === 'string')) {
    return bad('a text is missing');
  }
  if (!isCount(size) || size < 0) return bad('no log size');
  if (!Array.isArray(figures) || !figures.every(isFigure)) return bad('a malformed figure');
  return good(file as FiguresFile);
}

/** Compares each figure with the sums of the log as it stood at the file's size. */
export function compareFigures(
  { figures, size }: FiguresFile,
  tally: Tally,
  world: World,
  verdict: Verdict,
): void {
  const sums = new Map<string, ReturnType<Tally['tree']>>();
  const seen = new Set<string>();
  let attested = 0;
  for (const figure of figures) {
    const { measure, version, unit, shown } = figure;
    const where = `${measure} ${unit}`;
    if (seen.has(where)) verdict.fault('wrong-figure', where, 'twice in the file');
    seen.add(where);
    if (measureOf(measure)?.version !== version) {
      verdict.fault('wrong-figure', where, `no definition of version ${String(version)} is known`);
      continue;
    }
    if (!world.people.units[unit]) {
      verdict.fault('wrong-figure', where, 'no such unit');
      continue;
    }
    let ofUnit = sums.get(unit);
    if (!ofUnit) sums.set(unit, (ofUnit = tally.tree(unit, world)));
    const right = ofUnit.get(measure)?.shown ?? 0;
    if (right !== shown) {
      verdict.fault('wrong-figure', where, `${String(right)}, not ${String(shown)}`);
    }
    if (figure.attested !== 0) attested += 1;
  }
  verdict.note({ note: 'figures', figures: figures.length, size });
  if (attested > 0) verdict.note({ note: 'attested', figures: attested });
}

function isFigure(value: unknown): value is Figure {
  if (!hasMembers(value, ['measure', 'version', 'unit', 'shown', 'attested'])) return false;
  const { measure, version, unit, shown, attested } = value as Partial<Figure>;
  const texts = typeof measure === 'string' && typeof unit === 'string';
  return texts && isCount(version) && isCount(shown) && isCount(attested);
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function hasMembers(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).sort().join() === [...names].sort().join();
}
