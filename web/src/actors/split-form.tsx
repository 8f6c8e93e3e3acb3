import { type FormEvent, useState } from 'react';
import type { Appearance, Dossier } from '../api/answers.ts';
import { WhyField } from '../corrections/why-field.tsx';
import { isKey, useActorName } from '../query/actor-names.ts';
import { ActorPicker } from '../query/actor-picker.tsx';
import { counted } from '../words.ts';
import { partsInWords } from './tally.ts';

interface Props {
  readonly dossier: Dossier;
  readonly chosen: readonly Appearance[];
  readonly busy: boolean;
  readonly onSplit: (to: string | undefined, why: string | undefined) => void;
  readonly onCancel: () => void;
}

/** What would move and what would stay, to whom it goes, and why. */
export function SplitForm({ dossier, chosen, busy, onSplit, onCancel }: Props) {
  const [other, setOther] = useState(false);
  const [to, setTo] = useState<string | undefined>();
  const [why, setWhy] = useState('');
  const target = other && to && isKey(to) ? to : undefined;
  const targetName = useActorName(target);
  const stay = dossier.reports - new Set(chosen.map(({ report }) => report.id)).size;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!other || target) onSplit(target, why.trim() || undefined);
  };
  return (
    <form className="identity-form" onSubmit={submit} aria-label="Set apart">
      <p className="identity-preview" aria-live="polite">
        <b>{counted(chosen.length, 'report')}</b> chosen: {partsInWords(chosen)}{' '}
        {other ? `will be ${targetName || 'another actor'}’s` : 'will be somebody else’s'}.{' '}
        {stay > 0
          ? `${counted(stay, 'report')} ${stay === 1 ? 'stays' : 'stay'} with ${dossier.name}.`
          : `Nothing stays with ${dossier.name}.`}
      </p>
      <fieldset>
        <legend className="hidden">Who it is instead</legend>
        <label>
          <input type="radio" checked={!other} onChange={() => setOther(false)} /> somebody apart,
          of the same name
        </label>
        <label>
          <input type="radio" checked={other} onChange={() => setOther(true)} /> another actor of
          this archive
        </label>
      </fieldset>
      {other && <ActorPicker label="Who" value={to} onPick={setTo} />}
      <WhyField why={why} onSet={setWhy} />
      <div className="entry-form-buttons">
        <button
          type="submit"
          className="button primary small"
          disabled={busy || (other && (!target || target === dossier.key))}
        >
          {busy ? 'Setting apart …' : `Set ${counted(chosen.length, 'report')} apart`}
        </button>
        <button type="button" className="button small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
