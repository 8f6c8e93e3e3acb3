import type { ActorKind } from '../record/kinds.ts';

/** Who somebody may be: an entry of the lexicon, seen at a date. */
export interface Candidate {
  /** Stable key of the entry: "person:…", "body:…", "state:FRA", "government:FRA", "people:FRA". */
  readonly key: string;
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO 3166-1 alpha-3 of the side they act for, or null. */
  readonly country: string | null;
  /** Family code of an intergovernmental body ("UNO", "EUR", "IGO"), or null. */
  readonly body: string | null;
  /** PLOVER sector, or null (a state as a whole has none). */
  readonly sector: string | null;
  /** What they are beside it ("MIL" of a defence minister), or null. */
  readonly second: string | null;
  /** CAMEO/PLOVER actor code ("FRAGOV"), or null. */
  readonly code: string | null;
  readonly wikidata: string | null;
  /** The office held at the date, in words; null where none is known. */
  readonly role: string | null;
  /** Kind of that office ("president"); null where none. */
  readonly office: string | null;
  readonly gender: 'm' | 'f' | null;
  /** The alias that matched, as the lexicon spells it. */
  readonly alias: string;
  /** How the words name it: by its full name, a short form that many may share, its place or seat, an adjective or demonym. */
  readonly by: 'name' | 'surname' | 'metonym' | 'adjective' | 'demonym';
  /** 0 to 1: how likely these words mean this entry when nothing else is known. */
  readonly score: number;
}

/** A place that words may name. */
export interface Place {
  readonly name: string;
  /** ISO 3166-1 alpha-3, or null for seas and continents. */
  readonly country: string | null;
  /** WGS 84 degrees; for a region the middle. */
  readonly lat: number;
  readonly lon: number;
  /** Inhabitants as far as known, else 0. */
  readonly people: number;
  readonly type: 'country' | 'region' | 'city' | 'area' | 'water';
}

/** What a role noun says of whoever it describes. */
export interface Role {
  readonly words: string;
  readonly kind: 'person' | 'group' | 'body';
  readonly sector: string | null;
  readonly second: string | null;
  readonly plural: boolean;
}

/** Actor code from its parts: "FRA" + "GOV"; bodies as "IGOUNO". Null where neither part is known. */
export function codeOf(
  country: string | null,
  body: string | null,
  sector: string | null,
): string | null {
  const side = country ?? (body === null ? '' : body === 'IGO' ? 'IGO' : `IGO${body}`);
  const rest = body !== null && sector === 'IGO' ? '' : (sector ?? '');
  return side + rest === '' ? null : side + rest;
}
