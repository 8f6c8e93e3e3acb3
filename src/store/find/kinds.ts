import { ACTOR_KINDS, COMMITMENT_KINDS, EVENT_TYPES } from '../../record/kinds.ts';
import type { Tables } from '../tables.ts';
import type { DateOf, FindFilter, FindKind, FoundParty } from './query.ts';

type Role = FoundParty['role'];

/** How one kind is kept, and what it can be asked by. */
export interface KindPlan {
  readonly table: keyof Tables & string;
  /** The column whose values `type` means; null where there is none. */
  readonly type: string | null;
  /** The values that `type` may have. */
  readonly types?: readonly string[];
  /** Roles that the filters mean in this kind's own parts; no role where the filter has no meaning. */
  readonly roles: { readonly [filter in 'actor' | 'recipient' | 'addressee']?: Role };
  /** Whether it may stand inside a statement (`statement_id`). */
  readonly claimed: boolean;
  /** The column that names an event it is about. */
  readonly event?: 'event_id';
  /** Dates it knows beside those of its report. */
  readonly dates: { readonly [date in DateOf]?: string };
  /** Filters beyond those that every entry has. */
  readonly filters: readonly FindFilter[];
  /** Columns that go into `fields`, by the name they get there. */
  readonly fields: { readonly [name: string]: string };
}

/** Filters of everything that is found. */
export const EVERY: readonly FindFilter[] = [
  'words',
  'dateOf',
  'from',
  'to',
  'outlet',
  'language',
  'report',
  'entry',
  'copies',
];
/** Filters of every entry that somebody takes part in. */
const PARTS: readonly FindFilter[] = [
  'actor',
  'recipient',
  'speaker',
  'anyone',
  'between',
  'minScore',
  'review',
];

const fields = (...names: string[]) => Object.fromEntries(names.map((name) => [name, name]));

export const KINDS: { readonly [kind in FindKind]: KindPlan } = {
  report: {
    table: 'reports',
    type: null,
    roles: {},
    claimed: false,
    dates: {},
    filters: ['actor', 'speaker', 'anyone', 'between'],
    fields: {
      ...{ language: 'language', length: 'words', modified: 'modified' },
      ...{ retrieved: 'retrieved', added: 'added_at', version: 'version', latest: 'latest' },
    },
  },
  statement: {
    table: 'statements',
    type: 'kind',
    types: ['direct', 'indirect', 'mixed'],
    roles: { actor: 'speaker', recipient: 'addressee', addressee: 'addressee' },
    claimed: false,
    dates: { statement: 'date' },
    filters: [...PARTS, 'addressee', 'type', 'polarity'],
    fields: {
      type: 'kind',
      ...fields('polarity', 'speaker', 'source', 'source_start', 'source_end', 'cue', 'cue_start'),
      ...fields('cue_end', 'addressee', 'occasion', 'through', 'date', 'inside_id'),
    },
  },
  event: {
    table: 'events',
    type: 'type',
    types: EVENT_TYPES,
    roles: { actor: 'actor', recipient: 'recipient' },
    claimed: true,
    dates: { event: 'day' },
    filters: [...PARTS, 'type', 'mode', 'place', 'country', 'status', 'asserted'],
    fields: fields(
      ...['type', 'mode', 'contexts', 'cameo', 'actor', 'recipient', 'date', 'date_from'],
      ...['place', 'country', 'lat', 'lon', 'status', 'statement_id'],
    ),
  },
  commitment: {
    table: 'commitments',
    type: 'kind',
    types: COMMITMENT_KINDS,
    roles: { actor: 'actor', recipient: 'addressee', addressee: 'addressee' },
    claimed: true,
    event: 'event_id',
    dates: { deadline: 'deadline' },
    filters: [
      ...PARTS,
      ...([
        'addressee',
        'type',
        'strength',
        'conditional',
        'asserted',
        'place',
        'country',
      ] as const),
    ],
    fields: {
      type: 'kind',
      ...fields('actor', 'addressee', 'condition', 'deadline', 'strength', 'negated'),
      ...fields('event_id', 'statement_id'),
    },
  },
  stance: {
    table: 'stances',
    type: 'kind',
    types: ['support', 'oppose'],
    roles: { actor: 'holder', recipient: 'object' },
    claimed: true,
    dates: {},
    filters: [...PARTS, 'type', 'asserted'],
    fields: { type: 'kind', ...fields('holder', 'object', 'statement_id') },
  },
  figure: {
    table: 'figures',
    type: null,
    types: EVENT_TYPES,
    roles: {},
    claimed: true,
    event: 'event_id',
    dates: {},
    filters: [...PARTS, 'unit', 'asserted', 'place', 'country', 'type'],
    fields: fields('value', 'low', 'high', 'comparator', 'unit', 'event_id', 'statement_id'),
  },
  actor: {
    table: 'actors',
    type: 'kind',
    types: ACTOR_KINDS,
    roles: {},
    claimed: false,
    dates: {},
    filters: ['anyone', 'actor', 'type', 'country', 'minScore'],
    fields: {
      type: 'kind',
      ...fields(
        'name',
        'key',
        'country',
        'sector',
        'code',
        'role',
        'resolved',
        'wikidata',
        'mentions',
      ),
    },
  },
};
