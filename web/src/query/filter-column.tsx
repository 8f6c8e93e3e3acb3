import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FindKind } from '../api/answers.ts';
import { countFacets } from '../api/calls.ts';
import { useWide } from '../reading/use-wide.ts';
import { ActorPicker } from './actor-picker.tsx';
import { DateField } from './date-field.tsx';
import { FacetList } from './facet-list.tsx';
import { type Param, type Query, queryOf } from './params.ts';
import { WordsField } from './words-field.tsx';

/** What a page may be narrowed by, in the order it is shown. */
export type Field = 'words' | 'actor' | 'recipient' | 'anyone' | 'period' | 'facets';

/** A page's query, what of it can be changed beside the page, and how. */
export interface Narrowing {
  readonly kind: FindKind | 'report';
  readonly query: Query;
  readonly fields: readonly Field[];
  /** Lists of values with counts, as /facets names them; a label where the kind calls it otherwise. */
  readonly facets: readonly (readonly [field: Param, label: string])[];
  /** False as long as what is filtered is still on its way: it goes first. */
  readonly ready?: boolean;
  readonly onChange: (changed: { readonly [name in Param]?: string }) => void;
  /** Further choices of the page's own, above the rest. */
  readonly children?: React.ReactNode;
}

/** Who acts and who receives, in the words of each kind. */
const PARTS: { readonly [kind in Narrowing['kind']]: readonly [string, string] } = {
  report: ['Who', 'To whom'],
  statement: ['Who speaks', 'To whom'],
  event: ['Who', 'To whom'],
  commitment: ['Who', 'To whom'],
  stance: ['Who', 'For or against'],
  figure: ['Who', 'To whom'],
};

/** The query of a page, to be changed: beside the page where there is room, else folded above it. */
export function FilterColumn(props: Narrowing) {
  const wide = useWide();
  const [open, setOpen] = useState(false);
  const count = Object.keys(queryOf(props.query)).length;
  if (wide) {
    return (
      <search className="filter-column" aria-label="Filters">
        <Fields {...props} />
      </search>
    );
  }
  return (
    <search className="filter-fold" aria-label="Filters">
      <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {count === 0 ? 'Filters' : `Filters (${count})`}
      </button>
      {open && (
        <div className="filter-column">
          <Fields {...props} />
        </div>
      )}
    </search>
  );
}

function Fields(props: Narrowing) {
  const { kind, query, fields, facets, ready = true, onChange, children } = props;
  // Counted over the rest of the query, so that choosing one value does not take the others away.
  const rest = Object.fromEntries(
    Object.entries(queryOf(query)).filter(([name]) => !facets.some(([field]) => field === name)),
  );
  const counted = useQuery({
    queryKey: ['facets', kind, rest],
    queryFn: () => countFacets(kind, rest),
    enabled: ready && facets.length > 0,
    placeholderData: (before) => before,
  });
  const [who, whom] = PARTS[kind];
  const field = (name: Field) => {
    switch (name) {
      case 'words':
        return <WordsField value={query.words} onChange={(words) => onChange({ words })} />;
      case 'actor':
        return (
          <ActorPicker label={who} value={query.actor} onPick={(actor) => onChange({ actor })} />
        );
      case 'recipient':
        return (
          <ActorPicker
            label={whom}
            value={query.recipient}
            onPick={(recipient) => onChange({ recipient })}
          />
        );
      case 'anyone':
        return (
          <ActorPicker
            label="Takes part"
            value={query.anyone}
            onPick={(anyone) => onChange({ anyone })}
          />
        );
      case 'period':
        return (
          <div className="period">
            <DateField label="From" value={query.from} onChange={(from) => onChange({ from })} />
            <DateField label="To" value={query.to} onChange={(to) => onChange({ to })} />
          </div>
        );
      case 'facets':
        return facets.map(([name, label]) => (
          <FacetList
            key={name}
            label={label}
            values={counted.data?.[name] ?? []}
            chosen={query[name]}
            several={name === 'type' || name === 'status'}
            onChoose={(value) => onChange({ [name]: value })}
          />
        ));
    }
  };
  return (
    <>
      {children}
      {fields.map((name) => (
        <div key={name} className={`filter-field is-${name}`}>
          {field(name)}
        </div>
      ))}
    </>
  );
}
