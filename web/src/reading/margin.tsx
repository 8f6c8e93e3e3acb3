import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { Entry } from './entry.ts';
import { Note } from './note.tsx';
import { noteId, noteState, type RoomState } from './room-state.ts';
import { wordsOf } from './show-words.ts';
import { stack } from './stack.ts';

interface Props extends RoomState {
  readonly words: RefObject<HTMLDivElement | null>;
  readonly entries: readonly Entry[];
}

/** Space between two notes, px. */
const GAP = 4;
/** How much closer the selected note gets to its words than its neighbours to theirs. */
const PULL = 10_000;

/**
 * Notes beside the text, each as near to its words as its neighbours allow. One tab stop: the arrow
 * keys go from note to note.
 */
export function Margin({ words, entries, ...state }: Props) {
  const { selected } = state;
  const margin = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  // Where Tab lands: the open note, else the one last visited, else the first.
  const stop = [selected, current, entries[0]?.id].find(
    (id) => id && entries.some((entry) => entry.id === id),
  );

  useLayoutEffect(() => {
    // Measured, not computed: only the browser knows where a line broke.
    const place = () => {
      const column = margin.current;
      if (!column) return;
      const top = column.getBoundingClientRect().top;
      const first = byKey(words.current, 'first');
      const notes = byKey(column, 'note');
      const placed = entries.flatMap((entry) => {
        const note = notes.get(entry.id);
        const box = first.get(entry.id)?.getClientRects()[0];
        if (!note || !box) return [];
        const weight = entry.id === selected ? PULL : 1;
        return [{ note, want: box.top - top - 2, height: note.offsetHeight, weight }];
      });
      const tops = stack(placed, GAP);
      placed.forEach(({ note }, index) => {
        note.style.top = `${Math.round(tops[index])}px`;
      });
      const last = placed.length - 1;
      column.style.minHeight = last < 0 ? '' : `${Math.ceil(tops[last] + placed[last].height)}px`;
      // Notes move gently from now on, but not to their first place.
      requestAnimationFrame(() => column.classList.add('is-placed'));
    };
    place();
    const watch = new ResizeObserver(place);
    if (words.current) watch.observe(words.current);
    for (const note of byKey(margin.current, 'note').values()) watch.observe(note);
    void document.fonts.ready.then(place);
    return () => watch.disconnect();
  }, [entries, selected, words]);

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const from = (event.target as HTMLElement).closest<HTMLElement>('[data-note]')?.dataset.note;
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    // In a form the arrows are the form's.
    if (from === undefined || (event.target as HTMLElement).closest('form')) return;
    if (event.key === 'Escape') {
      wordsOf(words.current, from)?.focus();
      return;
    }
    const at = entries.findIndex(({ id }) => id === from);
    const to = step === undefined ? undefined : entries[at + step];
    if (!to) return;
    event.preventDefault();
    setCurrent(to.id);
    document.getElementById(noteId(to.id))?.focus();
  };

  return (
    <aside ref={margin} className="margin" aria-label="Entries" onKeyDown={move}>
      {entries.map((entry) => (
        <Note
          key={entry.id}
          entry={entry}
          reachable={entry.id === stop}
          {...noteState(entry, state)}
        />
      ))}
    </aside>
  );
}

/** Elements below `root` by what their data attribute of that name holds. */
function byKey(root: HTMLElement | null, name: 'first' | 'note'): Map<string, HTMLElement> {
  const found = root?.querySelectorAll<HTMLElement>(`[data-${name}]`) ?? [];
  return new Map([...found].map((element) => [element.dataset[name] ?? '', element]));
}
