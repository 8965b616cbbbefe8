export { openImporter } from './importer.ts';
export type { Importer, Who } from './importer.ts';
export type { Job, Row } from './job.ts';
export type { Correction } from './read.ts';
export { usedBy } from './names.ts';
export { cellsOfMatter } from './matter-cells.ts';
