import { createContext, useContext } from 'react';
import type { FindKind, ReportRecord } from '../api/answers.ts';
import type { useCorrections } from '../corrections/use-corrections.ts';
import type { WordsEditor } from './use-words-editor.ts';

/** What the parts of a reading page that correct it share. */
export interface Room {
  readonly record: ReportRecord;
  readonly corrections: ReturnType<typeof useCorrections>;
  /** The entry whose form is open. */
  readonly editing: string | null;
  readonly edit: (entry: string | null) => void;
  /** What sets the words of an entry, while somebody does. */
  readonly words: WordsEditor | null;
  readonly editWords: (entry: string, kind: FindKind) => void;
  /** Whether whoever reads may correct. */
  readonly mayEdit: boolean;
}

export const RoomContext = createContext<Room | null>(null);

/** The room of the page; only its parts may ask. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('outside a reading page');
  return room;
}
