import { useState } from 'react';
import type { FindKind, ReportRecord } from '../api/answers.ts';
import type { Selected } from '../corrections/draft.ts';
import { type Draft, LIST_OF } from '../corrections/fields.ts';
import { type Place, placesOf, stepped, withPlace } from '../corrections/spans.ts';
import type { Entry } from './entry.ts';

interface State {
  readonly entry: string;
  readonly kind: FindKind;
  readonly before: Draft;
  readonly draft: Draft;
  /** Id of the place whose words are being set. */
  readonly chosen: string;
}

/** The words of one entry being set: its draft, its places, and which of them takes the next words. */
export interface WordsEditor {
  readonly entry: string;
  readonly kind: FindKind;
  readonly before: Draft;
  readonly draft: Draft;
  readonly places: readonly Place[];
  readonly chosen: Place;
  choose(place: string): void;
  /** Words for the chosen place; null takes them away. */
  set(span: Selected | null): void;
  /** Moves an edge of the chosen words; a place without words begins at the entry's. */
  step(edge: 'start' | 'end', by: 1 | -1): void;
  close(): void;
}

/**
 * Sets an entry's words one place at a time, against the record as it stands; nothing is kept by itself.
 * `onClosed` hears whose words were being set.
 */
export function useWordsEditor(
  record: ReportRecord,
  onClosed: (entry: string) => void,
): {
  readonly editor: WordsEditor | null;
  readonly open: (entry: string, kind: FindKind) => void;
} {
  const [state, setState] = useState<State | null>(null);
  const open = (entry: string, kind: FindKind) => {
    const entries: readonly Draft[] = record[LIST_OF[kind]];
    const before = entries.find(({ id }) => id === entry);
    if (!before) return;
    const [first] = placesOf(kind, before);
    setState({ entry, kind, before, draft: before, chosen: first.id });
  };
  if (!state) return { editor: null, open };
  const places = placesOf(state.kind, state.draft);
  const chosen = places.find(({ id }) => id === state.chosen) ?? places[0];
  const set = (span: Selected | null) =>
    setState({ ...state, draft: withPlace(state.draft, chosen, span, record) });
  const editor: WordsEditor = {
    ...state,
    places,
    chosen,
    choose: (place) => setState({ ...state, chosen: place }),
    set,
    step(edge, by) {
      const { text } = record.report;
      const start = places[0].span?.start ?? 0;
      // An empty place takes the first word that its entry stands on.
      const span = chosen.span ?? stepped(text, { start, end: start }, 'end', 1);
      set(chosen.span ? stepped(text, span, edge, by) : span);
    },
    close() {
      setState(null);
      onClosed(state.entry);
    },
  };
  return { editor, open };
}

/** The entry as it would be, for the text: every place marked, the chosen one most. */
export function draftedEntry(entry: Entry, { places, chosen }: WordsEditor): Entry {
  const marks = places.flatMap(({ id, role, span }) =>
    span ? [{ ...span, role: id === chosen.id ? 'chosen' : role }] : [],
  );
  return { ...entry, marks: marks.length > 0 ? marks : entry.marks, more: [] };
}
