import { useInfiniteQuery } from '@tanstack/react-query';
import type { FindKind, Found } from '../api/answers.ts';
import type { Asked } from '../api/ask.ts';
import { findEntries } from '../api/calls.ts';
import { MoreButton } from '../shell/more-button.tsx';
import { Failed } from '../shell/shell.tsx';
import { EntryCard } from './entry-card.tsx';

/** Entries that a query finds, a page at a time. */
export function useEntries(kind: FindKind, asked: Asked, limit = 40) {
  const pages = useInfiniteQuery({
    queryKey: ['entries', kind, asked, limit],
    queryFn: ({ pageParam }) => findEntries(kind, { ...asked, limit, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  return {
    pages,
    entries: pages.data?.pages.flatMap(({ data }) => data) ?? [],
    total: pages.data?.pages[0].total,
  };
}

interface Props {
  readonly found: ReturnType<typeof useEntries>;
  /** Stands where nothing was found. */
  readonly empty: React.ReactNode;
  readonly card?: (entry: Found) => React.ReactNode;
}

/** The cards of what was found, and the way to more. */
export function EntryList({ found, empty, card }: Props) {
  const { pages, entries } = found;
  if (pages.isError && entries.length === 0) return <Failed error={pages.error} />;
  if (pages.isPending) return <Waiting />;
  if (entries.length === 0) return empty;
  return (
    <>
      <ol className="entry-list" aria-busy={pages.isPlaceholderData}>
        {entries.map((entry) => (
          <li key={`${entry.report.id} ${entry.id}`}>
            {card ? card(entry) : <EntryCard entry={entry} />}
          </li>
        ))}
      </ol>
      <MoreButton pages={pages} loading="Loading …">
        More entries
      </MoreButton>
    </>
  );
}

/** Keeps the room that the first cards will take, so that nothing jumps when they come. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  return (
    <div className="waiting-rows" role="status">
      <span className="hidden">Loading</span>
      {Array.from({ length: rows }, (_, row) => (
        // Rows without content have nothing else to be told apart by.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={row} className="waiting-row" />
      ))}
    </div>
  );
}
