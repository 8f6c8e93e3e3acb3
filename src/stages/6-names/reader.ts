import { bestLabels, lattice, marginals } from './chain.ts';
import { features, type Scene, type Window, windowsOf } from './features.ts';
import { LABELS, type Stretch, stretchesOf } from './labels.ts';
import type { NamesModel } from './model.ts';
import { scenesOf } from './scenes.ts';
import { Votes } from './votes.ts';
import type { Word } from './words.ts';

/** A name found in one sentence; tokens count from the sentence's first. */
export interface Found extends Stretch {
  /** The least probability of any of its tokens' labels, 0 to 1. */
  readonly score: number;
}

/**
 * Reads the names of one report: once sentence by sentence, and again where the rest of the report
 * has something to say about a word.
 */
export class NamesReader {
  readonly #model: NamesModel;
  readonly #expBetween: Float64Array;
  readonly #room = lattice();
  #keys = new Uint32Array(512);

  constructor(model: NamesModel) {
    this.#model = model;
    this.#expBetween = model.between.map(Math.exp);
  }

  /** One list of names per sentence, left to right and apart. */
  read(sentences: readonly (readonly string[])[]): Found[][] {
    const { scenes, border } = scenesOf(sentences, this.#model.lexicon);
    const votes = new Votes();
    const first = scenes.map((scene) =>
      windowsOf(scene.words).map((window) => {
        const weighed = this.#weigh(scene, window, border);
        votes.add(scene.words, window, weighed.chances);
        return { window, ...weighed };
      }),
    );
    return scenes.map((scene, at) => {
      const heard = new Uint8Array(scene.words.length);
      for (const { window, chances } of first[at]) votes.on(scene.words, window, chances, heard);
      const again = { ...scene, votes: heard };
      return first[at].flatMap(({ window, ...weighed }) => {
        const swayed = heard.subarray(window.from, window.to).some((vote) => vote > 0);
        const { emit, chances } = swayed ? this.#weigh(again, window, border) : weighed;
        const labels = bestLabels(emit, window.to - window.from, this.#model.between);
        return stretchesOf(labels).map(({ from, to, kind }): Found => {
          let score = 1;
          for (let i = from; i < to; i++) score = Math.min(score, chances[i * LABELS + labels[i]]);
          return { from: from + window.from, to: to + window.from, kind, score };
        });
      });
    });
  }

  /** Scores of every label at every token of a window, and their probabilities. */
  #weigh(
    scene: Scene,
    window: Window,
    border: Word,
  ): { emit: Float64Array; chances: Float64Array } {
    const length = window.to - window.from;
    const emit = new Float64Array(length * LABELS);
    const { weights } = this.#model;
    const row = new Int32Array(LABELS);
    let token = window.from;
    let count = 0;
    const close = () => {
      weights.score(this.#keys, count, row);
      for (let label = 0; label < LABELS; label++) {
        emit[(token - window.from) * LABELS + label] = row[label] * weights.unit;
      }
      count = 0;
    };
    features(scene, window, border, (i, hash) => {
      if (i !== token) {
        close();
        token = i;
      }
      this.#keys[count++] = hash;
    });
    close();
    const chances = new Float64Array(length * LABELS);
    marginals(emit, length, this.#expBetween, this.#room);
    for (let cell = 0; cell < chances.length; cell++) {
      chances[cell] = this.#room.alpha[cell] * this.#room.beta[cell];
    }
    return { emit, chances };
  }
}
