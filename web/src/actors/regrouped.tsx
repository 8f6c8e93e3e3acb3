import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useMe } from '../access/use-me.ts';
import type { Dossier, LoggedCorrection } from '../api/answers.ts';
import { listCorrections, readRegrouping } from '../api/calls.ts';
import { useCorrections } from '../corrections/use-corrections.ts';
import { useActorName } from '../query/actor-names.ts';
import { counted, dateWords } from '../words.ts';

/** What somebody merged into this actor or brought to it, each with what taking it back would move. */
export function Regrouped({ dossier: { key } }: { dossier: Dossier }) {
  const { mayEdit } = useMe();
  const { takeBack, busy, error } = useCorrections();
  const [asking, setAsking] = useState<string | null>(null);
  const log = useQuery({
    queryKey: ['corrections', 'of', key],
    queryFn: () => listCorrections({ actor: key, limit: 100 }),
  });
  const made = (log.data?.data ?? []).filter(({ to, undone }) => to === key && !undone);
  if (made.length === 0) return null;
  return (
    <section className="regrouped" aria-labelledby="regrouped">
      <h2 id="regrouped">Brought here by hand</h2>
      {error && (
        <p className="import-failed" role="alert">
          {error.message}
        </p>
      )}
      <ul>
        {made.map((one) => (
          <li key={one.id}>
            <span>
              <What correction={one} />{' '}
              <span className="quiet">
                by {one.who}, {dateWords(one.at.slice(0, 10))}
                {one.why && ` · “${one.why}”`}
              </span>
            </span>
            {mayEdit && asking !== one.id && (
              <button type="button" className="button small" onClick={() => setAsking(one.id)}>
                Take back …
              </button>
            )}
            {asking === one.id && (
              <TakeBack
                id={one.id}
                busy={busy}
                onYes={async () => {
                  await takeBack(one.id);
                  setAsking(null);
                }}
                onNo={() => setAsking(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function What({ correction: { action, from, before, report } }: { correction: LoggedCorrection }) {
  const name = useActorName(from ?? undefined);
  if (action === 'merge') return <>{name} merged into this actor</>;
  return (
    <>
      {String(before?.name ?? 'an actor')} of the report {report} set apart
    </>
  );
}

interface TakeBackProps {
  readonly id: string;
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** What would move, before it does. */
function TakeBack({ id, busy, onYes, onNo }: TakeBackProps) {
  const moved = useQuery({
    queryKey: ['regrouping', id],
    queryFn: () => readRegrouping(id),
    staleTime: 0,
    // Once it is taken back there is nothing to ask.
    enabled: !busy,
  });
  return (
    <div className="take-back">
      <p role="status">
        {moved.isError && moved.error.message}
        {moved.isPending && 'Looking what would move …'}
        {moved.data &&
          (moved.data.goes.length === 0
            ? 'Nothing would move: later corrections settled it otherwise.'
            : `${counted(moved.data.reports, 'report')} with ${counted(moved.data.entries, 'entry', 'entries')} would go back to ${moved.data.goes.map(({ name, reports }) => `${name} (${reports})`).join(', ')}.`)}
      </p>
      <button
        type="button"
        className="button primary small"
        disabled={busy || !moved.data}
        onClick={onYes}
      >
        Take it back
      </button>
      <button type="button" className="button small" onClick={onNo}>
        Leave it
      </button>
    </div>
  );
}
