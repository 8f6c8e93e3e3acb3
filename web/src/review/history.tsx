import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMe } from '../access/use-me.ts';
import type { LoggedCorrection } from '../api/answers.ts';
import { listCorrections } from '../api/calls.ts';
import { actionWords, useCorrections } from '../corrections/use-corrections.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { useActorName } from '../query/actor-names.ts';
import { Empty } from '../query/desk.tsx';
import { MoreButton } from '../shell/more-button.tsx';
import { Failed } from '../shell/shell.tsx';

const TIME = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** Every correction ever made, the latest first; each can be taken back. */
export function History() {
  const { takeBack, busy, error } = useCorrections();
  const { mayEdit } = useMe();
  const pages = useInfiniteQuery({
    queryKey: ['corrections'],
    queryFn: ({ pageParam }) => listCorrections({ limit: 60, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const made = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  if (pages.isError) return <Failed error={pages.error} />;
  if (pages.isPending) return <Waiting rows={3} />;
  if (made.length === 0) {
    return (
      <Empty title="No corrections yet">
        What you accept, reject, edit, add or merge is kept here, apart from the readings, and holds
        when a newer engine reads the report again.
      </Empty>
    );
  }
  return (
    <>
      {error && (
        <p className="import-failed" role="alert">
          {error.message}
        </p>
      )}
      <ol className="history">
        {made.map((one) => (
          <li key={one.id} className={one.undone ? 'is-undone' : undefined}>
            <time dateTime={one.at}>{TIME.format(new Date(one.at))}</time>
            <span className="history-what">
              <b>{actionWords(one)}</b> <About correction={one} />
              {one.why && <span className="quiet"> “{one.why}”</span>}
              {one.conflict && <span className="conflict">{one.conflict.message}</span>}
            </span>
            <span className="quiet">{one.who}</span>
            {one.action === 'undo' || one.undone || !mayEdit ? (
              <span className="quiet">{one.undone ? 'taken back' : ''}</span>
            ) : (
              <button
                type="button"
                className="button small"
                disabled={busy}
                onClick={() => void takeBack(one.id)}
              >
                Undo
              </button>
            )}
          </li>
        ))}
      </ol>
      <MoreButton pages={pages}>Earlier ones</MoreButton>
    </>
  );
}

/** What a correction is about: its words, or the two actors. */
function About({
  correction: { report, entry, anchor, from, to, patch },
}: {
  correction: LoggedCorrection;
}) {
  const [one, other] = [useActorName(from ?? undefined), useActorName(to ?? undefined)];
  if (from) return <>{other ? `${one} with ${other}` : one}</>;
  if (!report) return null;
  const changed = patch && !anchor ? '' : Object.keys(patch ?? {}).join(', ');
  return (
    <>
      <Link to="/reports/$id" params={{ id: report }} search={{ entry: entry ?? undefined }}>
        {anchor ? `“${brief(anchor.words)}”` : 'an entry'}
      </Link>
      {changed && changed.length < 40 && <span className="quiet"> ({changed})</span>}
    </>
  );
}

const brief = (words: string) => (words.length > 70 ? `${words.slice(0, 69)}…` : words);
