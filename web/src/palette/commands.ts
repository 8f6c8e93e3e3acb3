import { queryOptions } from '@tanstack/react-query';
import { findActors, listReports } from '../api/calls.ts';
import { KIND_WORDS } from '../entries/kinds.ts';
import type { Query } from '../query/params.ts';
import { PAGES } from '../shell/pages.ts';
import { setTheme, THEMES } from '../shell/theme.ts';
import { capitalised, dateWords } from '../words.ts';
import { queryWritten } from './written-query.ts';

/** Where a command leads, as the router takes it. */
export interface Goal {
  readonly to: string;
  readonly params?: { readonly [name: string]: string };
  readonly search?: { readonly [name: string]: string | undefined };
}

/** One line of the palette: where it leads, or what it does. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** A word or two beside the name. */
  readonly aside?: string;
  readonly goal?: Goal;
  readonly act?: () => void;
}

/** Commands of one sort, under their name. */
export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly Command[];
}

/** Lines of reports and of actors at most. */
const MOST = 5;

/** Reports and actors that a typed word may mean. */
export const foundFor = (typed: string) =>
  queryOptions({
    queryKey: ['palette', typed],
    queryFn: async () => {
      const [actors, reports] = await Promise.all([
        findActors({ q: typed, limit: MOST }),
        listReports({ q: typed, limit: MOST }),
      ]);
      return { actors: actors.data, reports: reports.data };
    },
    enabled: typed.length > 1,
    placeholderData: (before) => (typed.length > 1 ? before : undefined),
  });
export type FoundForPalette = Awaited<
  ReturnType<NonNullable<ReturnType<typeof foundFor>['queryFn']>>
>;

/** The pages, and what can be done on any of them, that go by the words typed. */
export function fixedCommands(typed: string, own: readonly Command[]): CommandGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ name }: Command) => words.every((word) => name.toLowerCase().includes(word));
  const pages = PAGES.map(
    ({ to, name, key }): Command => ({
      id: `page ${name}`,
      name,
      aside: `g ${key}`,
      goal: { to },
    }),
  );
  const history: Command = {
    id: 'history',
    name: 'History of corrections',
    goal: { to: '/review', search: { tab: 'history' } },
  };
  const themes = THEMES.map(
    (theme): Command => ({
      id: `theme ${theme}`,
      name: `Theme: ${theme}`,
      act: () => setTheme(theme),
    }),
  );
  return [
    { name: 'Go to', commands: [...pages, history].filter(fits) },
    { name: 'Do', commands: [...own, ...themes].filter(fits) },
  ];
}

/** What was typed as a question to the archive, on each page that answers one. */
export function queryCommands(typed: string): CommandGroup {
  const { kind, query } = queryWritten(typed);
  if (Object.keys(query).length === 0) return { name: 'Ask', commands: [] };
  const kinds = kind ? [kind] : (['statement', 'event', 'commitment'] as const);
  const ask = (id: string, name: string, to: string, search: Goal['search']): Command => ({
    id,
    name,
    aside: inWords(query),
    goal: { to, search },
  });
  const plain = Object.keys(query).length === 1 && query.words !== undefined;
  return {
    name: 'Ask',
    commands: [
      ...(plain && !kind ? [ask('reports', 'Search the reports', '/', { q: query.words })] : []),
      ...kinds.map((one) =>
        ask(`entries ${one}`, `Find ${KIND_WORDS[one][1]}`, '/entries', { kind: one, ...query }),
      ),
      ask('ledger', 'In the ledger', '/ledger', query),
      ask('timeline', 'On the timeline', '/timeline', query),
      ask('network', 'In the network', '/network', query),
      ask('map', 'On the map', '/map', query),
    ],
  };
}

/** Actors and reports as commands. */
export function foundCommands({ actors, reports }: FoundForPalette): CommandGroup[] {
  return [
    {
      name: 'Actors',
      commands: actors.map(({ key, name, role, kind }) => ({
        id: `actor ${key}`,
        name,
        aside: role ?? capitalised(kind),
        goal: { to: '/actors/$key', params: { key } },
      })),
    },
    {
      name: 'Reports',
      commands: reports.map(({ id, title, outlet, published }) => ({
        id: `report ${id}`,
        name: title ?? 'Untitled report',
        aside: [outlet, published && dateWords(published)].filter(Boolean).join(', '),
        goal: { to: '/reports/$id', params: { id } },
      })),
    },
  ];
}

const inWords = (query: Query) =>
  Object.entries(query)
    .map(([name, value]) => (name === 'words' ? value : `${name}: ${value}`))
    .join(', ');
