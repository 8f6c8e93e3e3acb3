import type { Tagger } from '../../weights/tagger.ts';
import { Agreement, kindChances } from './agreement.ts';
import { bestLabels, lattice, marginals } from './chain.ts';
import { FeatureList } from './feature-list.ts';
import { features, type Scene, type Syntax, voteFeatures, windowsOf } from './features.ts';
import { type Found, KINDS, LABELS, stretchesOf } from './labels.ts';
import type { NamesModel } from './model.ts';
import { recover } from './recover.ts';
import { scenesOf } from './scenes.ts';
import { Votes } from './votes.ts';
import { Words } from './words.ts';

/** What scores of the model's own features, of the tagger and of the network count; see docs/notes/names.md. */
const OWN = 0.34;
const TAGGER = 0.34;
const NETWORK = 0.08;
/** Names less likely than this are oftener wrong than right, and are left out: persons and organisations, others. */
const LEAST = 0.34;
const LEAST_BODY = 0.47;
const BODIES: ReadonlySet<number> = new Set([KINDS.indexOf('PER'), KINDS.indexOf('ORG')]);
/** Most that a name can score whose own place speaks for another kind. */
const SWAYED = 0.9;

/** What is asked of a tagger. */
type Voice = Pick<Tagger, 'read' | 'steps'>;

/**
 * Reads the names of one report: once sentence by sentence, and again where the rest of the report
 * has something to say about a word; then a name is of one kind wherever it stands.
 */
export class NamesReader {
  readonly #model: NamesModel;
  readonly #tagger: Voice;
  readonly #between: Float64Array;
  readonly #expBetween: Float64Array;
  readonly #room = lattice();
  readonly #words: Words;
  readonly #list = new FeatureList();
  readonly #row = new Int32Array(LABELS);
  #copy = new Float64Array(0);

  /** `steps` holds the network's scores of one label after another, see `Network.nameSteps`. */
  constructor(model: NamesModel, tagger: Voice, steps: Float64Array) {
    this.#model = model;
    this.#tagger = tagger;
    this.#words = new Words(model.lexicon);
    this.#between = model.between.map(
      (score, cell) => OWN * score + TAGGER * tagger.steps[cell] + NETWORK * steps[cell],
    );
    this.#expBetween = this.#between.map(Math.exp);
  }

  /**
   * One list of names per sentence, left to right and apart; `syntax` holds each one's tags and tree,
   * `scores` the network's scores of every label at every token.
   */
  read(
    sentences: readonly (readonly string[])[],
    syntax: readonly (Syntax | null)[],
    scores: readonly Float32Array[],
  ): Found[][] {
    const { scenes, border } = scenesOf(sentences, this.#model.lexicon, syntax, this.#words);
    const known = scenes.map((scene) => scene.known);
    const told = this.#tagger.read(sentences, known);
    const votes = new Votes();
    const first = scenes.map((scene, at) =>
      windowsOf(scene).map((window) => {
        const emit = new Float64Array((window.to - window.from) * LABELS);
        const from = window.from * LABELS;
        for (let i = 0; i < emit.length; i++) {
          emit[i] = TAGGER * told[at][from + i] + NETWORK * scores[at][from + i];
        }
        const take = (token: number) => this.#weigh(emit, (token - window.from) * LABELS);
        features(scene, window, border, this.#list, take);
        const chances = this.#chances(emit);
        votes.add(scene.words, window, chances);
        return { window, emit, chances };
      }),
    );
    const agreement = new Agreement();
    const found = scenes.map((scene, at) => {
      const heard = new Uint8Array(scene.words.length);
      for (const { window, chances } of first[at]) votes.on(scene.words, window, chances, heard);
      const again = { words: scene.words, votes: heard };
      return first[at].flatMap(({ window, emit, ...before }) => {
        const swayed = heard.subarray(window.from, window.to).some((vote) => vote > 0);
        // Votes only add to what the first reading weighed.
        const scores = swayed ? this.#copied(emit) : emit;
        const take = (token: number) => this.#weigh(scores, (token - window.from) * LABELS);
        if (swayed) voteFeatures(again, window, this.#list, take);
        const chances = swayed ? this.#chances(scores) : before.chances;
        const labels = bestLabels(scores, window.to - window.from, this.#between);
        return stretchesOf(labels).map(({ from, to, kind }): Found => {
          let score = 1;
          for (let i = from; i < to; i++) score = Math.min(score, chances[i * LABELS + labels[i]]);
          const name = { from: from + window.from, to: to + window.from, kind, score };
          agreement.add(spelt(scene, name), kindChances(emit, from, to));
          return name;
        });
      });
    });
    const agreed = found.map((names, at) =>
      names.map((name) => {
        const { kind, chance } = agreement.of(spelt(scenes[at], name));
        return kind === name.kind ? name : { ...name, kind, score: Math.min(chance, SWAYED) };
      }),
    );
    const likely = agreed.map((names) =>
      names.filter(({ kind, score }) => score >= (BODIES.has(kind) ? LEAST_BODY : LEAST)),
    );
    return recover(likely, scenes);
  }

  /** A copy that the next one takes the place of: memory outside the heap is freed late. */
  #copied(emit: Float64Array): Float64Array {
    if (this.#copy.length < emit.length) this.#copy = new Float64Array(2 * emit.length);
    const copy = this.#copy.subarray(0, emit.length);
    copy.set(emit);
    return copy;
  }

  /** Adds what the features in the list say for every label to the row of `emit` at a cell. */
  #weigh(emit: Float64Array, cell: number): void {
    const { weights } = this.#model;
    const row = this.#row;
    weights.score(this.#list.keys, this.#list.count, row);
    const unit = OWN * weights.unit;
    for (let label = 0; label < LABELS; label++) emit[cell + label] += row[label] * unit;
  }

  /** The probability of every label at every token of a window. */
  #chances(emit: Float64Array): Float64Array {
    marginals(emit, emit.length / LABELS, this.#expBetween, this.#room);
    return emit.map((_, cell) => this.#room.alpha[cell] * this.#room.beta[cell]);
  }
}

/** The words of a name in small letters. */
function spelt({ words }: Scene, { from, to }: Found): string {
  let out = words[from].lower;
  for (let i = from + 1; i < to; i++) out += ` ${words[i].lower}`;
  return out;
}
