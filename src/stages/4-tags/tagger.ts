import { UPOS } from '../../doc/columns.ts';
import { Linear, type LinearHead } from '../../text/linear.ts';
import { readPack } from '../../text/pack.ts';
import { type Clusters, gather, layOut, MOST_FEATURES } from './features.ts';
import { type LemmaTable, lemmaOf } from './lemma.ts';

/** The head of `models/tags.bin`. */
export interface TagHead extends LinearHead {
  /** `UPOS/XPOS`, one per class. */
  readonly tags: readonly string[];
  readonly lemmas: LemmaTable;
  /** What turns the lead of the best class over the next into a probability. */
  readonly slope: number;
}

/** Tags of one sentence; arrays of its length. */
export interface Tagged {
  /** Number of the joint tag, in the order of the model's `tags`. */
  readonly tag: Uint8Array;
  /** Probability that it is right. */
  readonly score: Float32Array;
}

/**
 * Greedy tagger from left to right: an averaged perceptron that chooses universal and Penn tag in
 * one (Collins 2002; features after Ratnaparkhi 1996 with word classes). Time is linear.
 */
export class Tagger {
  readonly #model: Linear;
  readonly #clusters: Clusters;
  readonly #head: TagHead;
  readonly #upos: Uint8Array;
  readonly #xpos: readonly string[];
  readonly #keys = new Uint32Array(MOST_FEATURES);
  readonly #scores: Int32Array;

  /** `model` holds `models/tags.bin`; a file that is no such model throws `model-broken`. */
  constructor(model: Uint8Array, clusters: Clusters) {
    const pack = readPack<TagHead>(model);
    this.#head = pack.head;
    this.#model = new Linear(pack, pack.head);
    this.#clusters = clusters;
    this.#scores = new Int32Array(pack.head.classes);
    const pairs = pack.head.tags.map((tag) => tag.split('/', 2));
    this.#upos = Uint8Array.from(pairs, ([upos]) => UPOS.indexOf(upos as (typeof UPOS)[number]));
    this.#xpos = pairs.map(([, xpos]) => xpos);
  }

  /** Tags the words of one sentence. */
  tag(forms: readonly string[]): Tagged {
    const input = layOut(forms, this.#clusters);
    const tag = new Uint8Array(forms.length);
    const score = new Float32Array(forms.length);
    const scores = this.#scores;
    for (let i = 0; i < forms.length; i++) {
      const count = gather(input, i, tag, this.#keys);
      this.#model.score(this.#keys, count, scores);
      let best = 0;
      let second = -1;
      for (let k = 1; k < scores.length; k++) {
        if (scores[k] > scores[best]) {
          second = best;
          best = k;
        } else if (second < 0 || scores[k] > scores[second]) second = k;
      }
      tag[i] = best;
      const lead = scores[best] - (second < 0 ? scores[best] : scores[second]);
      score[i] = 1 / (1 + Math.exp(-lead * this.#head.unit * this.#head.slope));
    }
    return { tag, score };
  }

  /** Code of the universal tag, an index into `UPOS`. */
  upos(tag: number): number {
    return this.#upos[tag];
  }
  /** Penn tag. */
  xpos(tag: number): string {
    return this.#xpos[tag];
  }
  lemma(form: string, tag: number): string {
    return lemmaOf(form, this.#xpos[tag], this.#head.lemmas);
  }
}
