/** What text and notes share: which entry is selected or pointed at, and the speakers' colours. */
export interface RoomState {
  readonly colours: ReadonlyMap<string, number>;
  readonly selected: string | null;
  readonly pointed: string | null;
  /** Selects an entry, or none; `scroll` brings its words into view. */
  readonly select: (entry: string | null, scroll?: boolean) => void;
  readonly point: (entry: string | null) => void;
}

/** Id of an entry's note, for labels and focus. */
export const noteId = (entry: string): string => `note-${entry}`;
