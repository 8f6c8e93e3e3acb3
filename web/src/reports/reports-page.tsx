import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { listReports } from '../api.ts';
import { Failed } from '../shell.tsx';
import { counted } from '../words.ts';
import { ImportBox } from './import-box.tsx';
import { ReportLine } from './report-line.tsx';

/** How long typing must rest before it is searched for, ms. */
const REST = 180;

/** All reports, or those that a search finds, and the box to add more. */
export function ReportsPage() {
  const { q = '' } = useSearch({ from: '/' });
  const navigate = useNavigate({ from: '/' });
  const [typed, setTyped] = useState(q);
  const [adding, setAdding] = useState(false);

  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed.trim() === q) return;
    const timer = setTimeout(
      () => navigate({ search: { q: typed.trim() || undefined }, replace: true }),
      REST,
    );
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);
  useEffect(() => {
    document.title = q ? `${q} · Chancery` : 'Chancery';
  }, [q]);

  const pages = useInfiniteQuery({
    queryKey: ['reports', q],
    queryFn: ({ pageParam }) => listReports(q, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const first = pages.data?.pages[0];
  const reports = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  const empty = first !== undefined && first.total === 0 && q === '';

  return (
    <div className="reports">
      <div className="reports-head">
        <h1>Reports</h1>
        <div className="search">
          <label htmlFor="search" className="hidden">
            Search in reports
          </label>
          <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
            <circle cx="8.5" cy="8.5" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.7" />
            <path d="M12.8 12.8 18 18" stroke="currentColor" strokeWidth="1.7" />
          </svg>
          <input
            id="search"
            type="search"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            placeholder="Search the reports"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        {!empty && (
          <button
            type="button"
            className="button"
            aria-expanded={adding}
            aria-controls="import"
            onClick={() => setAdding(!adding)}
          >
            {adding ? 'Close' : 'Add a report'}
          </button>
        )}
      </div>

      <ImportBox open={adding || empty} first={empty} onOpen={() => setAdding(true)} />

      {pages.isError && reports.length === 0 ? (
        <Failed error={pages.error}>
          <button type="button" className="button" onClick={() => pages.refetch()}>
            Try again
          </button>
        </Failed>
      ) : (
        <>
          {!empty && (
            <p className="tally" aria-live="polite">
              {first &&
                (q === ''
                  ? counted(first.total, 'report')
                  : first.total === 0
                    ? `No report has all of these words: ${q}`
                    : `${counted(first.total, 'report')} with ${q}`)}
              {first && first.total === 0 && q !== '' && (
                <button type="button" className="link" onClick={() => setTyped('')}>
                  Show all
                </button>
              )}
            </p>
          )}
          <ol className="report-list" aria-busy={pages.isPending}>
            {reports.map((report) => (
              <ReportLine key={report.id} report={report} />
            ))}
          </ol>
          {pages.hasNextPage && (
            <button
              type="button"
              className="button more"
              disabled={pages.isFetchingNextPage}
              onClick={() => pages.fetchNextPage()}
            >
              {pages.isFetchingNextPage ? 'Loading …' : 'More reports'}
            </button>
          )}
        </>
      )}
    </div>
  );
}
