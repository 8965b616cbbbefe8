import { expect, test } from 'vitest';
import { links, publicPages } from './links.ts';
import { router } from './router.tsx';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

test('every address of the console', () => {
  const all = {
    signIn: links.signIn(),
    signInAgain: links.signIn({ lapsed: true, to: '/demo' }),
    work: links.work('demo'),
    queue: links.queue('demo'),
    overdue: links.queue('demo', { view: 'overdue', category: 'water' }),
    problem: links.problem('demo', id),
    staffBoard: links.board('demo', { unit: 'street', on: '2026-11-01', show: 'found' }),
    organisation: links.organisation('demo'),
    search: links.search('demo', { q: '路灯', status: 'signed', overdue: true }),
    imports: links.imports('demo'),
    import: links.import('demo', id, { only: 'troubled' }),
    catalogue: links.catalogue('demo', { kind: 'grade' }),
    callBacks: links.callBacks('demo'),
    phrases: links.phrases('demo'),
    workOrder: links.workOrder('demo', id),
    register: links.register('demo'),
  };
  const addresses = Object.fromEntries(
    Object.entries(all).map(([name, link]) => [name, router.buildLocation(link).href]),
  );
  expect({
    ...addresses,
    board: publicPages.board('demo'),
    exampleLedger: publicPages.exampleLedger('demo'),
    ledger: publicPages.ledger('demo', 'en'),
  }).toMatchInlineSnapshot(`
    {
      "board": "/demo",
      "callBacks": "/console/demo/call-backs",
      "catalogue": "/console/demo/catalogue?kind=grade",
      "exampleLedger": "/demo/example-ledger.xlsx",
      "import": "/console/demo/imports/AAAAAAAAAAAAAAAAAAAAAA?only=troubled",
      "imports": "/console/demo/imports",
      "ledger": "/api/v1/demo/ledger.xlsx?lang=en",
      "organisation": "/console/demo/organisation",
      "overdue": "/console/demo?view=overdue&category=water",
      "phrases": "/console/demo/phrases",
      "problem": "/console/demo/problems/AAAAAAAAAAAAAAAAAAAAAA",
      "queue": "/console/demo",
      "register": "/console/demo/register",
      "search": "/console/demo/search?q=%E8%B7%AF%E7%81%AF&status=signed&overdue=true",
      "signIn": "/console/sign-in",
      "signInAgain": "/console/sign-in?lapsed=true&to=%2Fdemo",
      "staffBoard": "/console/demo/board?unit=street&on=2026-11-01&show=found",
      "work": "/console/demo/work",
      "workOrder": "/console/demo/problems/AAAAAAAAAAAAAAAAAAAAAA/work-order",
    }
  `);
});
