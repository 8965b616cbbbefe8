import { BookError, limits } from '../book/book.ts';
import type { Archive } from './zip.ts';
import { eachTag } from './xml.ts';

export interface SheetPart {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** Which parts of the archive hold what. */
export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  readonly strings?: string;
  readonly styles?: string;
  readonly from1904: boolean;
}

interface Relation {
  readonly id: string;
  /** The last word of its type: both the transitional and the strict namespace end alike. */
  readonly type: string;
  readonly target: string;
}

/** Finds the sheets by way of the relations, as the format wants it; names of parts are free. */
export async function readParts(archive: Archive): Promise<WorkbookParts> {
  refuseByNames(archive.names);
  const root = await relationsOf(archive, '');
  const workbook = root.find((relation) => relation.type === 'officeDocument')?.target;
  if (workbook === undefined) throw new BookError('book-not-a-table');
  if (!/\.xml$/i.test(workbook)) throw new BookError('book-other-format');
  const relations = await relationsOf(archive, workbook);
  const byId = new Map(relations.map((relation) => [relation.id, relation]));
  const sheets: SheetPart[] = [];
  let from1904 = false;
  let rootName = '';
  await eachTag(archive.read(workbook), {
    open(name, attributes) {
      rootName ||= name;
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1];
      const relation = byId.get(id ?? '');
      // Chart sheets and dialogues hold no cells.
      if (relation?.type !== 'worksheet') return;
      const hidden = attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden';
      const label = (attributes['name'] ?? '').slice(0, 100) || `Sheet${sheets.length + 1}`;
      sheets.push({ name: label, hidden, part: relation.target });
      if (sheets.length > limits.sheets) {
        throw new BookError('book-too-many-sheets', { most: limits.sheets });
      }
    },
  });
  if (rootName !== 'workbook') throw new BookError('book-not-a-table');
  if (sheets.length === 0) throw new BookError('book-broken');
  if (new Set(sheets.map((sheet) => sheet.name)).size < sheets.length) {
    throw new BookError('book-broken');
  }
  const strings = relations.find((relation) => relation.type === 'sharedStrings')?.target;
  const styles = relations.find((relation) => relation.type === 'styles')?.target;
  return {
    sheets,
    from1904,
    ...(strings !== undefined && archive.names.includes(strings) && { strings }),
    ...(styles !== undefined && archive.names.includes(styles) && { styles }),
  };
}

function refuseByNames(names: readonly string[]): void {
  const some = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (some(/(^|\/)(vbaProject\w*\.bin|macrosheets\/|dialogsheets\/|activeX\/)/i)) {
    throw new BookError('book-macros');
  }
  if (some(/(^|\/)(externalLinks\/|connections\.xml$|queryTables\/)/i)) {
    throw new BookError('book-external-links');
  }
  if (!names.includes('[Content_Types].xml')) throw new BookError('book-other-format');
}

async function relationsOf(archive: Archive, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const file = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations: Relation[] = [];
  if (!archive.names.includes(file)) return relations;
  await eachTag(archive.read(file), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const type = (attributes['Type'] ?? '').split('/').at(-1) ?? '';
      if (type === 'vbaProject') throw new BookError('book-macros');
      if (type === 'externalLink' || type === 'connections') {
        throw new BookError('book-external-links');
      }
      if (relations.length > limits.parts) throw new BookError('book-broken');
      if (attributes['TargetMode'] === 'External') return;
      const target = resolve(folder, attributes['Target'] ?? '');
      relations.push({ id: attributes['Id'] ?? '', type, target });
    },
  });
  return relations;
}

/** A part's name from a target that is relative to the folder, or absolute. */
function resolve(folder: string, target: string): string {
  const steps = target.startsWith('/') ? target.split('/') : `${folder}${target}`.split('/');
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
