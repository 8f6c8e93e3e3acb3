import { KINDS, LABELS, labelOf, OUTSIDE, placeAt } from './labels.ts';

/** A single place speaks no more clearly than this against a kind (log of a probability). */
const LEAST = -12;

/**
 * A report means one thing by a name: what its places say of its kind is summed over all that spell it
 * alike (one sense a discourse: Gale, Church and Yarowsky, HLT 1992), and each gets the kind of the sum.
 */
export class Agreement {
  readonly #sums = new Map<string, { readonly kinds: Float64Array; places: number }>();

  /** Counts one place of a name; `chances` as `kindChances` gives them. */
  add(name: string, chances: Float64Array): void {
    let sum = this.#sums.get(name);
    if (sum === undefined) {
      sum = { kinds: new Float64Array(KINDS.length), places: 0 };
      this.#sums.set(name, sum);
    }
    for (let kind = 0; kind < KINDS.length; kind++) sum.kinds[kind] += chances[kind];
    sum.places++;
  }

  /** The kind of a name that was counted, and how likely the mean place holds it for that. */
  of(name: string): { readonly kind: number; readonly chance: number } {
    const { kinds, places } = this.#sums.get(name)!;
    let kind = 0;
    for (let other = 1; other < KINDS.length; other++) if (kinds[other] > kinds[kind]) kind = other;
    let all = 0;
    for (let other = 0; other < KINDS.length; other++)
      all += Math.exp((kinds[other] - kinds[kind]) / places);
    return { kind, chance: 1 / all };
  }
}

/**
 * Logs of the probability that the tokens from `from` to `to` are a name of each kind, those of no name
 * among the alternatives and the words around left out of account. `emit`: scores at token × LABELS + label.
 */
export function kindChances(emit: Float64Array, from: number, to: number): Float64Array {
  const out = new Float64Array(KINDS.length);
  let none = 0;
  for (let i = from; i < to; i++) {
    none += emit[i * LABELS + OUTSIDE];
    const place = placeAt(i - from, to - from);
    for (let kind = 0; kind < KINDS.length; kind++)
      out[kind] += emit[i * LABELS + labelOf(kind, place)];
  }
  const top = Math.max(none, ...out);
  let sum = Math.exp(none - top);
  for (const score of out) sum += Math.exp(score - top);
  return out.map((score) => Math.max(score - top - Math.log(sum), LEAST));
}
