import { COMMITMENT_KINDS, EVENT_TYPES, POLARITIES, STATUSES } from '../../../src/record/kinds.ts';
import type { FindKind, ReportRecord } from '../api/answers.ts';

/** An entry as the record has it, whatever its kind. */
export type Draft = { readonly [property: string]: unknown };

/** A property of an entry that can be set by hand, and how. */
export type EditField =
  | { readonly name: string; readonly label: string; readonly values: readonly string[] }
  | { readonly name: string; readonly label: string; readonly as: 'text' | 'number' | 'yes' }
  /** One or several who take part: a list of parties, one party, or the ids of actors who speak. */
  | { readonly name: string; readonly label: string; readonly as: 'parties' | 'party' | 'speaker' };

/** What of each kind of entry can be set, in the order it is read. */
export const EDIT_FIELDS: { readonly [kind in FindKind]: readonly EditField[] } = {
  statement: [
    { name: 'speakers', label: 'Speaks', as: 'speaker' },
    { name: 'kind', label: 'Manner', values: ['direct', 'indirect', 'mixed'] },
    { name: 'polarity', label: 'Polarity', values: POLARITIES },
  ],
  event: [
    { name: 'type', label: 'Type', values: EVENT_TYPES },
    { name: 'actors', label: 'Who', as: 'parties' },
    { name: 'recipients', label: 'To whom', as: 'parties' },
    { name: 'status', label: 'Status', values: STATUSES },
    { name: 'mode', label: 'Mode', as: 'text' },
  ],
  commitment: [
    { name: 'kind', label: 'Kind', values: COMMITMENT_KINDS },
    { name: 'by', label: 'Who', as: 'parties' },
    { name: 'to', label: 'To whom', as: 'parties' },
    { name: 'strength', label: 'Strength', values: ['firm', 'hedged'] },
    { name: 'negated', label: 'Negated', as: 'yes' },
  ],
  stance: [
    { name: 'kind', label: 'Kind', values: ['support', 'oppose'] },
    { name: 'holder', label: 'Who', as: 'party' },
    { name: 'object', label: 'For or against', as: 'party' },
  ],
  figure: [
    { name: 'value', label: 'Value', as: 'number' },
    { name: 'unit', label: 'Of what', as: 'text' },
    { name: 'comparator', label: 'Compared', as: 'text' },
  ],
};

/** The record's list for each kind. */
export const LIST_OF = {
  statement: 'statements',
  event: 'events',
  commitment: 'commitments',
  stance: 'stances',
  figure: 'figures',
} as const satisfies { readonly [kind in FindKind]: keyof ReportRecord };

/** What an edit changed: only the properties that differ. */
export function patchOf(before: Draft, after: Draft): Draft {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
    ),
  );
}
