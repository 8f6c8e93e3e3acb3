import { useState } from 'react';
import type { FindKind } from '../api/answers.ts';
import { EntryForm } from '../corrections/entry-form.tsx';
import { type Draft, LIST_OF, patchOf } from '../corrections/fields.ts';
import type { Entry } from './entry.ts';
import { useRoom } from './room.ts';
import { Settled } from './settled.tsx';
import { WordsForm } from './words-form.tsx';

/** The kinds that can be judged here. */
export function judgedKind({ kind }: Entry): FindKind | null {
  return kind in LIST_OF ? (kind as FindKind) : null;
}

/** What can be done about the open entry: accept, reject, edit, and a link to it. */
export function NoteActions({ entry }: { entry: Entry }) {
  const { record, corrections, editing, edit, words, editWords, mayEdit } = useRoom();
  const [copied, setCopied] = useState(false);
  const kind = judgedKind(entry);
  const copy = async () => {
    await navigator.clipboard.writeText(
      `${location.origin}/reports/${encodeURIComponent(record.report.id)}?entry=${encodeURIComponent(entry.id)}`,
    );
    setCopied(true);
  };
  const about = kind && { kind, report: record.report.id, entry: entry.id };
  if (about && words?.entry === entry.id) return <WordsForm editor={words} />;
  if (about && editing === entry.id) {
    const entries: readonly Draft[] = record[LIST_OF[about.kind]];
    const before = entries.find(({ id }) => id === entry.id) ?? {};
    return (
      <EntryForm
        kind={about.kind}
        record={record}
        draft={before}
        at={entry.marks[0].start}
        action="Save"
        busy={corrections.busy}
        onCancel={() => edit(null)}
        onDone={async (after, why) => {
          const patch = patchOf(before, after);
          await corrections.make(
            Object.keys(patch).length === 0
              ? { action: 'accept', ...about, why }
              : { action: 'edit', ...about, patch, why },
          );
          edit(null);
        }}
      />
    );
  }
  return (
    <>
      <p className="note-actions">
        {about && mayEdit && (
          <>
            <button
              type="button"
              disabled={corrections.busy}
              aria-pressed={entry.review === 'accepted'}
              onClick={() => void corrections.make({ action: 'accept', ...about })}
            >
              Accept
            </button>
            <button
              type="button"
              disabled={corrections.busy}
              aria-pressed={entry.review === 'rejected'}
              onClick={() => void corrections.make({ action: 'reject', ...about })}
            >
              Reject
            </button>
            <button type="button" onClick={() => edit(entry.id)}>
              Edit
            </button>
            <button type="button" onClick={() => editWords(entry.id, about.kind)}>
              Words
            </button>
          </>
        )}
        <button type="button" onClick={() => void copy()}>
          {copied ? 'Link copied' : 'Copy link'}
        </button>
        {corrections.last && (
          <button
            type="button"
            onClick={() => corrections.last && void corrections.takeBack(corrections.last.id)}
          >
            Undo
          </button>
        )}
      </p>
      {about && entry.review && <Settled report={record.report.id} entry={entry.id} />}
      {about && !mayEdit && (
        <p className="quiet">You may read here. Editors accept, reject and edit.</p>
      )}
      {corrections.error && (
        <p className="import-failed" role="alert">
          {corrections.error.message}
        </p>
      )}
    </>
  );
}
