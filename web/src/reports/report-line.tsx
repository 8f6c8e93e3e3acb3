import { Link } from '@tanstack/react-router';
import type { Summary } from '../../../src/api/contract.ts';
import { counted, dateWords } from '../words.ts';

/** One report in the list: who published it and when, its title, its first words, what was read in it. */
export function ReportLine({ report }: { report: Summary }) {
  const { id, title, outlet, published, language, counts, extract } = report;
  const found = [
    counts.statements > 0 && counted(counts.statements, 'statement'),
    counts.events > 0 && counted(counts.events, 'event'),
    counts.commitments > 0 && counted(counts.commitments, 'commitment'),
    counts.stances > 0 && counted(counts.stances, 'stance'),
    counts.figures > 0 && counted(counts.figures, 'figure'),
  ].filter((part) => part !== false);
  return (
    <li className="report-line">
      <div className="report-when">
        {published ? (
          <time dateTime={published}>{dateWords(published)}</time>
        ) : (
          <span className="undated">undated</span>
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
        <p className="report-counts">
          {found.length > 0 ? found.join(' · ') : 'no entries'}
          {counts.problems > 0 && (
            <span className="report-doubts"> · {counted(counts.problems, 'doubt')}</span>
          )}
        </p>
      </div>
    </li>
  );
}
