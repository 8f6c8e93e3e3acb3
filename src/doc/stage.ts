import type { Doc } from './doc.ts';
import type { LayerName, Layers } from './layers.ts';
import type { Problem } from './problem.ts';

/** What a stage answers: exactly the layers it gives, and the doubts it met. */
export type Reading<Gives extends LayerName> = {
  readonly layers: Pick<Layers, Gives>;
  readonly problems?: readonly Problem[];
};

/**
 * One step of reading: a name, a version, what it needs, what it gives, and one function from a
 * Doc to the layers it gives. It sees only what it declared. It never throws on any text: what it
 * cannot read becomes a problem.
 */
export interface Stage<Needs extends LayerName = LayerName, Gives extends LayerName = LayerName> {
  readonly name: string;
  /** Raised whenever the same text may read differently; stands in `by` and in the record. */
  readonly version: string;
  readonly needs: readonly Needs[];
  readonly gives: readonly Gives[];
  read(doc: Doc<Needs>): Reading<Gives>;
}

/** Declares a stage; the types of `needs` and `gives` are inferred from the lists. */
export function stage<const Needs extends LayerName, const Gives extends LayerName>(
  declared: Stage<Needs, Gives>,
): Stage<Needs, Gives> {
  return Object.freeze(declared);
}
