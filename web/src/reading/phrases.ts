import type { CharSpan } from '../../../src/text/offsets.ts';
import type { Line, Part } from './entry.ts';

/** Words with the role they play. */
export const part = ({ start, end }: CharSpan, role: string): Part => ({ start, end, role });

/** Those of the given words that there are. */
export function parts(...given: readonly (readonly [CharSpan | null, string])[]): Part[] {
  return given.flatMap(([span, role]) => (span && span.end > span.start ? [part(span, role)] : []));
}

/** What a line says; `entry` is where its words lead. */
type Told = readonly [label: string, words: string | null | undefined, entry?: string | null];

/** Those of the given lines that have something to say. */
export function lines(...given: readonly Told[]): Line[] {
  return given.flatMap(([label, words, entry]) =>
    words ? [{ label, words, ...(entry ? { entry } : {}) }] : [],
  );
}

/** Who does it, and to whom where that is known. */
export function arrow(from: string, to: string): string {
  return to === '' ? from : `${from || '?'} → ${to}`;
}

/** "A", "A and B", "A, B and C"; each name once. */
export function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  return unique.length < 2
    ? (unique[0] ?? '')
    : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`;
}

/** A score in two digits after the point. */
export function numberOf(score: number): string {
  return score.toFixed(2);
}
