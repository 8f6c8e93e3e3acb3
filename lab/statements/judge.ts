import type { TokenRange } from '../../src/doc/layers.ts';
import { overlaps } from '../../src/doc/span.ts';
import { type draftOf, draftsOf, judgeInput } from '../../src/stages/9-statements/decode.ts';
import { Weights, type WeightsHead } from '../../src/stages/9-statements/weights.ts';
import type { Parsed } from './corpus.ts';
import { type Wanted, wantedOf } from './gold.ts';

/** Takes every draft there is, so that the judge learns from what it must throw away. */
export const LENIENT = { cut: { cue: 0.1, keep: 0 }, judge: [0, 1, 0, 0] } as const;

/**
 * Fits the judge (logistic regression, four weights) to articles that the tables were not learned
 * from: a draft is right where an annotated attribution shares its cue and half of its content.
 */
export function fitJudge(
  parsed: readonly Parsed[],
  tables: Weights['tables'],
  units: WeightsHead['units'],
): WeightsHead['judge'] {
  const weights = new Weights({ version: '', units, ...LENIENT }, tables);
  const inputs: number[][] = [];
  const right: number[] = [];
  for (const { ground, article } of parsed) {
    const wanted = wantedOf(ground, article.attributions);
    for (const draft of draftsOf(ground, weights)) {
      inputs.push([1, ...judgeInput(draft.sure)]);
      right.push(wanted.some((one) => matches(draft, one)) ? 1 : 0);
    }
  }
  const judge = [0, 1, 0, 0];
  for (let round = 0; round < 3000; round++) {
    const slope = [0, 0, 0, 0];
    inputs.forEach((input, i) => {
      const odds = input.reduce((sum, value, k) => sum + value * judge[k], 0);
      const error = 1 / (1 + Math.exp(-odds)) - right[i];
      input.forEach((value, k) => {
        slope[k] += error * value;
      });
    });
    slope.forEach((value, k) => {
      judge[k] -= (0.2 * value) / inputs.length;
    });
  }
  return judge as unknown as WeightsHead['judge'];
}

function matches(draft: ReturnType<typeof draftOf>, wanted: Wanted): boolean {
  if (!overlaps(draft.cue, wanted.cue)) return false;
  const mine = [draft.before, draft.after].filter((part): part is TokenRange => part !== null);
  const theirs = [wanted.before, wanted.after, ...wanted.more].filter(
    (part): part is TokenRange => part !== null,
  );
  let common = 0;
  for (const a of mine) {
    for (const b of theirs) common += Math.max(0, Math.min(a.to, b.to) - Math.max(a.from, b.from));
  }
  const size = (parts: readonly TokenRange[]) =>
    parts.reduce((sum, one) => sum + one.to - one.from, 0);
  return common * 2 >= Math.max(size(mine), size(theirs));
}
