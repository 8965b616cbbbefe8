import { own } from '../../kernel/own.ts';
import { isDay, type Day } from '../../kernel/time.ts';
import { measureOf, measures } from '../../figures/measures.ts';
import { ATTESTED_STEP, type PublicValue } from '../../figures/public.ts';
import type { World } from '../../domain/world.ts';
import type { Tally } from '../../store/check/index.ts';
import { bad, good, type Result } from '../../tlog/result.ts';
import type { Verdict } from './findings.ts';

/** One published number: of a unit and all under it. docs/formats/figures-file.md. */
export interface Figure extends PublicValue {
  readonly measure: string;
  readonly version: number;
  readonly unit: string;
}

export interface FiguresFile {
  readonly huiyin: 'figures@v1';
  readonly tenant: string;
  readonly origin: string;
  /** The log size at which the figures stand. */
  readonly size: number;
  /** The signed note of that size. */
  readonly checkpoint: string;
  /** The local day at whose start the attested totals stand. */
  readonly attestedBefore: Day;
  readonly figures: readonly Figure[];
}

/** Accepts exactly the members of the format, each once; nothing is verified yet. */
export function parseFiguresFile(source: Buffer): Result<FiguresFile> {
  let text: string;
  let file: Partial<FiguresFile>;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(source);
    file = JSON.parse(text) as Partial<FiguresFile>;
  } catch {
    return bad('not JSON');
  }
  // A member that stands twice would say one thing to us and another to somebody else's program.
  if (withoutSpace(text) !== JSON.stringify(file)) return bad('not JSON in its one form');
  if (!hasMembers(file, members)) return bad('not the members of a figures file');
  const { huiyin, tenant, origin, size, checkpoint, attestedBefore, figures } = file;
  if (huiyin !== 'figures@v1') return bad('not a figures file of version 1');
  if (![tenant, origin, checkpoint].every((text) => typeof text === 'string')) {
    return bad('a text is missing');
  }
  if (!isCount(size) || size < 0) return bad('no log size');
  if (typeof attestedBefore !== 'string' || !isDay(attestedBefore)) return bad('no day');
  if (!Array.isArray(figures) || !figures.every(isFigure)) return bad('a malformed figure');
  return good(file as FiguresFile);
}

const members = [
  'huiyin',
  'tenant',
  'origin',
  'size',
  'checkpoint',
  'attestedBefore',
  'figures',
] as const;

function withoutSpace(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1');
}

/**
 * Compares each figure with the sums of the log as it stood at the file's size, of which
 * `restricted` entries were hidden: no attested total is higher, since an entry adds one at most.
 */
export function compareFigures(
  { figures, size }: FiguresFile,
  tally: Tally,
  restricted: number,
  world: World,
  verdict: Verdict,
): void {
  const sums = new Map<string, ReturnType<Tally['tree']>>();
  const sumOf = (unit: string, measure: string): number => {
    let ofUnit = sums.get(unit);
    if (!ofUnit) sums.set(unit, (ofUnit = tally.tree(unit, world)));
    return ofUnit.get(measure)?.shown ?? 0;
  };
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
    if (!own(world.people.units, unit)) {
      verdict.fault('wrong-figure', where, 'no such unit');
      continue;
    }
    const right = sumOf(unit, measure);
    if (right !== shown) {
      verdict.fault('wrong-figure', where, `${String(right)}, not ${String(shown)}`);
    }
    const untrue = attestedFault(figure, world, restricted);
    if (untrue !== undefined) verdict.fault('wrong-figure', where, untrue);
    if (figure.attested !== null) attested += 1;
  }
  const absent = Object.keys(world.people.units)
    .flatMap((unit) => measures.map(({ id }) => [id, unit] as const))
    .filter(([id, unit]) => sumOf(unit, id) !== 0 && !seen.has(`${id} ${unit}`)).length;
  if (figures.length === 0 && absent > 0) {
    verdict.fault('wrong-figure', 'figures.json', 'an empty list');
  }
  verdict.note({ note: 'figures', figures: figures.length, size });
  if (absent > 0) verdict.note({ note: 'absent', figures: absent });
  if (attested > 0) verdict.note({ note: 'attested', figures: attested });
}

/** What an attested total can't be, though nobody outside can compute it. */
function attestedFault(
  { unit, attested }: Figure,
  { people }: World,
  restricted: number,
): string | undefined {
  const isTold = attested !== null;
  if (isTold !== (unit === people.root)) {
    return isTold ? 'attested below the whole tenant' : 'no attested total';
  }
  if (typeof attested !== 'number' || attested <= restricted) return undefined;
  return `attested ${String(attested)}, of ${String(restricted)} restricted entries`;
}

function isFigure(value: unknown): value is Figure {
  if (!hasMembers(value, ['measure', 'version', 'unit', 'shown', 'attested'])) return false;
  const { measure, version, unit, shown, attested } = value as Partial<Figure>;
  const texts = typeof measure === 'string' && typeof unit === 'string';
  return texts && isCount(version) && isCount(shown) && isAttested(attested);
}

function isAttested(value: unknown): boolean {
  if (value === null || value === 'under5') return true;
  return isCount(value) && value >= ATTESTED_STEP && value % ATTESTED_STEP === 0;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function hasMembers(value: unknown, names: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.keys(value).sort().join() === [...names].sort().join();
}
