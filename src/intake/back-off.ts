/** A feed that fails is asked again within a day, however often it failed (ms). */
const LONGEST = 24 * 3_600_000;
/** What a server asks for is held to, up to a week (ms). */
const LONGEST_ASKED = 7 * LONGEST;
/** Failures that come together must not come together again: up to this much is added. */
const JITTER = 0.25;

/**
 * How long to leave a feed alone that failed `failures` times in a row (ms): twice as long after each,
 * with some chance in it, and no less than its server asked for (s).
 */
export function backOff(
  every: number,
  failures: number,
  retryAfter: number | null,
  random: () => number,
): number {
  const doubled = Math.min(LONGEST, every * 2 ** Math.min(failures, 30));
  const asked = Math.min(LONGEST_ASKED, 1000 * (retryAfter ?? 0));
  return Math.max(doubled, asked) * (1 + JITTER * random());
}
