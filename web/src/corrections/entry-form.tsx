import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { FindKind, ReportRecord } from '../api/answers.ts';
import { plainWords } from '../words.ts';
import { type Draft, EDIT_FIELDS, type EditField } from './fields.ts';
import { nameOf, type Party, partiesNear } from './parties.ts';
import { WhyField } from './why-field.tsx';

interface Props {
  readonly kind: FindKind;
  readonly record: ReportRecord;
  readonly draft: Draft;
  /** Where its words begin: parties near them come first. */
  readonly at: number;
  readonly action: string;
  readonly busy: boolean;
  readonly onDone: (after: Draft, why: string | undefined) => void;
  readonly onCancel: () => void;
}

/** Sets the properties of an entry by hand, with a word on why. */
export function EntryForm({ kind, record, draft, at, action, busy, onDone, onCancel }: Props) {
  const [after, setAfter] = useState(draft);
  const [why, setWhy] = useState('');
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  // It was opened to be used.
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const set = (name: string, value: unknown) =>
    setAfter((before) => ({ ...before, [name]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(after, why.trim() || undefined);
  };
  return (
    <form ref={form} className="entry-form" onSubmit={submit}>
      {EDIT_FIELDS[kind].map((field) => (
        <div key={field.name} className="field">
          <label htmlFor={`${id}${field.name}`}>{field.label}</label>
          <Field
            id={`${id}${field.name}`}
            field={field}
            value={after[field.name]}
            record={record}
            at={at}
            onSet={(value) => set(field.name, value)}
          />
        </div>
      ))}
      <WhyField why={why} onSet={setWhy} />
      <div className="entry-form-buttons">
        <button type="submit" className="button primary small" disabled={busy}>
          {action}
        </button>
        <button type="button" className="button small" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  readonly id: string;
  readonly field: EditField;
  readonly value: unknown;
  readonly record: ReportRecord;
  readonly at: number;
  readonly onSet: (value: unknown) => void;
}

function Field({ id, field, value, record, at, onSet }: FieldProps) {
  if ('values' in field) {
    return (
      <select id={id} value={String(value)} onChange={({ target }) => onSet(target.value)}>
        {field.values.map((one) => (
          <option key={one} value={one}>
            {plainWords(one)}
          </option>
        ))}
      </select>
    );
  }
  switch (field.as) {
    case 'yes':
      return (
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          onChange={({ target }) => onSet(target.checked)}
        />
      );
    case 'number':
      return (
        <input
          id={id}
          type="number"
          step="any"
          value={typeof value === 'number' ? value : ''}
          onChange={({ target }) => onSet(target.value === '' ? null : Number(target.value))}
        />
      );
    case 'text':
      return (
        <input
          id={id}
          value={typeof value === 'string' ? value : ''}
          autoComplete="off"
          onChange={({ target }) => onSet(target.value === '' ? null : target.value)}
        />
      );
    default:
      return (
        <PartySelect id={id} as={field.as} value={value} record={record} at={at} onSet={onSet} />
      );
  }
}

/** One of those mentioned in the report; several stay as they are until another is chosen. */
function PartySelect({
  id,
  as,
  value,
  record,
  at,
  onSet,
}: Omit<FieldProps, 'field'> & { readonly as: 'parties' | 'party' | 'speaker' }) {
  const options = partiesNear(record, at).filter(
    ({ party }) => as !== 'speaker' || party.actor !== null,
  );
  const current = currentName(as, value, record);
  const choose = (name: string) => {
    const party = options.find((one) => one.name === name)?.party ?? null;
    if (as === 'party') onSet(party);
    else if (as === 'speaker') onSet(party?.actor ? [party.actor] : []);
    else onSet(party ? [party] : []);
  };
  return (
    <select
      id={id}
      value={current}
      required={as === 'party'}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{as === 'party' ? 'choose …' : 'nobody named'}</option>
      {current && !options.some(({ name }) => name === current) && (
        <option value={current}>{current}</option>
      )}
      {options.map(({ name, party: { text } }) => (
        <option key={name} value={name}>
          {name === text ? name : `${name} (“${text}”)`}
        </option>
      ))}
    </select>
  );
}

function currentName(
  as: 'parties' | 'party' | 'speaker',
  value: unknown,
  record: ReportRecord,
): string {
  if (as === 'party') return nameOf(record, value as Party | null);
  if (as === 'parties') {
    return (value as readonly Party[]).map((party) => nameOf(record, party)).join(' and ');
  }
  return (value as readonly string[])
    .map((actor) => record.actors.find(({ id }) => id === actor)?.name ?? '')
    .join(' and ');
}
