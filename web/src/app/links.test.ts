import { expect, test } from 'vitest';
import { links, publicPages } from './links.ts';
import { router } from './router.tsx';

const id = 'AAAAAAAAAAAAAAAAAAAAAA';

test('every address of the console', () => {
  const all = {
    signIn: links.signIn(),
    signInAgain: links.signIn({ lapsed: true, to: '/demo' }),
    queue: links.queue('demo'),
    overdue: links.queue('demo', { view: 'overdue', category: 'water' }),
    problem: links.problem('demo', id),
    organisation: links.organisation('demo'),
    register: links.register('demo'),
  };
  const addresses = Object.fromEntries(
    Object.entries(all).map(([name, link]) => [name, router.buildLocation(link).href]),
  );
  expect({ ...addresses, board: publicPages.board('demo') }).toMatchInlineSnapshot(`
    {
      "board": "/demo",
      "organisation": "/console/demo/organisation",
      "overdue": "/console/demo?view=overdue&category=water",
      "problem": "/console/demo/problems/AAAAAAAAAAAAAAAAAAAAAA",
      "queue": "/console/demo",
      "register": "/console/demo/register",
      "signIn": "/console/sign-in",
      "signInAgain": "/console/sign-in?lapsed=true&to=%2Fdemo",
    }
  `);
});
