import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { readRivals } from '../api/calls.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { Desk, Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { counted } from '../words.ts';
import { RivalGroup } from './rival-group.tsx';
import '../styles/entries.css';
import '../styles/figures.css';
import { MoreButton } from '../shell/more-button.tsx';

const FACETS = [
  ['unit', 'What is counted'],
  ['outlet', 'Outlet'],
] as const;

/** Groups asked for at a time. */
const PAGE = 12;

/** Numbers that reports give for the same thing, side by side. */
export function FiguresPage() {
  const search = useSearch({ from: '/figures' });
  const query = queryOf(search);
  const pages = useInfiniteQuery({
    queryKey: ['rivals', query],
    queryFn: ({ pageParam }) => readRivals({ ...query, limit: PAGE, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const groups = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  const total = pages.data?.pages[0].total;
  const change = useChange();
  useTitle('Figures');
  return (
    <Desk
      name="Figures"
      lead={
        total !== undefined && (
          <>
            {counted(total, 'thing')} for which reports give more than one number.{' '}
            <Link to="/entries" search={{ ...query, kind: 'figure' }}>
              Every figure
            </Link>
          </>
        )
      }
      actions={<ExportMenu kind="figure" query={query} />}
      narrow={{
        kind: 'figure',
        query,
        fields: ['words', 'period', 'facets'],
        facets: FACETS,
        onChange: change,
      }}
    >
      {pages.isError && groups.length === 0 ? (
        <Failed error={pages.error} />
      ) : pages.isPending ? (
        <Waiting rows={5} />
      ) : groups.length === 0 ? (
        <Empty title="No rival numbers here">
          Where two reports count the same thing, their numbers stand here side by side.{' '}
          <Link to="/entries" search={{ ...query, kind: 'figure' }}>
            Every figure
          </Link>{' '}
          stands among the entries.
        </Empty>
      ) : (
        groups.map((group) => (
          <RivalGroup
            key={`${group.unit} ${group.figures[0]?.report.id} ${group.figures[0]?.id}`}
            group={group}
          />
        ))
      )}
      <MoreButton pages={pages}>More figures</MoreButton>
    </Desk>
  );
}
