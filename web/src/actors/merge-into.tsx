import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { Dossier } from '../api/answers.ts';
import { correct } from '../api/calls.ts';
import { WhyField } from '../corrections/why-field.tsx';
import { isKey, useActorName } from '../query/actor-names.ts';
import { ActorPicker } from '../query/actor-picker.tsx';
import { counted } from '../words.ts';
import { partsInWords } from './tally.ts';

/** Says that this actor is the same as another, after showing what would move. */
export function MergeInto({ dossier }: { dossier: Dossier }) {
  const { key, name, reports } = dossier;
  const navigate = useNavigate();
  const client = useQueryClient();
  const merging = useMutation({
    mutationFn: correct,
    async onSuccess({ to }) {
      // Nobody goes by this key any more: away first, then everything is asked for anew.
      await navigate({ to: '/actors/$key', params: { key: to ?? key }, search: { part: 'who' } });
      await client.invalidateQueries();
    },
  });
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState<string | undefined>();
  const [why, setWhy] = useState('');
  const target = to && isKey(to) && to !== key ? to : undefined;
  const targetName = useActorName(target);
  if (!open) {
    return (
      <button type="button" className="button small" onClick={() => setOpen(true)}>
        Merge with another actor
      </button>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!target) return;
    merging.mutate({ action: 'merge', from: key, to: target, why: why.trim() || undefined });
  };
  return (
    <form className="identity-form" onSubmit={submit} aria-label="Merge with another actor">
      <ActorPicker label={`${name} is the same as`} value={to} onPick={setTo} />
      <p className="identity-preview" aria-live="polite">
        {target
          ? `${counted(reports, 'report')} with ${partsInWords([dossier])} will be ${targetName}’s, in reports to come too.`
          : 'Pick the actor that stays; what would move is shown before anything happens.'}
      </p>
      <WhyField why={why} onSet={setWhy} />
      {merging.error && (
        <p className="import-failed" role="alert">
          {merging.error.message}
        </p>
      )}
      <div className="entry-form-buttons">
        <button
          type="submit"
          className="button primary small"
          disabled={merging.isPending || !target}
        >
          {target ? `Merge into ${targetName}` : 'Merge'}
        </button>
        <button type="button" className="button small" onClick={() => setOpen(false)}>
          Cancel
        </button>
      </div>
    </form>
  );
}
