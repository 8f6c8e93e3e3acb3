import { dateWords, plainWords } from '../words.ts';
import { useActorName } from './actor-names.ts';
import { listOf, type Param, type Query, queryOf } from './params.ts';

interface Props {
  readonly query: Query;
  readonly onChange: (changed: { readonly [name in Param]?: string }) => void;
}

/** What narrows the page, in words, each to be taken away again. */
export function Chips({ query, onChange }: Props) {
  const set = Object.entries(queryOf(query)) as [Param, string][];
  if (set.length === 0) return null;
  return (
    <ul className="chips" aria-label="Narrowed by">
      {set.map(([name, value]) => (
        <li key={name}>
          <Chip name={name} value={value} onRemove={() => onChange({ [name]: undefined })} />
        </li>
      ))}
      {set.length > 1 && (
        <li>
          <button
            type="button"
            className="link"
            onClick={() => onChange(Object.fromEntries(set.map(([name]) => [name, undefined])))}
          >
            Clear all
          </button>
        </li>
      )}
    </ul>
  );
}

/** The little word before a value. */
const BEFORE: { readonly [name in Param]?: string } = {
  actor: 'by',
  speaker: 'said by',
  recipient: 'to',
  addressee: 'to',
  anyone: 'with',
  from: 'from',
  to: 'until',
  outlet: 'in',
  country: 'country',
  place: 'at',
  minScore: 'score from',
  between: 'between',
};
const ACTORS: ReadonlySet<Param> = new Set([
  'actor',
  'recipient',
  'speaker',
  'addressee',
  'anyone',
]);

function Chip({ name, value, onRemove }: { name: Param; value: string; onRemove: () => void }) {
  const pair = name === 'between' ? listOf(value) : [];
  const one = useActorName(pair[0] ?? (ACTORS.has(name) ? value : undefined));
  const other = useActorName(pair[1]);
  const words =
    name === 'between'
      ? `${one} and ${other}`
      : ACTORS.has(name)
        ? one
        : name === 'from' || name === 'to'
          ? dateWords(value)
          : name === 'words'
            ? `“${value}”`
            : name === 'asserted'
              ? value === 'true'
                ? 'asserted by the report'
                : 'inside somebody’s words'
              : listOf(value).map(plainWords).join(', ');
  const said = [BEFORE[name], words].filter(Boolean).join(' ');
  return (
    <button type="button" className="chip" onClick={onRemove} aria-label={`Remove: ${said}`}>
      {said}
      <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
        <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    </button>
  );
}
