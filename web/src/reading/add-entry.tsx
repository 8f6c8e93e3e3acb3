import { useState } from 'react';
import type { FindKind } from '../api/answers.ts';
import { draftOf, type Selected } from '../corrections/draft.ts';
import { EntryForm } from '../corrections/entry-form.tsx';
import { FIND_KINDS } from '../entries/kinds.ts';
import { useShortcuts } from '../shell/shortcuts.ts';
import { capitalised } from '../words.ts';
import { useRoom } from './room.ts';
import type { SelectedWords } from './use-selection.ts';

interface Props {
  readonly selected: SelectedWords | null;
  readonly onAdded: (entry: string) => void;
}

/** Under selected words: adds an entry on them. */
export function AddEntry({ selected, onAdded }: Props) {
  const { record, corrections } = useRoom();
  const [adding, setAdding] = useState<{
    kind: FindKind;
    at: Selected & { left: number; top: number };
  } | null>(null);
  const begin = (kind: FindKind) => selected && setAdding({ kind, at: selected });
  useShortcuts('Selected words', [
    { keys: 'n s', does: 'new statement', act: () => begin('statement') },
    { keys: 'n e', does: 'new event', act: () => begin('event') },
    { keys: 'n c', does: 'new commitment', act: () => begin('commitment') },
  ]);
  const place = adding?.at ?? selected;
  if (!place) return null;
  const style = { left: place.left, top: place.top + 8 };
  if (adding) {
    const { kind, at } = adding;
    return (
      <section className="add-entry is-form" style={style} aria-label={`New ${kind}`}>
        <h2>New {kind}</h2>
        <p className="add-words">“{record.report.text.slice(at.start, at.end)}”</p>
        <EntryForm
          kind={kind}
          record={record}
          draft={draftOf(kind, record, at)}
          at={at.start}
          action="Add"
          busy={corrections.busy}
          onCancel={() => setAdding(null)}
          onDone={async (patch, why) => {
            const made = await corrections.make({
              action: 'add',
              kind,
              report: record.report.id,
              patch,
              why,
            });
            setAdding(null);
            window.getSelection()?.removeAllRanges();
            if (made.entry) onAdded(made.entry);
          }}
        />
        {corrections.error && (
          <p className="import-failed" role="alert">
            {corrections.error.message}
          </p>
        )}
      </section>
    );
  }
  return (
    <div
      className="add-entry"
      style={style}
      role="toolbar"
      aria-label="Add an entry on these words"
    >
      <span>Add</span>
      {FIND_KINDS.map((kind) => (
        <button
          key={kind}
          type="button"
          // The selection must outlive the press.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => begin(kind)}
        >
          {capitalised(kind)}
        </button>
      ))}
    </div>
  );
}
