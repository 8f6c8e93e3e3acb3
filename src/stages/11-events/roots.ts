import type { EventType } from '../../doc/deeds.ts';

/** PLOVER's four classes: verbal and material cooperation, verbal and material conflict. */
export type Quad = 1 | 2 | 3 | 4;

/**
 * The root types and their quad class, as the headings of the PLOVER manual give them; INVESTIGATE
 * stands under ACCUSE there and shares its class.
 */
export const QUADS: Readonly<Record<EventType, Quad>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  INVESTIGATE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

export const ROOTS = Object.keys(QUADS) as readonly EventType[];

/** The roots of the PLV benchmark: CONCEDE and RETREAT are one there, and INVESTIGATE is ACCUSE. */
export const FOLDED_ROOTS = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'YIELD',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const;
export type FoldedRoot = (typeof FOLDED_ROOTS)[number];

/** The benchmark's name for a root. */
export function folded(type: EventType): FoldedRoot {
  if (type === 'CONCEDE' || type === 'RETREAT') return 'YIELD';
  return type === 'INVESTIGATE' ? 'ACCUSE' : type;
}

/** Quad class of a folded root; YIELD counts as material cooperation, as the benchmark has it. */
export function quadOf(root: FoldedRoot): Quad {
  return root === 'YIELD' ? 2 : QUADS[root];
}
