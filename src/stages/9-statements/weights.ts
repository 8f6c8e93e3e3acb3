import { type Pack, readPack } from '../../weights/pack.ts';
import type { Bag } from './bag.ts';

/** The learned decisions of this stage, each with its own table. */
export const DECISIONS = [
  'glance',
  'cue',
  'cue-left',
  'cue-right',
  'source',
  'source-left',
  'source-right',
  'left-start',
  'left-end',
  'right-start',
  'right-end',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** What stands at the head of the model file. */
export interface WeightsHead {
  readonly version: string;
  /** For each decision what one unit of a stored weight is worth. */
  readonly units: Readonly<Record<Decision, number>>;
  /** Probability from which a cue is looked into, and from which a statement is kept. */
  readonly cut: { readonly cue: number; readonly keep: number };
  /** Bias and weights of the log-odds of cue, content and source: how likely a statement is right. */
  readonly judge: readonly [number, number, number, number];
}

/**
 * One linear scorer over hashed features (feature hashing: Weinberger et al. 2009): a feature's
 * weight lies at its key modulo the table's size, a power of two.
 */
export class Table {
  readonly #cells: Int8Array | Float32Array;
  readonly #unit: number;
  readonly #mask: number;

  constructor(cells: Int8Array | Float32Array, unit: number) {
    this.#cells = cells;
    this.#unit = unit;
    this.#mask = cells.length - 1;
  }

  /** Sum of the weights of the gathered features, in log-odds. */
  score(bag: Bag): number {
    const { keys, count } = bag;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += this.#cells[keys[i] & this.#mask];
    return sum * this.#unit;
  }
}

export type Tables = Readonly<Record<Decision, Table>>;

export class Weights {
  readonly head: WeightsHead;
  readonly tables: Tables;

  constructor(head: WeightsHead, tables: Tables) {
    this.head = head;
    this.tables = tables;
  }

  /** Reads `models/statements.bin`. Throws `model-broken` where it is none. */
  static read(bytes: Uint8Array): Weights {
    const pack: Pack<WeightsHead> = readPack(bytes);
    const tables = {} as Record<Decision, Table>;
    for (const decision of DECISIONS) {
      const cells = pack.arrays[decision];
      if (!(cells instanceof Int8Array)) throw new Error(`model-broken: no table '${decision}'`);
      tables[decision] = new Table(cells, pack.head.units[decision]);
    }
    return new Weights(pack.head, tables);
  }
}
