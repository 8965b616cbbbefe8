import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

// Tests and what only they use.
const tests = [
  '**/*.test.{ts,tsx}',
  '**/testing{,-*}.{ts,tsx}',
  '**/testing/**',
  'src/tlog/reference-tree.ts',
  'e2e/**/*.ts',
];
const typed = ['**/*.ts', '**/*.tsx'];

const why = 'The core has no clock, no chance and no I/O: it comes in with the command.';
const clockAndChance = ['Date', 'Temporal', 'performance'];
const timers = ['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'];
const outside = ['process', 'fetch', 'WebSocket', 'globalThis', 'global', 'console', 'navigator'];
// What these answer depends on the machine's ICU and time zone, and figures must not.
const localeDependent = [
  'localeCompare',
  'toLocaleString',
  'toLocaleUpperCase',
  'toLocaleLowerCase',
];

const forbidGlobals = (names) => ['error', ...names.map((name) => ({ name, message: why }))];
const forbidNodeModules = (message, ...except) => [
  'error',
  { patterns: [{ regex: `^node:(?!(${except.join('|')})$)`, message }] },
];
const noChance = [
  'error',
  { object: 'Math', property: 'random', message: why },
  ...localeDependent.map((property) => ({ property, message: why })),
];

const noEnum = { selector: 'TSEnumDeclaration', message: 'A closed union says the same.' };
const noDefault = {
  selector: 'ExportDefaultDeclaration',
  message: 'Named exports only: a thing has one name wherever it is used.',
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/dist.*/', 'data/', 'bench/out/', '**/*.d.ts', '**/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    // The compiler checks the names in these (checkJs).
    rules: { 'no-undef': 'off' },
  },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      // Parsers that accept only canonical text name control characters on purpose.
      'no-control-regex': 'off',
      'no-restricted-syntax': ['error', noEnum, noDefault],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A wrapped call reads better than three lines that only please the rule.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Interfaces are async where one of their implementations is.
      '@typescript-eslint/require-await': 'off',
      // The compiler has noUncheckedIndexedAccess, and checks of outside data look needless to it.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // An event without data is declared as one.
      '@typescript-eslint/no-generated-empty-object-type': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      // Off because it forbids what noPropertyAccessFromIndexSignature demands.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  { files: ['src/**/*.ts'], ignores: ['src/app/**'], rules: { 'no-console': 'error' } },
  {
    name: 'purity of the core',
    files: ['src/kernel/**/*.ts', 'src/domain/**/*.ts', 'src/figures/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': forbidGlobals([
        ...clockAndChance,
        ...timers,
        ...outside,
        'crypto',
        'Buffer',
        'Intl',
      ]),
      'no-restricted-properties': noChance,
      'no-restricted-imports': forbidNodeModules(why),
    },
  },
  {
    name: 'purity of the log',
    files: ['src/tlog/**/*.ts'],
    ignores: tests,
    rules: {
      'no-restricted-globals': forbidGlobals([...clockAndChance, ...timers, ...outside]),
      'no-restricted-properties': noChance,
      'no-restricted-imports': forbidNodeModules('tlog imports node:crypto only.', 'crypto'),
    },
  },
  {
    files: tests,
    rules: {
      'no-console': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  {
    files: ['*.config.ts', 'web/*.config.ts', '**/vitest-global-setup.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnum] },
  },
);
