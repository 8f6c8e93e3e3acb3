import type { Entry } from './entry.ts';

/** What text and notes share: which entry is selected or pointed at, and the speakers' colours. */
export interface RoomState {
  readonly colours: ReadonlyMap<string, number>;
  readonly selected: string | null;
  readonly pointed: string | null;
  /** Selects an entry, or none; `scroll` brings its words into view. */
  readonly select: (entry: string | null, scroll?: boolean) => void;
  readonly point: (entry: string | null) => void;
}

/** What a note needs to know of the room. */
export function noteState(entry: Entry, { colours, selected, pointed, select, point }: RoomState) {
  return {
    open: entry.id === selected,
    // A commitment's note stands for its event too.
    pointed: pointed !== null && (entry.id === pointed || entry.event === pointed),
    colour: entry.speaker === null ? null : (colours.get(entry.speaker) ?? 0),
    select,
    point,
  };
}

/** Id of an entry's note, for labels and focus. */
export const noteId = (entry: string): string => `note-${entry}`;
