import { Link } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';
import type { FindKind } from '../api/answers.ts';
import { EntryList, useEntries } from '../entries/entry-list.tsx';
import { KIND_WORDS } from '../entries/kinds.ts';
import type { Query } from '../query/params.ts';
import { counted } from '../words.ts';

interface Props {
  readonly title: React.ReactNode;
  readonly kind?: FindKind;
  readonly query: Query;
  readonly onClose: () => void;
  /** Stands between the title and the entries. */
  readonly children?: React.ReactNode;
}

/** The entries behind a mark of a picture, each with its words. */
export function MarkEntries({ title, kind = 'event', query, onClose, children }: Props) {
  const found = useEntries(kind, query, 20);
  const panel = useRef<HTMLElement>(null);
  useShown(panel, JSON.stringify(query));
  return (
    <section ref={panel} className="mark-entries" aria-label="Entries behind the mark">
      <div className="mark-entries-head">
        <h2>{title}</h2>
        <button type="button" className="button small" onClick={onClose}>
          Close
        </button>
      </div>
      {children}
      <p className="quiet" aria-live="polite">
        {found.total !== undefined && (
          <Link to="/entries" search={{ ...query, kind }}>
            {counted(found.total, ...KIND_WORDS[kind])}
          </Link>
        )}
      </p>
      <EntryList
        found={found}
        empty={<p className="quiet">No entries stand behind this mark.</p>}
      />
    </section>
  );
}

/** Brings an element into the window when what it shows changes and it lies below. */
function useShown(element: RefObject<HTMLElement | null>, shown: string) {
  useEffect(() => {
    if (!element.current || shown === '') return;
    const { top } = element.current.getBoundingClientRect();
    if (top > window.innerHeight * 0.75) {
      const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
      element.current.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
    }
  }, [element, shown]);
}
