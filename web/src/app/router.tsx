import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { catalogueSearch } from '../catalogue/search.ts';
import { rowFilter } from '../imports/imports.ts';
import { boardAddress } from '../board/address.ts';
import { queueSearch } from '../queue/search.ts';
import { searchAddress } from '../search/address.ts';
import { RouteFailure } from './failure.tsx';
import { Home } from './home.tsx';
import { NoPage } from './no-page.tsx';

const root = createRootRoute({ notFoundComponent: NoPage, errorComponent: RouteFailure });

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { lapsed?: true; to?: string } => ({
    ...(raw['lapsed'] === true ? { lapsed: true } : {}),
    ...(typeof raw['to'] === 'string' && raw['to'].startsWith('/') ? { to: raw['to'] } : {}),
  }),
  component: lazyRouteComponent(() => import('../sign-in/sign-in-page.tsx'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup/$token',
  component: lazyRouteComponent(() => import('../sign-in/setup-page.tsx'), 'SetupPage'),
});

const tenant = createRoute({
  getParentRoute: () => root,
  path: '/$tenant',
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

const queue = createRoute({
  getParentRoute: () => tenant,
  path: '/',
  validateSearch: queueSearch,
  component: lazyRouteComponent(() => import('../queue/queue-page.tsx'), 'QueuePage'),
});

const work = createRoute({
  getParentRoute: () => tenant,
  path: '/work',
  component: lazyRouteComponent(() => import('../work/work-page.tsx'), 'WorkPage'),
});

const register = createRoute({
  getParentRoute: () => tenant,
  path: '/register',
  component: lazyRouteComponent(() => import('../register/register-page.tsx'), 'RegisterPage'),
});

const board = createRoute({
  getParentRoute: () => tenant,
  path: '/board',
  validateSearch: boardAddress,
  component: lazyRouteComponent(() => import('../board/board-page.tsx'), 'BoardPage'),
});

const organisation = createRoute({
  getParentRoute: () => tenant,
  path: '/organisation',
  component: lazyRouteComponent(
    () => import('../organisation/organisation-page.tsx'),
    'OrganisationPage',
  ),
});

const search = createRoute({
  getParentRoute: () => tenant,
  path: '/search',
  validateSearch: searchAddress,
  component: lazyRouteComponent(() => import('../search/search-page.tsx'), 'SearchPage'),
});

const callBacks = createRoute({
  getParentRoute: () => tenant,
  path: '/call-backs',
  component: lazyRouteComponent(() => import('../desk/call-backs-page.tsx'), 'CallBacksPage'),
});

const phrases = createRoute({
  getParentRoute: () => tenant,
  path: '/phrases',
  component: lazyRouteComponent(() => import('../desk/phrases-page.tsx'), 'PhrasesPage'),
});

const workOrder = createRoute({
  getParentRoute: () => tenant,
  path: '/problems/$id/work-order',
  component: lazyRouteComponent(() => import('../desk/work-order-page.tsx'), 'WorkOrderPage'),
});

const imports = createRoute({
  getParentRoute: () => tenant,
  path: '/imports',
  component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
});

const importOne = createRoute({
  getParentRoute: () => tenant,
  path: '/imports/$id',
  validateSearch: rowFilter,
  component: lazyRouteComponent(() => import('../imports/import-page.tsx'), 'ImportPage'),
});

const catalogue = createRoute({
  getParentRoute: () => tenant,
  path: '/catalogue',
  validateSearch: catalogueSearch,
  component: lazyRouteComponent(() => import('../catalogue/catalogue-page.tsx'), 'CataloguePage'),
});

const problem = createRoute({
  getParentRoute: () => tenant,
  path: '/problems/$id',
  component: lazyRouteComponent(() => import('../problem/problem-page.tsx'), 'ProblemPage'),
});

const routeTree = root.addChildren([
  home,
  signIn,
  setup,
  tenant.addChildren([
    callBacks,
    imports,
    importOne,
    catalogue,
    phrases,
    workOrder,
    work,
    queue,
    register,
    organisation,
    board,
    search,
    problem,
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
