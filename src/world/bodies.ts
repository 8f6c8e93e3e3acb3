import type { ActorKind } from '../record/kinds.ts';
import { Rows } from './rows.ts';

/** An organisation, armed group, body, party, company: one line of `bodies.tsv`. */
export interface Body {
  readonly name: string;
  readonly kind: ActorKind;
  readonly country: string | null;
  /** Family of an intergovernmental body ("UNO", "EUR", "IGO"), or null. */
  readonly of: string | null;
  readonly sector: string;
  readonly second: string | null;
  /** When the line holds; open where empty. */
  readonly from: string;
  readonly to: string;
  readonly wikidata: string | null;
}

/** Reads `bodies.tsv`, in its order: the look-up table refers to bodies by line. */
export function bodiesFrom(text: string): Rows<Body> {
  return new Rows(text, ([name, kind, country, of, sector, second, from, to, , wikidata]) => ({
    name,
    kind: kind as ActorKind,
    country: country || null,
    of: of || null,
    sector,
    second: second || null,
    from: from ?? '',
    to: to ?? '',
    wikidata: wikidata || null,
  }));
}
