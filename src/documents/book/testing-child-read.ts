import { readFile } from 'node:fs/promises';
import { readBook } from './read-book.ts';

// Run by hostile.test.ts in a process of its own, whose memory nobody else uses.
const [file = ''] = process.argv.slice(2);
const bytes = await readFile(file);
const before = process.resourceUsage().maxRSS;
const book = await readBook(bytes, { fileName: file });
const grown = (process.resourceUsage().maxRSS - before) * 1024;
console.log(JSON.stringify({ refused: 'refused' in book ? book.refused : undefined, grown }));
