import type { Correction } from './correction.ts';

/** Ids of the corrections that a later undo took back; an undo that is undone itself takes back nothing. */
export function undoneIn(log: readonly Pick<Correction, 'id' | 'undoes'>[]): Set<string> {
  const undone = new Set<string>();
  // From the latest: by the time an undo is met, it is known whether it still holds.
  for (const { id, undoes } of [...log].reverse()) {
    if (undoes !== null && !undone.has(id)) undone.add(undoes);
  }
  return undone;
}

/** Of a log in order, the corrections that hold: without those undone and the undoing itself. */
export function inForce(log: readonly Correction[]): Correction[] {
  const undone = undoneIn(log);
  return log.filter(({ id, action }) => action !== 'undo' && !undone.has(id));
}

/** An actor in a report, as far as merging and splitting go. */
export interface KeyedActor {
  readonly report: string;
  /** Its id in the record. */
  readonly entry: string;
  /** The key as it was read; null where the actor has none. */
  readonly key: string | null;
}

/**
 * The key that an actor goes by after merges and splits, taken in their order: a merge moves everybody
 * who goes by its `from` at that time, a split the one actor in one report.
 */
export function keyAfter(actor: KeyedActor, inForce: readonly Correction[]): string | null {
  let { key } = actor;
  for (const { action, from, to, report, entry } of inForce) {
    if (action === 'merge' && key !== null && key === from) key = to;
    if (action === 'split' && report === actor.report && entry === actor.entry) key = to;
  }
  return key;
}
