export { openImporter } from './importer.ts';
export type { Importer, Upload, Who } from './importer.ts';
export type { ImportsOptions } from './context.ts';
export type { Job, Row, Trouble } from './job.ts';
export type { Correction } from './read.ts';
