/** The closed vocabularies of the record, as its contract names them. */

/** The name and version of the contract that a record keeps. */
export const RECORD_SCHEMA = 'chancery/record@1';

export const MENTION_TYPES = [
  'person',
  'organisation',
  'group',
  'place',
  'nationality',
  'weapon',
  'platform',
  'quantity',
  'money',
  'other',
] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

export const ACTOR_KINDS = [
  'person',
  'state',
  'government',
  'military',
  'igo',
  'ngo',
  'party',
  'armed-group',
  'media',
  'company',
  'people',
  'unknown',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

/** PLOVER root types. */
export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'INVESTIGATE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const STATUSES = [
  'occurred',
  'ongoing',
  'future',
  'hypothetical',
  'negated',
  'historical',
] as const;
export type EventStatus = (typeof STATUSES)[number];

export const COMMITMENT_KINDS = [
  'pledge',
  'offer',
  'agreement',
  'refusal',
  'threat',
  'demand',
  'proposal',
] as const;
export type CommitmentKind = (typeof COMMITMENT_KINDS)[number];

export const POLARITIES = ['asserts', 'denies', 'asks', 'hopes', 'doubts', 'requests'] as const;
export type Polarity = (typeof POLARITIES)[number];

/** The kinds of entry a record holds, by the name of their list. */
export const ENTRY_KINDS = [
  'mentions',
  'actors',
  'times',
  'statements',
  'events',
  'commitments',
  'stances',
  'figures',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** What somebody has settled about an entry by a correction. */
export const REVIEWS = ['accepted', 'rejected', 'edited', 'added'] as const;
export type Review = (typeof REVIEWS)[number];
