import { capitalised } from '../words.ts';
import { type Entry, KIND_NAMES } from './entry.ts';

/** The entries as numbered notes under the report, for paper; the same numbers stand in the text. */
export function PrintNotes({ notes, address }: { notes: readonly Entry[]; address: string }) {
  return (
    <section className="print-notes" aria-label="Notes">
      <h2>Notes</h2>
      <ol>
        {notes.map(({ id, kind, heading, tag, lines, details, review }) => (
          <li key={id} className="print-note">
            <span className="print-kind">{KIND_NAMES[kind].replace(/s$/, '')}</span>{' '}
            <b>{capitalised(heading)}</b>
            {tag && <i> {tag}</i>}
            {review && <span> [{review}]</span>}
            {kind === 'problem' && lines.length > 0 && `: ${lines.join(' ')}`}
            {details.length > 0 && (
              <span className="print-details">
                {details.map(({ label, words }) => `${label}: ${words}`).join(' · ')}
              </span>
            )}
          </li>
        ))}
      </ol>
      <p className="print-from">Read by Chancery · {address}</p>
    </section>
  );
}

/** The number of each note on paper, by entry. */
export const numbersOf = (notes: readonly Entry[]): ReadonlyMap<string, number> =>
  new Map(notes.map(({ id }, index) => [id, index + 1]));
