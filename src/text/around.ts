import type { CharSpan } from './offsets.ts';

/** How far a line is followed on either side where a report's sentences are not known, in characters. */
const REACH = 400;

/**
 * The whole sentences that a stretch of text stands in, from the start of the first to the end of the
 * last. Where no sentence holds it, the line it stands in, cut off at a distance; never less than the
 * stretch itself. `sentences` ascend and do not overlap.
 */
export function around(
  text: string,
  sentences: readonly CharSpan[],
  { start, end }: CharSpan,
): CharSpan {
  const first = sentences.find((one) => one.end > start);
  const last = sentences.findLast((one) => one.start < end);
  if (first && last && first.start <= start && last.end >= end) {
    return { start: first.start, end: last.end };
  }
  const begin = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  return {
    start: start === 0 ? 0 : Math.max(begin, start - REACH),
    end: Math.min(stop < 0 ? text.length : stop, end + REACH),
  };
}
