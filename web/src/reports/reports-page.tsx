import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { OnlyEditors } from '../access/only-editors.tsx';
import { useMe } from '../access/use-me.ts';
import { listReports } from '../api/calls.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { Chips } from '../query/chips.tsx';
import { FilterColumn } from '../query/filter-column.tsx';
import { queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { MoreButton } from '../shell/more-button.tsx';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { counted } from '../words.ts';
import { Glance } from './glance.tsx';
import { ImportBox } from './import-box.tsx';
import { ReportLine } from './report-line.tsx';
import { ReportSearch } from './report-search.tsx';

const FACETS = [
  ['outlet', 'Outlet'],
  ['language', 'Language'],
] as const;

/** All reports, or those that a search finds, and the box to add more. */
export function ReportsPage() {
  const search = useSearch({ from: '/' });
  const { q = '' } = search;
  const query = queryOf(search);
  const { mayEdit } = useMe();
  const [adding, setAdding] = useState(search.add !== undefined);
  const change = useChange<'q'>();
  useTitle(q || null);

  const pages = useInfiniteQuery({
    queryKey: ['reports', q, query],
    queryFn: ({ pageParam }) =>
      listReports({ ...query, q: q || undefined, limit: 50, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const first = pages.data?.pages[0];
  const reports = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  const narrowed = q !== '' || Object.keys(query).length > 0;
  const empty = first !== undefined && first.total === 0 && !narrowed;

  return (
    <div className="desk has-filters reports">
      <div className="reports-head">
        <h1>Reports</h1>
        <ReportSearch words={q} onSearch={(words) => change({ q: words })} />
        {!empty && mayEdit && (
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
      {empty ? (
        <div />
      ) : (
        <FilterColumn
          kind="report"
          query={query}
          fields={['actor', 'period', 'facets']}
          facets={FACETS}
          ready={first !== undefined}
          onChange={change}
        />
      )}
      <div className="desk-main">
        {(mayEdit || adding || empty) && (
          <OnlyEditors may="add reports">
            <ImportBox open={adding || empty} first={empty} onOpen={() => setAdding(true)} />
          </OnlyEditors>
        )}
        {pages.isError && reports.length === 0 ? (
          <Failed error={pages.error}>
            <button type="button" className="button" onClick={() => pages.refetch()}>
              Try again
            </button>
          </Failed>
        ) : (
          <>
            {!empty && !narrowed && <Glance ready={first !== undefined} />}
            <Chips query={query} onChange={change} />
            {!empty && (
              <p className="tally" aria-live="polite">
                {first && tallyOf(first.total, q, narrowed)}
                {first && first.total === 0 && q !== '' && (
                  <button type="button" className="link" onClick={() => change({ q: undefined })}>
                    Show all
                  </button>
                )}
              </p>
            )}
            {pages.isPending && <Waiting />}
            <ol className="report-list" aria-busy={pages.isFetching}>
              {reports.map((report) => (
                <ReportLine key={report.id} report={report} />
              ))}
            </ol>
            <MoreButton pages={pages} loading="Loading …">
              More reports
            </MoreButton>
          </>
        )}
      </div>
    </div>
  );
}

/** How many reports there are, and of what. */
function tallyOf(total: number, q: string, narrowed: boolean): string {
  if (q === '')
    return narrowed && total === 0 ? 'No report is like that' : counted(total, 'report');
  return total === 0
    ? `No report has all of these words: ${q}`
    : `${counted(total, 'report')} with ${q}`;
}
