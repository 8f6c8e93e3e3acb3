import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Asked } from '../api/ask.ts';
import { readLedger } from '../api/calls.ts';

/** Rows a request asks for, and rows after which the ledger is narrowed rather than read on. */
const PAGE = 200;
const MOST = 1_000;

/** The undertakings of a query, all of them up to a thousand, so that any column can sort them. */
export function useLedger(asked: Asked) {
  const pages = useInfiniteQuery({
    queryKey: ['ledger', asked],
    queryFn: ({ pageParam }) => readLedger({ ...asked, limit: PAGE, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  const total = pages.data?.pages[0].total;
  const { hasNextPage, isFetching, fetchNextPage } = pages;
  const goesOn = hasNextPage && !isFetching && rows.length < MOST;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return { pages, rows, total };
}
