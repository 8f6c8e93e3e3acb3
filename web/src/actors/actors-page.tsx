import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { findActors } from '../api/calls.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { learnName } from '../query/actor-names.ts';
import { Desk, Empty } from '../query/desk.tsx';
import { WordsField } from '../query/words-field.tsx';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { capitalised, counted, numberWords, plainWords } from '../words.ts';
import '../styles/actors.css';
import { MoreButton } from '../shell/more-button.tsx';

/** Everybody who acts or speaks in the archive, the busiest first. */
export function ActorsPage() {
  const { q } = useSearch({ from: '/actors' });
  const navigate = useNavigate({ from: '/actors' });
  useTitle('Actors');
  const pages = useInfiniteQuery({
    queryKey: ['actors', 'list', q],
    queryFn: ({ pageParam }) => findActors({ q, limit: 60, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const actors = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  const most = Math.max(1, ...actors.map(({ entries }) => entries));
  const total = pages.data?.pages[0].total;
  return (
    <Desk
      name="Actors"
      lead={total !== undefined && counted(total, 'actor')}
      actions={
        <WordsField
          value={q}
          label="Find an actor"
          placeholder="name, alias or country code"
          onChange={(words) =>
            void navigate({ search: (before) => ({ ...before, q: words }), replace: true })
          }
        />
      }
    >
      {pages.isError && actors.length === 0 ? (
        <Failed error={pages.error} />
      ) : pages.isPending ? (
        <Waiting rows={8} />
      ) : actors.length === 0 ? (
        <Empty title="Nobody by that name">
          Names, other names and country codes such as FRA are searched.
        </Empty>
      ) : (
        <ol className="actor-list">
          {actors.map(({ key, name, kind, role, country, reports, entries }) => {
            learnName(key, name);
            return (
              <li key={key}>
                <Link to="/actors/$key" params={{ key }} className="actor-name">
                  {name}
                </Link>
                <span className="actor-role">{role ?? capitalised(plainWords(kind))}</span>
                <span className="actor-country">{country}</span>
                <span className="actor-count">
                  <meter className="meter" min={0} max={most} value={entries} aria-hidden="true" />
                  {numberWords(entries)}
                  <span className="hidden"> entries</span>
                  <span className="quiet"> in {counted(reports, 'report')}</span>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      <MoreButton pages={pages}>More actors</MoreButton>
    </Desk>
  );
}
