import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { apiTypes, file } from './api-types.mjs';

test('the console was built against the API as it is (else: npm run gen:api)', async () => {
  expect(await readFile(file, 'utf8')).toBe(await apiTypes());
});
