import { Link } from '@tanstack/react-router';
import type { ListAnswer } from '../api/answers.ts';
import { counted, dateWords } from '../words.ts';

const COUNTED = [
  ['statement', 'statement', 'statements'],
  ['event', 'event', 'events'],
  ['commitment', 'commitment', 'commitments'],
  ['stance', 'stance', 'stances'],
  ['figure', 'figure', 'figures'],
  ['problem', 'doubt', 'problems'],
] as const;

/** One report in the list: who published it and when, its title, its first words, what was read in it. */
export function ReportLine({ report }: { report: ListAnswer['data'][number] }) {
  const { id, title, outlet, published, modified, language, counts, extract } = report;
  const found = COUNTED.filter(([, , count]) => counts[count] > 0).map(
    ([kind, word, count]) => [kind, counted(counts[count], word)] as const,
  );
  return (
    <li className="report-line">
      <div className="report-when">
        {published ? (
          <time dateTime={published}>{dateWords(published)}</time>
        ) : (
          <span className="undated">undated</span>
        )}
        {modified && modified !== published && (
          <span className="report-changed">
            changed <time dateTime={modified}>{dateWords(modified)}</time>
          </span>
        )}
      </div>
      <div className="report-what">
        <h2>
          <Link to="/reports/$id" params={{ id }}>
            {title ?? 'Untitled report'}
          </Link>
        </h2>
        {outlet && <p className="report-outlet">{outlet}</p>}
        <p className="report-extract" lang={language === 'und' ? undefined : language}>
          {extract.map(({ text, found: isFound }, index) =>
            // The parts never move: their place is their identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            isFound ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </p>
      </div>
      <ul className="report-counts">
        {found.map(([kind, words]) => (
          <li key={kind} className={`count-${kind}`}>
            {words}
          </li>
        ))}
        {found.length === 0 && <li>no entries</li>}
      </ul>
    </li>
  );
}
