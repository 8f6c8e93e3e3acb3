import { hashText, mix } from '../../text/linear.ts';

/**
 * What the tagger looks at. Everything about a word's own form is hashed once, when the sentence is
 * laid out; only features with the tags already given are made in the left-to-right pass.
 */

/** Most features of one word: the length of the key buffer. */
export const MOST_FEATURES = 48;

/** One sentence, laid out for the tagger. */
export interface TagInput {
  readonly length: number;
  readonly forms: readonly string[];
  /** Per word, the keys of all features that need no neighbouring tag, padded to one width. */
  readonly fixed: Uint32Array;
  readonly width: number;
  /** Hash of each lower-cased form with digits as 0. */
  readonly word: Uint32Array;
  readonly suffix: Uint32Array;
}

/** Word classes learned without labels: the number of each known word's cluster, fine and coarse. */
export interface Clusters {
  /** Cluster of a form, or -1; tries the form as written, then in lower case. */
  fine(form: string): number;
  coarse(form: string): number;
}

const OUTSIDE = hashText('<edge>');

/** The form as the features see it: lower case, straight apostrophe, every digit 0. */
export function wordKey(form: string): string {
  return form.toLowerCase().replace(/\d/g, '0').replace(/[‘’]/g, "'");
}

/** Capitals, digits and marks as a pattern with runs cut to two: "Obama" Xxx, "F-16" X-dd. */
export function shapeOf(form: string): string {
  let shape = '';
  for (const char of form.slice(0, 24)) {
    const kind = /\p{Lu}/u.test(char)
      ? 'X'
      : /\p{L}/u.test(char)
        ? 'x'
        : /\d/.test(char)
          ? 'd'
          : char;
    if (shape.length < 2 || !(shape.endsWith(kind) && shape.at(-2) === kind)) shape += kind;
  }
  return shape;
}

/** Lays out a sentence. `shout` is set where the whole sentence is in capitals: case then tells nothing. */
export function layOut(forms: readonly string[], clusters: Clusters): TagInput {
  const length = forms.length;
  const shout = isShout(forms);
  const lower = forms.map((form) => wordKey(form.slice(0, 60)));
  const word = Uint32Array.from(lower, (form) => hashText(form));
  const suffix = Uint32Array.from(lower, (form) => hashText(form.slice(-3), 3));
  const shape = Uint32Array.from(forms, (form) => hashText(shout ? 'shout' : shapeOf(form), 5));
  const cased = (i: number) => (shout ? lower[i] : forms[i]);
  const fine = Int32Array.from(forms, (_, i) => clusters.fine(cased(i)));
  const coarse = Int32Array.from(forms, (_, i) => clusters.coarse(cased(i)));
  const width = 32;
  const fixed = new Uint32Array(length * width);
  const at = (column: ArrayLike<number>, i: number) => (i < 0 || i >= length ? OUTSIDE : column[i]);
  for (let i = 0; i < length; i++) {
    const form = lower[i];
    const values = [
      word[i],
      at(word, i - 1),
      at(word, i + 1),
      at(word, i - 2),
      at(word, i + 2),
      mix(at(word, i - 1), word[i]),
      mix(word[i], at(word, i + 1)),
      suffix[i],
      hashText(form.slice(-2), 1),
      hashText(form.slice(-4), 2),
      hashText(form.slice(-1), 4),
      hashText(form.slice(0, 1), 6),
      hashText(form.slice(0, 2), 7),
      hashText(form.slice(0, 3), 8),
      hashText(form.slice(-5), 9),
      shape[i],
      mix(shape[i], i === 0 ? 1 : 0),
      at(suffix, i - 1),
      at(suffix, i + 1),
      mix(at(shape, i - 1), shape[i]),
      mix(shape[i], at(shape, i + 1)),
      fine[i],
      mix(at(fine, i - 1), 1),
      mix(at(fine, i + 1), 2),
      coarse[i],
      mix(at(coarse, i - 1), 3),
      mix(at(coarse, i + 1), 4),
      mix(coarse[i], at(coarse, i + 1)),
      mix(at(coarse, i - 1), coarse[i]),
      mix(suffix[i], shape[i]),
      mix(mix(at(coarse, i - 1), coarse[i]), at(coarse, i + 1)),
      mix(suffix[i], at(fine, i + 1)),
    ];
    for (let k = 0; k < width; k++) fixed[i * width + k] = mix(k + 1, values[k]);
  }
  return { length, forms, fixed, width, word, suffix };
}

/** Adds the features of word `i` to `keys`: those laid out, and those with the two tags before it. */
export function gather(input: TagInput, i: number, tags: Uint8Array, keys: Uint32Array): number {
  const { fixed, width, word, suffix, length } = input;
  for (let k = 0; k < width; k++) keys[k] = fixed[i * width + k];
  const last = i > 0 ? tags[i - 1] + 1 : 0;
  const before = i > 1 ? tags[i - 2] + 1 : 0;
  const pair = mix(last, before);
  const next = i + 1 < length ? word[i + 1] : OUTSIDE;
  let n = width;
  keys[n++] = mix(101, last);
  keys[n++] = mix(102, before);
  keys[n++] = mix(103, pair);
  keys[n++] = mix(104, mix(last, word[i]));
  keys[n++] = mix(105, mix(pair, suffix[i]));
  keys[n++] = mix(106, mix(last, next));
  keys[n++] = mix(107, mix(last, i + 1 < length ? suffix[i + 1] : OUTSIDE));
  keys[n++] = mix(108, mix(pair, word[i]));
  keys[n++] = 109;
  return n;
}

/** True where at least four letters stand in words of more than one letter and none is lower case. */
function isShout(forms: readonly string[]): boolean {
  let capitals = 0;
  for (const form of forms) {
    if (/\p{Ll}/u.test(form)) return false;
    if (/^\p{Lu}{2,}/u.test(form)) capitals += form.length;
  }
  return capitals >= 4 && forms.length > 1;
}
