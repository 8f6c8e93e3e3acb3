import type { Doc } from '../../src/doc/doc.ts';
import { type Placed, summed, tally } from '../../src/stages/12-commitments/score.ts';
import { linesOf } from './draw.ts';
import { type Coded, codedSentences, type Sample } from './gold.ts';

/** Reads one text through every stage. */
export type Reader = (text: string) => Doc;

/** The commitments read in one sentence of a text, in code points. */
function foundIn(doc: Doc, points: Int32Array, { start, end }: Coded): Placed[] {
  return doc
    .layer('commitments')
    .flatMap(({ kind, act, condition, strength, negated, trigger }) => {
      const place = (range: { from: number; to: number }): [number, number] => {
        const { start: from, end: to } = doc.chars(range);
        return [points[from], points[to]];
      };
      const at = place(trigger)[0];
      if (at < start || at >= end) return [];
      return [
        { kind, act: place(act), condition: condition && place(condition), strength, negated },
      ];
    });
}

/** Code points before each UTF-16 unit. */
function pointsOf(text: string): Int32Array {
  const points = new Int32Array(text.length + 1);
  for (let i = 0; i < text.length; i++) {
    const low = text.charCodeAt(i);
    points[i + 1] = points[i] + (low >= 0xdc00 && low <= 0xdfff ? 0 : 1);
  }
  return points;
}

/** Scores one sample, printing what differs to `say` where it is given. */
export function scoreSample(
  folder: string,
  sample: Sample,
  read: Reader,
  say: ((line: string) => void) | null,
) {
  const docs = new Map<string, Doc>();
  const tallies = codedSentences(sample).map((coded) => {
    const { file, line } = coded;
    const text = linesOf(folder, file)[line];
    const key = `${file}:${line}`;
    const doc = docs.get(key) ?? read(text);
    docs.set(key, doc);
    const found = foundIn(doc, pointsOf(text), coded);
    const result = tally(coded.commitments, found);
    if (
      say &&
      (result.right < result.gold || result.found > result.right || result.exact < result.right)
    ) {
      const points = [...text];
      const words = ([from, to]: readonly [number, number]) => points.slice(from, to).join('');
      const print = (mark: string, one: Placed) =>
        say(
          `  ${mark} ${one.kind} ${one.strength}${one.negated ? ' negated' : ''} [${words(one.act)}]${one.condition ? ` if [${words(one.condition)}]` : ''}`,
        );
      say(words([coded.start, coded.end]));
      for (const one of coded.commitments) print('gold', one);
      for (const one of found) print('read', one);
    }
    return result;
  });
  return summed(tallies);
}
