import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { concepts } from '../domain/concepts.ts';
import { foundClasses } from '../domain/problem/index.ts';
import type { EventDeclaration } from '../kernel/event.ts';
import { measures } from './measures.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../docs/formats/${name}.md`, import.meta.url), 'utf8');

/** `| type | visibility | precision | parts |`, and the data for readers behind. */
function row(type: string, { visibility, precision, parts }: EventDeclaration): string {
  return `| ${type} | ${visibility} | ${precision} | ${parts.join(', ')} |`;
}

it('docs/formats/events.md declares every type of event as the code does, and no other', () => {
  const text = read('events');
  const declared = Object.values(concepts).flatMap(({ declarations }) =>
    Object.entries(declarations as { [type: string]: EventDeclaration }),
  );
  const expected = declared.map(([type, declaration]) => row(type, declaration));
  const written = text.match(/^\| [A-Z]\w+ \| .*? \| .*? \| .*? \|/gm) ?? [];
  expect([...written].sort()).toEqual([...expected].sort());
});

it('docs/formats/figures.md names every measure and every class', () => {
  const text = read('figures');
  const missing = [...measures.map(({ id }) => id), ...foundClasses].filter(
    (id) => !text.includes(`\`${id}\``),
  );
  expect(missing).toEqual([]);
});
