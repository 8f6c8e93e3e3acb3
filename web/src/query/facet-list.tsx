import { useState } from 'react';
import type { Facet } from '../api/answers.ts';
import { numberWords, plainWords } from '../words.ts';
import { listOf, toggled } from './params.ts';

interface Props {
  readonly label: string;
  readonly values: readonly Facet[];
  readonly chosen: string | undefined;
  /** Whether more than one may be chosen. */
  readonly several: boolean;
  readonly onChoose: (value: string | undefined) => void;
}

/** How many values stand there before the rest is asked for. */
const FIRST = 7;

/** The values of one field with how many entries have each; chosen ones always show. */
export function FacetList({ label, values, chosen, several, onChoose }: Props) {
  const [all, setAll] = useState(false);
  const picked = listOf(several ? chosen : undefined);
  if (!several && chosen !== undefined) picked.push(chosen);
  const missing = picked.filter((value) => !values.some((one) => one.value === value));
  const known = [...missing.map((value) => ({ value, count: 0, name: null })), ...values];
  const shown = known.filter(({ value }, index) => all || index < FIRST || picked.includes(value));
  if (known.length === 0) return null;
  return (
    <fieldset className="facet">
      <legend>{label}</legend>
      {shown.map(({ value, count, name }) => (
        <label key={value} className="kind">
          <input
            type="checkbox"
            checked={picked.includes(value)}
            onChange={() =>
              onChoose(several ? toggled(chosen, value) : chosen === value ? undefined : value)
            }
          />
          <span className="kind-name">
            {name ?? (label === 'Country' ? value : plainWords(value))}
          </span>
          <span className="count">{numberWords(count)}</span>
        </label>
      ))}
      {known.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {known.length - shown.length} more
        </button>
      )}
    </fieldset>
  );
}
