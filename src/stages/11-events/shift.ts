import type { EventType } from '../../doc/deeds.ts';
import type { Mood } from './mood.ts';
import { QUADS } from './roots.ts';

/** A deed's type and code once tense and negation are counted in. */
export interface Shift {
  readonly type: EventType;
  readonly cameo: string | null;
  /** What makes the type another than the one the sense names; null where it is that one. */
  readonly how: 'announced' | 'refused' | 'threatened' | null;
}

const GENTLE: ReadonlySet<EventType> = new Set([
  'CONSULT',
  'SUPPORT',
  'COOPERATE',
  'AID',
  'CONCEDE',
  'RETREAT',
  'AGREE',
]);

/** CAMEO codes of an intended, a refused and a threatened deed of each type. */
const INTENDED: Partial<Record<EventType, string>> = {
  CONSULT: '036',
  SUPPORT: '032',
  COOPERATE: '031',
  AID: '033',
  CONCEDE: '035',
  RETREAT: '035',
};
const REFUSED: Partial<Record<EventType, string>> = {
  CONSULT: '125',
  SUPPORT: '120',
  COOPERATE: '121',
  AID: '122',
  CONCEDE: '124',
  RETREAT: '124',
};
const THREATENED: Partial<Record<EventType, string>> = {
  SANCTION: '131',
  PROTEST: '133',
  COERCE: '132',
  ASSAULT: '138',
  MOBILIZE: '138',
};

/**
 * PLOVER counts announced deeds by what the announcement does: "all cooperative actions reported in
 * future tense are also taken to imply intentions" (AGREE); a cooperative deed that somebody will
 * not do is refused (REJECT); a hostile one that somebody will do is threatened (THREATEN).
 */
export function shifted(type: EventType, mood: Mood): Shift {
  if (mood.status === 'future') {
    // "opened a road to help them": what something is for is announced by nobody.
    if (GENTLE.has(type) && !mood.purpose) {
      return mood.negated
        ? { type: 'REJECT', cameo: REFUSED[type] ?? '120', how: 'refused' }
        : { type: 'AGREE', cameo: INTENDED[type] ?? '030', how: 'announced' };
    }
    if (QUADS[type] === 4 && !mood.negated && !mood.purpose) {
      return { type: 'THREATEN', cameo: THREATENED[type] ?? '130', how: 'threatened' };
    }
  }
  return { type, cameo: null, how: null };
}
