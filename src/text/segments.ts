import type { CharSpan } from './offsets.ts';

/** A run of text that the same marks cover from end to end. */
export interface Segment<Mark extends CharSpan> extends CharSpan {
  /** The marks that cover it, the widest first; of equal ones the earlier given first. */
  readonly marks: readonly Mark[];
}

/**
 * Cuts a span at every boundary of the marks that reach into it, so that overlapping marks can be
 * drawn side by side. The segments follow each other without gap from the span's start to its end;
 * marks outside it, and empty ones, cover nothing.
 */
export function segments<Mark extends CharSpan>(
  span: CharSpan,
  marks: readonly Mark[],
): Segment<Mark>[] {
  const inside = marks
    .map((mark, order) => ({ mark, order }))
    .filter(({ mark }) => mark.start < mark.end && mark.start < span.end && mark.end > span.start)
    .sort(
      (one, other) =>
        other.mark.end - other.mark.start - (one.mark.end - one.mark.start) ||
        one.order - other.order,
    )
    .map(({ mark }) => mark);
  const cuts = new Set([span.start, span.end]);
  for (const { start, end } of inside) {
    if (start > span.start) cuts.add(start);
    if (end < span.end) cuts.add(end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  // Marks that begin at each cut, so that a long text is swept once.
  const open: Mark[] = [];
  const starting = [...inside].sort((one, other) => one.start - other.start);
  const rank = new Map(inside.map((mark, index) => [mark, index]));
  const found: Segment<Mark>[] = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const [start, end] = [places[i], places[i + 1]];
    while (next < starting.length && starting[next].start <= start) open.push(starting[next++]);
    for (let at = open.length - 1; at >= 0; at--) if (open[at].end <= start) open.splice(at, 1);
    const covering = [...open].sort((one, other) => rank.get(one)! - rank.get(other)!);
    found.push({ start, end, marks: covering });
  }
  return found;
}
