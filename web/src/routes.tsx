import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { plainSearch, searchOf } from './query/params.ts';
import { ReadingPage } from './reading/reading-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { Failed, NotFound, Shell } from './shell/shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => (
    <Failed error={error instanceof Error ? error : new Error(String(error))} />
  ),
});

/** What a page shows stands in its address, so that a link leads others to the same view. */
const reports = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: searchOf('q', 'add'),
  component: ReportsPage,
});
/** `entry` opens one entry, `at` marks words ("120-164"); `hide` and `speaker` are the filters. */
const reading = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  validateSearch: searchOf('entry', 'at', 'hide', 'rejected'),
  component: ReadingPage,
});

// Every page but the first two comes when it is asked for.
const entries = createRoute({
  getParentRoute: () => root,
  path: '/entries',
  validateSearch: searchOf('kind', 'sort'),
  component: lazyRouteComponent(() => import('./entries/entries-page.tsx'), 'EntriesPage'),
});
const actors = createRoute({
  getParentRoute: () => root,
  path: '/actors',
  validateSearch: searchOf('q'),
  component: lazyRouteComponent(() => import('./actors/actors-page.tsx'), 'ActorsPage'),
});
const actor = createRoute({
  getParentRoute: () => root,
  path: '/actors/$key',
  validateSearch: searchOf('part'),
  component: lazyRouteComponent(() => import('./actors/actor-page.tsx'), 'ActorPage'),
});
const ledger = createRoute({
  getParentRoute: () => root,
  path: '/ledger',
  validateSearch: searchOf('group', 'sort', 'standing', 'open'),
  component: lazyRouteComponent(() => import('./ledger/ledger-page.tsx'), 'LedgerPage'),
});
const timeline = createRoute({
  getParentRoute: () => root,
  path: '/timeline',
  validateSearch: searchOf('by', 'rows', 'cell'),
  component: lazyRouteComponent(() => import('./timeline/timeline-page.tsx'), 'TimelinePage'),
});
const network = createRoute({
  getParentRoute: () => root,
  path: '/network',
  validateSearch: searchOf('node', 'pair'),
  component: lazyRouteComponent(() => import('./network/network-page.tsx'), 'NetworkPage'),
});
const map = createRoute({
  getParentRoute: () => root,
  path: '/map',
  validateSearch: searchOf('spot'),
  component: lazyRouteComponent(() => import('./map/map-page.tsx'), 'MapPage'),
});
const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: searchOf(),
  component: lazyRouteComponent(() => import('./figures/figures-page.tsx'), 'FiguresPage'),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: searchOf('kind', 'tab'),
  component: lazyRouteComponent(() => import('./review/review-page.tsx'), 'ReviewPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([
    reports,
    reading,
    entries,
    actors,
    actor,
    ledger,
    timeline,
    network,
    map,
    figures,
    review,
  ]),
  parseSearch: plainSearch.parse,
  stringifySearch: plainSearch.print,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
