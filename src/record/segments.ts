import type { Record } from './record.ts';

/** Words that an entry rests on, and the part they play in it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  /** Id of the entry; "problem-3" for the fourth problem. */
  readonly entry: string;
  readonly part:
    | 'content'
    | 'source'
    | 'cue'
    | 'trigger'
    | 'act'
    | 'condition'
    | 'figure'
    | 'time'
    | 'problem';
}

/** A stretch of text under the same marks throughout. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly marks: readonly Mark[];
}

/** Every stretch of the text that an entry points at, in the order of the text. */
export function marksOf(record: Record): Mark[] {
  const marks: Mark[] = [];
  const add = (entry: string, part: Mark['part'], span: { start: number; end: number } | null) => {
    if (span && span.end > span.start)
      marks.push({ start: span.start, end: span.end, entry, part });
  };
  for (const one of record.statements) {
    add(one.id, 'source', one.source);
    add(one.id, 'cue', one.cue);
    for (const part of one.content) add(one.id, 'content', part);
  }
  for (const one of record.events)
    for (const trigger of [one.trigger, ...one.also]) add(one.id, 'trigger', trigger);
  for (const one of record.commitments) {
    add(one.id, 'act', one.act);
    add(one.id, 'condition', one.condition);
  }
  for (const one of record.stances) add(one.id, 'cue', one.cue);
  for (const one of record.figures) add(one.id, 'figure', one);
  for (const one of record.times) add(one.id, 'time', one);
  for (const [index, one] of record.problems.entries()) add(`problem-${index}`, 'problem', one);
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Cuts a stretch of text wherever a mark begins or ends, so that marks that overlap can be drawn
 * without nesting. The segments cover the stretch without gaps; marks reaching beyond it are cut.
 * Linear in marks and segments but for one sort.
 */
export function segmentsOf(marks: readonly Mark[], start: number, end: number): Segment[] {
  const inside = marks.filter((mark) => mark.start < end && mark.end > start);
  const cuts = new Set([start, end]);
  for (const mark of inside) {
    cuts.add(Math.max(start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  const segments: Segment[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (let i = 0; i + 1 < places.length; i++) {
    const from = places[i];
    open = open.filter((mark) => mark.end > from);
    while (next < inside.length && inside[next].start <= from) open.push(inside[next++]);
    segments.push({ start: from, end: places[i + 1], marks: [...open] });
  }
  return segments;
}
