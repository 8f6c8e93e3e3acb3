import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { OnlyEditors } from '../access/only-editors.tsx';
import { useMe } from '../access/use-me.ts';
import type { Doubtful } from '../api/answers.ts';
import { readReview } from '../api/calls.ts';
import { actionWords, useCorrections } from '../corrections/use-corrections.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { FIND_KINDS, KIND_WORDS } from '../entries/kinds.ts';
import { Desk, Empty } from '../query/desk.tsx';
import { Failed } from '../shell/shell.tsx';
import { useShortcuts } from '../shell/shortcuts.ts';
import { useTitle } from '../shell/use-title.ts';
import { capitalised, counted } from '../words.ts';
import { History } from './history.tsx';
import { ReviewCard } from './review-card.tsx';
import '../styles/entries.css';
import '../styles/review.css';

/** Doubtful entries at hand; the queue is asked for anew after every correction. */
const AHEAD = 40;

/** Entries that nobody has judged, the most doubtful first, to be settled by keyboard. */
export function ReviewPage() {
  const search = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const kind = FIND_KINDS.find((one) => one === search.kind);
  const queue = useQuery({
    queryKey: ['review', kind],
    queryFn: () => readReview({ kind, limit: AHEAD }),
    placeholderData: (before) => before,
  });
  useTitle('Review');
  const history = search.tab === 'history';
  const total = queue.data?.total;
  return (
    <Desk
      name="Review"
      lead={
        total !== undefined && `${counted(total, 'entry', 'entries')} that nobody has judged yet`
      }
      actions={
        <label className="choice">
          Only{' '}
          <select
            value={kind ?? ''}
            onChange={({ target }) =>
              void navigate({
                search: (before) => ({ ...before, kind: target.value || undefined }),
                replace: true,
              })
            }
          >
            <option value="">all kinds</option>
            {FIND_KINDS.map((one) => (
              <option key={one} value={one}>
                {KIND_WORDS[one][1]}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <nav className="tabs" aria-label="Review">
        <Link
          to="/review"
          search={{ kind: search.kind }}
          // Else it would be the page of the history too, which adds to its address.
          activeOptions={{ exact: true }}
          aria-current={history ? undefined : 'page'}
        >
          Queue
        </Link>
        <Link
          to="/review"
          search={{ kind: search.kind, tab: 'history' }}
          aria-current={history ? 'page' : undefined}
        >
          History
        </Link>
      </nav>
      {history ? (
        <History />
      ) : queue.isError ? (
        <Failed error={queue.error} />
      ) : queue.isPending ? (
        <Waiting rows={3} />
      ) : queue.data.data.length === 0 ? (
        <Empty title="Nothing left to review">
          Every entry{kind ? ' of this kind' : ''} has been judged. What was decided stands under
          History.
        </Empty>
      ) : (
        <>
          <OnlyEditors may="settle entries">{null}</OnlyEditors>
          <Queue entries={queue.data.data} />
        </>
      )}
    </Desk>
  );
}

const idOf = (entry: Doubtful) => `${entry.report.id} ${entry.id}`;

function Queue({ entries }: { entries: readonly Doubtful[] }) {
  const { mayEdit } = useMe();
  const { make, takeBack, last, busy, error } = useCorrections();
  const [chosen, setChosen] = useState<string | null>(null);
  const [form, setForm] = useState<'edit' | 'merge' | null>(null);
  // Where the chosen entry has been settled, its place in the queue goes to the next.
  const at = Math.max(
    0,
    entries.findIndex((entry) => idOf(entry) === chosen),
  );
  const entry = entries[at];
  const go = (step: number) => {
    const next = entries[Math.max(0, Math.min(entries.length - 1, at + step))];
    setForm(null);
    setChosen(idOf(next));
  };
  const settle = async (action: 'accept' | 'reject') => {
    if (busy) return;
    const next = entries[at + 1];
    await make({ action, kind: entry.kind, report: entry.report.id, entry: entry.id });
    setForm(null);
    setChosen(next ? idOf(next) : null);
  };
  const back = () => {
    if (last && !busy) void takeBack(last.id);
  };
  const settling = [
    { keys: 'a', does: 'accept', act: () => void settle('accept') },
    { keys: 'r', does: 'reject', act: () => void settle('reject') },
    { keys: 'e', does: 'edit', act: () => setForm('edit') },
    { keys: 'm', does: 'merge an actor with another', act: () => setForm('merge') },
    { keys: 'u', does: 'undo the last', act: back },
  ];
  useShortcuts('Review', [
    ...(mayEdit ? settling : []),
    { keys: 'j', does: 'next', act: () => go(1) },
    { keys: 'k', does: 'the one before', act: () => go(-1) },
  ]);
  return (
    <div className="review">
      <div className="review-main">
        <ReviewCard
          key={idOf(entry)}
          entry={entry}
          form={form}
          busy={busy}
          mayEdit={mayEdit}
          onForm={(opened) => {
            setForm(opened);
            // Whoever closes a form is back on the page, where its keys work.
            if (opened === null) document.getElementById('main')?.focus({ preventScroll: true });
          }}
          onSettle={settle}
          onMake={async (request) => {
            const next = entries[at + 1];
            await make(request);
            setForm(null);
            // A merge leaves the entry to be judged.
            if (request.action !== 'merge') setChosen(next ? idOf(next) : null);
          }}
        />
        <div className="review-said" aria-live="polite">
          {error && <p className="import-failed">{error.message}</p>}
          {last && (
            <p>
              {actionWords(last)}.{' '}
              <button type="button" className="link" onClick={back}>
                Undo
              </button>{' '}
              <kbd>u</kbd>
            </p>
          )}
        </div>
      </div>
      <ol className="review-queue" aria-label="The queue, most doubtful first">
        {entries.map((one) => (
          <li key={idOf(one)}>
            <button
              type="button"
              aria-current={one === entry ? 'true' : undefined}
              onClick={() => {
                setForm(null);
                setChosen(idOf(one));
              }}
            >
              <span className="score">{one.score.toFixed(2)}</span>
              <span className={`queue-kind note-${one.kind}`}>{capitalised(one.kind)}</span>
              <span className="queue-words">{one.words}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
