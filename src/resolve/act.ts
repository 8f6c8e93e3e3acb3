import type { Found } from '../store/find/query.ts';
import { fold } from '../text/fold.ts';
import { contentWords, rootOf } from './content-words.ts';
import { doersOf } from './doers.ts';

/** A commitment as later entries are held against it. */
export interface Act {
  /** Keys of those who are to do it, of those who made it, and of those on the other side. */
  readonly doers: ReadonlySet<string>;
  readonly makers: ReadonlySet<string>;
  readonly counterparts: ReadonlySet<string>;
  /** Stem of the word that the act begins with, where it is one that can be done: "send" of "send two ships". */
  readonly verb: string | null;
  /** Its words of weight without the names of those who take part, by stem. */
  readonly words: ReadonlyMap<string, string>;
}

/** What a commitment undertakes, and who is to do it. */
export function actOf(commitment: Found): Act {
  const keys = (role: string) =>
    new Set(commitment.parties.flatMap((party) => (party.role === role ? (party.key ?? []) : [])));
  const doers = new Set(doersOf(commitment).flatMap(({ key }) => key ?? []));
  const makers = keys('actor');
  const others = [...keys('addressee'), ...makers].filter((key) => !doers.has(key));
  const words = contentWords(commitment.words.replace(/^\s*(?:to|not to|that)\s+/i, ''));
  for (const { name, words: said } of commitment.parties) {
    for (const stem of contentWords(`${name ?? ''} ${said ?? ''}`).keys()) words.delete(stem);
  }
  const [first] = words.keys();
  return { doers, makers, counterparts: new Set(others), verb: first ?? null, words };
}

/** What an entry has of an act. */
export interface Match {
  /** The act's verb as the entry has it, where that is what the entry reports. */
  readonly verb: string | null;
  /** The act's other words that stand around it too, and their share of all of these. */
  readonly words: readonly string[];
  readonly share: number;
}

/** Holds an entry against an act, word by word, by stems. */
export function matched({ verb, words }: Act, entry: Found): Match {
  const around = contentWords(`${entry.before} ${entry.words} ${entry.after}`);
  const others = [...words].filter(([stem]) => stem !== verb);
  const shared = others.filter(([stem]) => around.has(stem)).map(([, form]) => form);
  const done = fold(entry.words)
    .split(' ')
    .find((word) => verb !== null && rootOf(word) === verb);
  const share = others.length === 0 ? 0 : shared.length / others.length;
  return { verb: done ?? null, words: shared, share };
}
