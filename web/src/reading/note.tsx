import { Link, useParams } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { capitalised } from '../words.ts';
import { type Entry, KIND_NAMES } from './entry.ts';
import { NoteActions } from './note-actions.tsx';
import { noteId, type RoomState } from './room-state.ts';
import { WhyPanel } from './why-panel.tsx';

interface Props extends Pick<RoomState, 'select' | 'point'> {
  readonly entry: Entry;
  readonly open: boolean;
  readonly pointed: boolean;
  /** The speaker's colour; null for entries that nobody says. */
  readonly colour: number | null;
  /** Whether Tab stops at it. */
  readonly reachable: boolean;
}

/**
 * One entry in the margin. Selecting it marks its words; "why?" says what it rests on. Drawn again only
 * when something about itself changes: a long report has hundreds.
 */
export const Note = memo(function Note(props: Props) {
  const { entry, open, pointed, colour, reachable, select, point } = props;
  const { id, kind, heading, tag, lines, details, why } = entry;
  const [first, ...others] = kind === 'problem' ? ['', ...lines] : lines;
  const [asked, setAsked] = useState(false);
  const { id: reportId } = useParams({ from: '/reports/$id' });
  const classes = ['note', `note-${kind}`];
  if (entry.review) classes.push(`is-${entry.review}`);
  if (open) classes.push('is-selected');
  else if (pointed) classes.push('is-pointed');
  if (colour !== null) classes.push(`speaker-${colour}`);
  const singular = KIND_NAMES[kind].replace(/s$/, '');
  return (
    // Pointing at a note is for the eye alone; the button inside does the same for every hand.
    <div
      className={classes.join(' ')}
      data-note={id}
      onPointerEnter={() => point(id)}
      onPointerLeave={() => point(null)}
    >
      <button
        type="button"
        className="note-main"
        id={noteId(id)}
        tabIndex={reachable ? 0 : -1}
        aria-expanded={open}
        onClick={() => select(open ? null : id, true)}
      >
        <span className="hidden">{singular}: </span>
        <span className={kind === 'problem' && !open ? 'hidden' : 'note-heading'}>
          {capitalised(heading)}
        </span>
        {first && !open && <span className="note-first">{first}</span>}
        {tag && <span className="note-tag">{tag}</span>}
        {entry.review && <span className="note-review">{entry.review}</span>}
        {!(open && details.length > 0) &&
          others.map((line) => (
            <span key={line} className="note-line">
              {line}
            </span>
          ))}
      </button>
      {open && details.length > 0 && (
        <dl className="note-details">
          {details.map(({ label, words, entry: other, report, actor }) => (
            <div key={`${label} ${words}`}>
              <dt>{label}</dt>
              <dd>
                {actor !== undefined ? (
                  <Link to="/actors/$key" params={{ key: actor }}>
                    {words}
                  </Link>
                ) : report !== undefined ? (
                  <Link to="/reports/$id" params={{ id: report.id }} search={{ at: report.at }}>
                    {words}
                  </Link>
                ) : other === undefined ? (
                  words
                ) : (
                  <button type="button" className="link" onClick={() => select(other, true)}>
                    {words}
                  </button>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {why && (
        <button
          type="button"
          className="why-button"
          tabIndex={open || asked ? 0 : -1}
          aria-expanded={asked}
          aria-label={`Why this ${singular.toLowerCase()}: ${heading}`}
          onClick={() => {
            setAsked(!asked);
            if (!open) select(id);
          }}
        >
          why?
        </button>
      )}
      {why && asked && open && <WhyPanel report={reportId} entry={id} why={why} select={select} />}
      {open && <NoteActions entry={entry} />}
    </div>
  );
});
