import type { Record } from '../../record/record.ts';

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
