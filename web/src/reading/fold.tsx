import { useEffect, useRef, useState } from 'react';
import { counted } from '../words.ts';
import { type Entry, KINDS } from './entry.ts';
import { Note } from './note.tsx';
import { noteState, type RoomState } from './room-state.ts';

interface Props extends RoomState {
  readonly entries: readonly Entry[];
}

const NAMES = {
  statement: ['statement'],
  event: ['event'],
  commitment: ['commitment'],
  stance: ['stance', 'stances'],
  figure: ['figure'],
  time: ['time'],
  place: ['place'],
  shared: ['shared passage'],
  problem: ['doubt'],
} as const;

/** The notes of one paragraph, under it: folded to a line that counts them, the selected one open. */
export function Fold({ entries, ...state }: Props) {
  const [open, setOpen] = useState(false);
  const fold = useRef<HTMLDivElement>(null);
  const selected = entries.find(({ id }) => id === state.selected);
  // The note opens below its paragraph, which may end below the window.
  const opened = selected?.id;
  useEffect(() => {
    if (opened === undefined) return;
    fold.current?.querySelector('.is-selected')?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const shown = open ? entries : selected ? [selected] : [];
  const counts = KINDS.map(
    (kind) => [kind, entries.filter((entry) => entry.kind === kind).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => counted(count, ...(NAMES[kind] as readonly [string, string?])));
  return (
    <div ref={fold} className="fold">
      <button
        type="button"
        className="fold-line"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
          <path d="M3.5 1.5 8 6l-4.5 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
        </svg>
        {counts.join(' · ')}
      </button>
      {shown.map((entry) => (
        <Note key={entry.id} entry={entry} reachable {...noteState(entry, state)} />
      ))}
    </div>
  );
}
