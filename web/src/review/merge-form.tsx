import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { CorrectionRequest, Found } from '../api/answers.ts';
import { partyName } from '../entries/parties.tsx';
import { useActorName } from '../query/actor-names.ts';
import { ActorPicker } from '../query/actor-picker.tsx';

interface Props {
  readonly entry: Found;
  readonly busy: boolean;
  readonly onMake: (request: CorrectionRequest) => void;
  readonly onCancel: () => void;
}

/** Says that two actors are one: everywhere the first is named, the second is meant. */
export function MergeForm({ entry, busy, onMake, onCancel }: Props) {
  const known = entry.parties.filter(
    ({ key }, index, all) => key !== null && all.findIndex((one) => one.key === key) === index,
  );
  const [from, setFrom] = useState(known[0]?.key ?? '');
  const [to, setTo] = useState<string | undefined>();
  const name = useActorName(to);
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // It was opened to be used.
  useEffect(() => form.current?.querySelector<HTMLElement>('select')?.focus(), []);
  if (known.length === 0) {
    return (
      <p className="entry-form">
        No actor of this entry is known by name, so there is nobody to merge.{' '}
        <button type="button" className="link" onClick={onCancel}>
          Back
        </button>
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (to && to !== from) onMake({ action: 'merge', from, to });
  };
  return (
    <form ref={form} className="entry-form" onSubmit={submit}>
      <div className="field">
        <label htmlFor={id}>This actor</label>
        <select id={id} value={from} onChange={({ target }) => setFrom(target.value)}>
          {known.map((party) => (
            <option key={party.key} value={party.key ?? ''}>
              {partyName(party)}
            </option>
          ))}
        </select>
      </div>
      <ActorPicker label="is the same as" value={to} onPick={setTo} />
      <div className="entry-form-buttons">
        <button
          type="submit"
          className="button primary small"
          disabled={busy || !to || to === from}
        >
          {to ? `Merge with ${name}` : 'Merge'}
        </button>
        <button type="button" className="button small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
