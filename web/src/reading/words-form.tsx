import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { patchOf } from '../corrections/fields.ts';
import { partyOf } from '../corrections/spans.ts';
import { WhyField } from '../corrections/why-field.tsx';
import { useShortcuts } from '../shell/shortcuts.ts';
import { useRoom } from './room.ts';
import type { WordsEditor } from './use-words-editor.ts';

const STEPS = [
  { edge: 'start', by: -1, sign: '←', says: 'Start one word earlier', keys: 'H' },
  { edge: 'start', by: 1, sign: '→', says: 'Start one word later', keys: 'L' },
  { edge: 'end', by: -1, sign: '←', says: 'End one word earlier', keys: 'h' },
  { edge: 'end', by: 1, sign: '→', says: 'End one word later', keys: 'l' },
] as const;

/**
 * Sets the words an entry stands on: a place is chosen, then its words are selected in the text, or
 * its edges moved word by word with buttons or keys.
 */
export function WordsForm({ editor }: { editor: WordsEditor }) {
  const { record, corrections } = useRoom();
  const { places, chosen, before, draft, entry, kind } = editor;
  const [why, setWhy] = useState('');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const { text, id: report } = record.report;
  const patch = patchOf(before, draft);
  const changed = Object.keys(patch).length > 0;
  // It was opened to be used.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);
  useShortcuts('Words of an entry', [
    ...STEPS.map(({ edge, by, says, keys }) => ({
      keys,
      does: says.toLowerCase(),
      act: () => editor.step(edge, by),
    })),
    { keys: 'Escape', does: 'leave the words as they were', act: () => editor.close() },
  ]);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!changed) return editor.close();
    await corrections.make({
      action: 'edit',
      kind,
      report,
      entry,
      patch,
      why: why.trim() || undefined,
    });
    editor.close();
  };
  const named = chosen.field.as === 'party' || chosen.field.as === 'source';
  return (
    <form ref={form} className="entry-form words-form" onSubmit={save} aria-label="Words">
      <p className="quiet">Select words in the text, or move the edges.</p>
      <fieldset>
        <legend className="hidden">Which words</legend>
        {places.map(({ id: place, label, span }) => (
          <label key={place} className="words-place">
            <input
              type="radio"
              name={id}
              checked={place === chosen.id}
              onChange={() => editor.choose(place)}
            />
            <span className="words-label">{label}</span>
            <span className={span ? 'words-now' : 'quiet'}>
              {span ? `“${brief(text.slice(span.start, span.end))}”` : 'none'}
            </span>
          </label>
        ))}
      </fieldset>
      <div className="words-steps">
        {(['start', 'end'] as const).map((edge) => (
          <fieldset key={edge}>
            <legend>{edge === 'start' ? 'Start' : 'End'}</legend>
            {STEPS.filter((step) => step.edge === edge).map(({ by, sign, says, keys }) => (
              <button
                key={keys}
                type="button"
                aria-label={says}
                title={`${says} (${keys})`}
                onClick={() => editor.step(edge, by)}
              >
                {sign}
              </button>
            ))}
          </fieldset>
        ))}
        {chosen.removable && (
          <button type="button" onClick={() => editor.set(null)}>
            None
          </button>
        )}
      </div>
      <p className="words-said" role="status">
        {chosen.span
          ? `${chosen.label}: “${brief(text.slice(chosen.span.start, chosen.span.end))}”${named ? whoseWords() : ''}`
          : `${chosen.label}: no words yet.`}
      </p>
      <WhyField why={why} onSet={setWhy} />
      {corrections.error && (
        <p className="import-failed" role="alert">
          {corrections.error.message}
        </p>
      )}
      <div className="entry-form-buttons">
        <button
          type="submit"
          className="button primary small"
          disabled={corrections.busy || !changed}
        >
          Save
        </button>
        <button type="button" className="button small" onClick={editor.close}>
          Cancel
        </button>
      </div>
    </form>
  );

  /** Whom the chosen words name, as far as the report knows. */
  function whoseWords(): string {
    if (!chosen.span) return '';
    const { actor, members } = partyOf(chosen.span, record);
    const names = [actor, ...members].flatMap((one) =>
      record.actors.flatMap(({ id, name }) => (id === one ? [name] : [])),
    );
    return names.length > 0 ? `, that is ${[...new Set(names)].join(' and ')}` : ', nobody known';
  }
}

const brief = (words: string) => (words.length > 90 ? `${words.slice(0, 89)}…` : words);
