import { defineConfig } from 'vitest/config';

// Where .ci/run wants the totals.
const report = process.env['HUIYIN_TEST_REPORT'];

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'web/src/**/*.test.ts',
      'e2e/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    globalSetup: ['src/store/embedded/vitest-global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Database and browser tests wait more than they compute; more than this starves small machines.
    maxWorkers: 3,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
