import { Link } from '@tanstack/react-router';
import type { LedgerRow } from '../api/answers.ts';
import { entryName } from '../entries/entry-card.tsx';
import { dateWords } from '../words.ts';
import { Standing } from './standing.tsx';

/** Deeds told in full before the rest is folded away. */
const FIRST = 2;

/** How an undertaking stands, and the later deeds that say so, each leading to its words. */
export function Deeds({ row: { status, deeds } }: { row: LedgerRow }) {
  const [first, rest] = [deeds.slice(0, FIRST), deeds.slice(FIRST)];
  return (
    <>
      <Standing status={status} />
      {first.length > 0 && <DeedList deeds={first} />}
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <DeedList deeds={rest} />
        </details>
      )}
    </>
  );
}

function DeedList({ deeds }: { deeds: LedgerRow['deeds'] }) {
  return (
    <ul className="deeds">
      {deeds.map(({ entry, relation, score, why }) => (
        <li key={`${entry.report.id} ${entry.id}`} title={`${why} (${score.toFixed(2)})`}>
          <span className={`relation is-${relation}`}>{relation}</span>{' '}
          <Link
            to="/reports/$id"
            params={{ id: entry.report.id }}
            search={{ entry: entry.id }}
            className="words-link"
          >
            {entryName(entry)}: {entry.words}
          </Link>{' '}
          <span className="quiet">
            {entry.report.published ? dateWords(entry.report.published) : 'undated'}
          </span>
        </li>
      ))}
    </ul>
  );
}
