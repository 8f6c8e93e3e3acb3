import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ReadingPage } from './reading/reading-page.tsx';
import { ReportsPage } from './reports/reports-page.tsx';
import { NotFound, Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

/** A search parameter that must be a word or nothing. */
const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== ''
    ? value
    : typeof value === 'number'
      ? String(value)
      : undefined;

export const reportsRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: (search: { q?: unknown }): { q?: string } => ({ q: word(search.q) }),
  component: ReportsPage,
});

/** `entry` opens one entry; `hide` and `speaker` are the filters: all of it a lasting link. */
export const readingRoute = createRoute({
  getParentRoute: () => root,
  path: '/reports/$id',
  validateSearch: (search: {
    entry?: unknown;
    hide?: unknown;
    speaker?: unknown;
  }): { entry?: string; hide?: string; speaker?: string } => ({
    entry: word(search.entry),
    hide: word(search.hide),
    speaker: word(search.speaker),
  }),
  component: ReadingPage,
});

export const router = createRouter({
  routeTree: root.addChildren([reportsRoute, readingRoute]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
