import type { Clauses } from '../../doc/clauses.ts';
import type { Time } from '../../doc/layers.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Words } from './words.ts';

/**
 * Index of the time by which an act is due, or null.
 * "agreed to reopen their embassies [within two months]"
 */
export function deadlineOf(
  clauses: Clauses,
  times: readonly Time[],
  act: TokenRange,
  words: Words,
): number | null {
  const openers = [...words.deadline].map((opener) => opener.split(' '));
  const index = times.findIndex(({ from }) => {
    // Inside the act, or right behind it where the act was cut before its time.
    if (from <= act.from || from > act.to + 2) return false;
    return openers.some((opener) =>
      opener.every((word, k) => {
        const at = from - opener.length + k;
        return at >= act.from && clauses.lower(at) === word;
      }),
    );
  });
  if (index >= 0) return index;
  // The time may hold its preposition: "by Friday" as one expression.
  const whole = times.findIndex(({ from, to }) => {
    return (
      from >= act.from && from <= act.to && to - from > 1 && words.deadline.has(clauses.lower(from))
    );
  });
  return whole < 0 ? null : whole;
}
