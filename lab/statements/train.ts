import { writeFileSync } from 'node:fs';
import { glance } from '../../src/stages/9-statements/decode.ts';
import { scoreLine } from '../../src/stages/9-statements/score.ts';
import {
  DECISIONS,
  type Decision,
  Table,
  type Tables,
  Weights,
  type WeightsHead,
} from '../../src/stages/9-statements/weights.ts';
import { writePack } from '../../src/weights/pack.ts';
import { type Parsed, parsedPolnear } from './corpus.ts';
import { scoreOf, worthOf } from './evaluate.ts';
import { choiceExamples, cueExamples, secondExamples } from './examples.ts';
import { type Wanted, wantedOf } from './gold.ts';
import { fitJudge } from './judge.ts';
import { fit, Store } from './learner.ts';

const GLANCE_PLAN = { bits: 19, epochs: 3, rate: 0.03, least: 2 };
const CUE = { bits: 19, epochs: 4, rate: 0.02, least: 2 };
const CHOICE = { bits: 19, epochs: 5, rate: 0.05, least: 2 };
/** Decisions about few words need less room. */
const SMALL: ReadonlySet<Decision> = new Set([
  'cue-left',
  'cue-right',
  'source-left',
  'source-right',
  'left-end',
]);

/** Halves in which the first look is learned without the article it looks at. */
const FOLDS = 2;

/** Learns every decision from parsed articles. */
export function learn(train: readonly Parsed[]): Record<Decision, Float32Array> {
  const wanted = train.map(({ ground, article }) => wantedOf(ground, article.attributions));
  const learned = {} as Record<Decision, Float32Array>;
  const looks: Float32Array[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = look(train, wanted, (index) => index % FOLDS !== fold);
    const tables = { glance: new Table(weights, 1) } as unknown as Tables;
    train.forEach(({ ground }, index) => {
      if (index % FOLDS === fold) looks[index] = glance(ground, tables);
    });
  }
  learned.glance = look(train, wanted, () => true);
  for (const decision of DECISIONS) {
    if (decision === 'glance') continue;
    const store = new Store();
    train.forEach(({ ground }, index) => {
      if (decision === 'cue') secondExamples(store, ground, wanted[index], looks[index]);
      else for (const one of wanted[index]) choiceExamples(decision, store, ground, one);
    });
    learned[decision] = fitted(decision, store);
  }
  return learned;
}

function look(
  train: readonly Parsed[],
  wanted: readonly Wanted[][],
  takes: (index: number) => boolean,
): Float32Array {
  const store = new Store();
  train.forEach(({ ground }, index) => {
    if (takes(index)) cueExamples(store, ground, wanted[index]);
  });
  return fitted('glance', store);
}

function fitted(decision: Decision, store: Store): Float32Array {
  const yes = decision === 'cue' || decision === 'glance';
  const plan = decision === 'glance' ? GLANCE_PLAN : yes ? CUE : CHOICE;
  const settings = SMALL.has(decision) ? { ...plan, bits: 18 } : plan;
  store.prune(settings.least);
  const { weights, loss } = fit(store, settings, yes ? 'yes' : 'choice');
  console.log(
    `${decision}: ${store.gold.length} examples, ${store.at.length - 1} candidates, loss ${loss.toFixed(4)}`,
  );
  return weights;
}

/** Cues below this probability are not looked into; the judge has the last word. */
const CUE_CUT = 0.15;

function headOf(
  units: WeightsHead['units'],
  keep: number,
  judge: WeightsHead['judge'],
): WeightsHead {
  return { version: '1', units, cut: { cue: CUE_CUT, keep }, judge };
}

/** The model's card. */
function cardOf(training: readonly Parsed[], size: number, line: string): string {
  const count = training.reduce((sum, { article }) => sum + article.attributions.length, 0);
  return `# statements.bin

Linear scorers over hashed features for cue, source and content of statements (${DECISIONS.length} tables of
int8 weights, AdaGrad on logistic and softmax loss), and a judge of four weights.

- Made by: \`npm run train -- statements\` (seed 17; parses by the models beside this one).
- From: PolNeAR train, ${training.length} US political news articles, ${count} attributions by the first annotator
  (networkdynamics/PolNeAR; no licence stated). The judge and its cut are fitted on PolNeAR dev.
- Holds no text: features are hashes, ${size} bytes.
- Scores on PolNeAR dev from raw text, in per cent; what counts is written down in
  \`src/stages/9-statements/score.ts\`:
  ${line.split('  ').join('\n  ')}
`;
}

/** Weights as signed bytes; the unit lets all but one in a thousand of those in use fit. */
export function quantised(weights: Float32Array): { cells: Int8Array<ArrayBuffer>; unit: number } {
  const sizes = weights
    .filter((w) => w !== 0)
    .map(Math.abs)
    .sort();
  const unit = (sizes[Math.floor(sizes.length * 0.9995)] || 1) / 127;
  return {
    cells: Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / unit)))),
    unit,
  };
}

/** `npm run train -- statements`: learns from PolNeAR train, chooses the cut on dev, writes model and card. */
export async function train(data: string): Promise<void> {
  const began = Date.now();
  const training = await parsedPolnear(data, 'train');
  const dev = await parsedPolnear(data, 'dev');
  console.log(
    `parsed ${training.length} + ${dev.length} articles, ${((Date.now() - began) / 1000).toFixed(0)} s`,
  );
  trainOn(training, dev);
}

/** Learns from the one, settles judge and cut on the other, writes model and card. */
export function trainOn(training: readonly Parsed[], dev: readonly Parsed[]): void {
  const began = Date.now();
  const learned = learn(training);
  const units = {} as Record<Decision, number>;
  const arrays: Record<string, Int8Array<ArrayBuffer>> = {};
  for (const decision of DECISIONS) {
    const { cells, unit } = quantised(learned[decision]);
    units[decision] = unit;
    arrays[decision] = cells;
  }
  const tables = Object.fromEntries(
    DECISIONS.map((d) => [d, new Table(arrays[d], units[d])]),
  ) as unknown as Tables;
  const judge = fitJudge(dev, tables, units);
  let best = { keep: 0.5, worth: 0, line: '' };
  for (const keep of [0.3, 0.35, 0.4, 0.45]) {
    const score = scoreOf(dev, new Weights(headOf(units, keep, judge), tables));
    const worth = worthOf(score);
    const line = scoreLine(score);
    console.log(keep, line);
    if (worth > best.worth) best = { keep, worth, line };
  }
  const bytes = writePack({ head: headOf(units, best.keep, judge), arrays });
  writeFileSync('models/statements.bin', bytes);
  writeFileSync('models/statements.md', cardOf(training, bytes.length, best.line));
  console.log(
    `models/statements.bin written, ${((Date.now() - began) / 1000).toFixed(0)} s in all`,
  );
}
