import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LedgerStatus } from '../api/answers.ts';
import { readLedger } from '../api/calls.ts';
import type { Query } from '../query/params.ts';

/** Rows of the first page, which is waited for, and of the others. */
const FIRST = 40;
const PAGE = 200;
/** Rows, or undertakings looked at, after which the ledger goes on only when told to. */
const MOST = 1_000;

interface Wanted {
  readonly query: Query;
  readonly standing: LedgerStatus | undefined;
  readonly oldestFirst: boolean;
  /** Whether rows come by themselves: the archive sorts by date alone, all else is made of all of them. */
  readonly all: boolean;
}

/**
 * The undertakings of a query that stand as asked, by date: a first page, and the next ones as `more` is
 * called, or by themselves where all of them are wanted; up to a thousand.
 */
export function useLedger({ query, standing, oldestFirst, all }: Wanted) {
  const asked = {
    ...query,
    standing,
    sort: 'published',
    descending: String(!oldestFirst),
  };
  const pages = useInfiniteQuery({
    queryKey: ['ledger', asked],
    queryFn: ({ pageParam }) =>
      readLedger({ ...asked, limit: pageParam === undefined ? FIRST : PAGE, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const got = pages.data?.pages ?? [];
  const rows = got.flatMap(({ data }) => data);
  const looked = got.reduce((sum, page) => sum + page.looked, 0);
  const { hasNextPage, isFetching, fetchNextPage } = pages;
  const canGoOn = hasNextPage && !isFetching;
  const goesOn = canGoOn && rows.length < (all ? MOST : FIRST) && looked < MOST;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return {
    pages,
    rows,
    looked,
    total: got[0]?.total,
    /** Whether every row is here. */
    whole: got.length > 0 && !hasNextPage,
    /** Whether it goes on only when told to. */
    long: looked >= MOST,
    /** Asks for further rows, where there are any and it goes on by itself. */
    more: () => {
      if (canGoOn && looked < MOST) void fetchNextPage();
    },
  };
}
