// The import directions of the house (ARCHITECTURE.md). Tests, and what only tests use, may reach
// further for their set-up, but not into another concept's or module's inner files.
const path = require('node:path');

const testFiles = [
  '\\.test\\.tsx?$',
  '/testing[^/]*\\.ts$',
  '/testing/',
  '/vitest-global-setup\\.ts$',
  '^src/tlog/reference-tree\\.ts$',
];
const kernel = '^src/kernel/';
const tlog = '^src/tlog/';
/** What the domain shows to the layers above it. */
const domain = '^src/domain/([^/]+/index|[^/]+)\\.ts$';
const figures = '^src/figures/';
const store = '^src/store/';
const documents = '^src/documents/';
const imports = '^src/imports/';
/** Every text for people, in each language. */
const texts = '^src/texts/';
/** The cached folds that every command of a tenant is given. */
const world = '^src/domain/world\\.ts$';
const ours = '^(src|web|bench|e2e|scripts|conformance)/';

/** Files under `from` import what `to` names and nothing else, be it ours, npm's or Node's. */
function only(name, from, to, comment) {
  const fromRule = { path: from, pathNot: testFiles };
  return { name, severity: 'error', comment, from: fromRule, to: { pathNot: to } };
}

/** Of our own files, those under `from` import only what `to` names. */
function onlyOfOurs(name, from, to, comment) {
  const fromRule = { path: from, pathNot: testFiles };
  return { name, severity: 'error', comment, from: fromRule, to: { path: ours, pathNot: to } };
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('kernel', kernel, [kernel], 'The kernel imports nothing.'),
    only('tlog', tlog, [tlog, '^(node:)?crypto$'], 'tlog imports node:crypto only.'),
    only(
      'domain-concept',
      '^src/domain/([^/]+)/',
      [kernel, '^src/domain/$1/', '^src/domain/[^/]+/index\\.ts$', world],
      'A concept imports the kernel and other concepts through their index.ts.',
    ),
    only(
      'domain-top',
      '^src/domain/[^/]+\\.ts$',
      [kernel, domain],
      'The same for what joins them.',
    ),
    only('figures', figures, [figures, kernel, domain], 'Figures fold events of the domain.'),
    onlyOfOurs(
      'store',
      store,
      [store, kernel, tlog, domain, figures],
      'It keeps what the core says.',
    ),
    onlyOfOurs('texts', texts, [texts, kernel, domain], 'Words for what the core says.'),
    onlyOfOurs(
      'documents',
      documents,
      [documents, kernel, domain, figures, texts],
      'Files in and out.',
    ),
    onlyOfOurs(
      'imports',
      imports,
      [imports, documents, store, kernel, domain, texts],
      'Ledgers that come in from files and go out to them.',
    ),
    onlyOfOurs(
      'http',
      '^src/http/',
      ['^src/http/', imports, store, documents, domain, figures, kernel, tlog, texts],
      'What http needs of jobs or the program is handed to it by app.',
    ),
    onlyOfOurs(
      'jobs',
      '^src/jobs/',
      ['^src/jobs/', store, domain, kernel],
      'Work without a request.',
    ),
    only(
      'browser-files',
      '^src/http/public/client/',
      ['^src/http/public/client/'],
      'These files are sent to the browser as they are.',
    ),
    {
      name: 'src-stands-alone',
      severity: 'error',
      comment: 'The program needs nothing of the folders around it.',
      from: { path: '^src/', pathNot: testFiles },
      to: { path: '^(web|bench|e2e|scripts|conformance)/' },
    },
    {
      name: 'web-through-generated-types',
      severity: 'error',
      comment: 'The console knows the server through the API and its generated types only.',
      from: { path: '^web/' },
      to: { path: '^(src|bench|e2e|scripts)/' },
    },
    {
      name: 'test-reaches-into-a-concept',
      severity: 'error',
      comment: 'A test outside a concept uses its index.ts like everybody else.',
      from: { path: ['^src/.*\\.test\\.tsx?$', '^(e2e|bench)/'], pathNot: '^src/domain/[^/]+/' },
      to: { path: '^src/domain/[^/]+/', pathNot: ['/index\\.ts$', ...testFiles] },
    },
    {
      name: 'test-reaches-into-another-concept',
      severity: 'error',
      comment: 'A test of a concept uses another concept through its index.ts.',
      from: { path: '^src/domain/([^/]+)/.*\\.test\\.ts$' },
      to: {
        path: '^src/domain/[^/]+/',
        pathNot: ['^src/domain/$1/', '/index\\.ts$', ...testFiles],
      },
    },
    {
      name: 'test-code-in-the-program',
      severity: 'error',
      comment: 'What only tests use must not run in the program.',
      from: { path: '^(src|web/src|bench)/', pathNot: testFiles },
      to: { path: testFiles },
    },
    {
      name: 'development-package',
      severity: 'error',
      comment: 'The server runs with `dependencies` alone.',
      from: { path: '^src/', pathNot: testFiles },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'], pathNot: '/@types/' },
    },
    {
      name: 'undeclared-package',
      severity: 'error',
      comment: 'A package that package.json does not name is there by accident.',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'circular',
      severity: 'error',
      comment: 'Two files that need each other are one file or three. (Types alone may.)',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'unresolved',
      severity: 'error',
      comment: 'An import that leads nowhere is an import that no rule saw.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|fixtures)/' },
    // Imports of types count: a layer that knows another's types depends on it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: path.join(__dirname, 'tsconfig.json') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
    skipAnalysisNotInRules: true,
  },
};
