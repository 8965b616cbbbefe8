import { expect, test } from 'vitest';
import { classes, flowOf, linesOf, listings } from './flow.ts';

const values = Object.fromEntries(
  Object.entries({ found: 193, routine: 0, 'on-the-spot': 120, listed: 73, 'listed-open': 73 }).map(
    ([id, shown]) => [id, { shown }],
  ),
);

test('what is nothing has no ribbon, what is something is as thick as its number', () => {
  const { nodes, ribbons } = flowOf(values, 900, 386, 40);
  expect(nodes).toHaveLength(1 + classes.length + listings.length);
  expect(ribbons.map(({ measure }) => measure)).toEqual(['on-the-spot', 'listed', 'listed-open']);
  expect(nodes.find(({ measure }) => measure === 'on-the-spot')?.height).toBe(240);
});

test('labels of a column do not meet, and an empty ledger has a picture', () => {
  for (const told of [values, {}]) {
    const { nodes, height } = flowOf(told, 360, 300, 40);
    const column = nodes.filter(({ x }) => x > 0 && x < 200);
    column.slice(1).forEach((node, i) => expect(node.y).toBeGreaterThan((column[i]?.y ?? 0) + 40));
    expect(height).toBeGreaterThan(0);
  }
});

test('names break between words, or between characters', () => {
  expect(linesOf('Excluded from appraisal', 15)).toEqual(['Excluded from', 'appraisal']);
  expect(linesOf('挂账已销（已确认）', 12)).toEqual(['挂账已销（已', '确认）']);
});
