import { Link } from '@tanstack/react-router';
import type { Found } from '../api/answers.ts';
import { dateWords } from '../words.ts';

/** How much of a sentence stands on either side of the words, characters. */
const ROOM = 220;

/** An entry's words within their sentence; they lead to their place in the report. */
export function EntryWords({ entry }: { entry: Found }) {
  const { before, words, after, report, id, kind } = entry;
  return (
    <p className="entry-words">
      {lastOf(before)}
      <Link
        to="/reports/$id"
        params={{ id: report.id }}
        search={{ entry: id }}
        className={`words-link words-${kind}`}
      >
        {words}
      </Link>
      {firstOf(after)}
    </p>
  );
}

/** The report that an entry stands in, and when it was published. */
export function EntrySource({ entry: { report, score } }: { entry: Found }) {
  return (
    <p className="entry-source">
      <span className="outlet">{report.outlet ?? 'no outlet'}</span>
      {report.published && <time dateTime={report.published}>{dateWords(report.published)}</time>}
      <Link to="/reports/$id" params={{ id: report.id }}>
        {report.title ?? 'Untitled report'}
      </Link>
      <Score score={score} />
    </p>
  );
}

/** How sure the reading is, as a bar and in digits. */
export function Score({ score }: { score: number }) {
  return (
    <span className="score" title={`score ${score.toFixed(2)}`}>
      <meter className="meter" min={0} max={1} value={score} aria-hidden="true" />
      <span className="hidden">score </span>
      {score.toFixed(2)}
    </span>
  );
}

function lastOf(before: string): string {
  if (before.length <= ROOM) return before;
  const cut = before.slice(-ROOM);
  return `… ${cut.slice(cut.indexOf(' ') + 1)}`;
}

function firstOf(after: string): string {
  if (after.length <= ROOM) return after;
  const cut = after.slice(0, ROOM);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
