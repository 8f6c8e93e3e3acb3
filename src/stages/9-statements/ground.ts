import type { Doc } from '../../doc/doc.ts';
import { Tree } from '../../doc/tree.ts';
import { hashText, mix } from '../../weights/linear.ts';
import type { WordClasses } from '../../weights/word-classes.ts';

/** Word classes by form; -1 for an unknown word. */
export type Classes = Pick<WordClasses, 'fine'>;

/** Layers that the features of this stage read. */
export type Known = 'blocks' | 'tokens' | 'sentences' | 'quotations' | 'tags' | 'tree';

/** Where a token stands towards quotation marks. */
export const OUTSIDE = 0;
export const OPENS = 1;
export const INSIDE = 2;
export const CLOSES = 3;

/**
 * What the features ask of a report, once per token and as numbers: hashes of words, tags and
 * relations, quotation state, block and sentence. Hashes are 32-bit; places count tokens.
 */
export class Ground {
  readonly doc: Doc<Known>;
  readonly tree: Tree;
  readonly length: number;
  readonly lower: readonly string[];
  readonly lemma: readonly string[];
  readonly xpos: readonly string[];
  /** UPOS codes. */
  readonly upos: Uint8Array;
  readonly head: Int32Array;
  readonly form: Uint32Array;
  readonly lemmaKey: Uint32Array;
  readonly xposKey: Uint32Array;
  readonly relKey: Uint32Array;
  /** Fine class of each word (`WordClasses`), moved off zero. */
  readonly classKey: Uint32Array;
  /** Capitals, digits, punctuation: a small code. */
  readonly shape: Uint8Array;
  /** Index of the innermost quotation that holds the token, its marks included; -1 outside. */
  readonly quote: Int32Array;
  readonly quoteState: Uint8Array;
  /** Index of the block, and its first and last-but-one token. */
  readonly block: Int32Array;
  readonly blockFrom: Int32Array;
  readonly blockTo: Int32Array;
  readonly title: Uint8Array;
  readonly sentence: Int32Array;
  readonly sentenceFrom: Int32Array;
  readonly sentenceTo: Int32Array;
  /** 1 where the token is punctuation. */
  readonly punct: Uint8Array;
  /** Highest token whose subtree begins (ends) exactly here, punctuation at its edge left out. */
  readonly beginTop: Int32Array;
  readonly endTop: Int32Array;
  /** Edges of every subtree without the punctuation at them. */
  readonly left: Int32Array;
  readonly right: Int32Array;

  /** How likely each token is the head of a cue, at first sight: tenths, 0 to 10. */
  readonly odds: Uint8Array;

  constructor(doc: Doc<Known>, classes: Classes) {
    this.doc = doc;
    this.tree = new Tree(doc);
    const tokens = doc.layer('tokens');
    const tags = doc.layer('tags');
    const { head, rel } = doc.layer('tree');
    const length = tokens.length;
    this.length = length;
    this.odds = new Uint8Array(length);
    const lower: string[] = new Array(length);
    this.form = new Uint32Array(length);
    this.lemmaKey = new Uint32Array(length);
    this.xposKey = new Uint32Array(length);
    this.relKey = new Uint32Array(length);
    this.shape = new Uint8Array(length);
    this.classKey = new Uint32Array(length);
    const classOf = new Map<string, number>();
    this.punct = new Uint8Array(length);
    this.upos = tags.upos;
    this.xpos = tags.xpos;
    this.head = head;
    const lemma: string[] = new Array(length);
    const known = new Map<string, number>();
    const keyOf = (text: string): number => {
      let key = known.get(text);
      if (key === undefined) {
        key = hashText(text);
        known.set(text, key);
      }
      return key;
    };
    for (let i = 0; i < length; i++) {
      const text = doc.text.slice(tokens.start[i], tokens.end[i]);
      lower[i] = plainMark(text.toLowerCase());
      lemma[i] = plainMark(tags.lemma[i].toLowerCase());
      let klass = classOf.get(text);
      if (klass === undefined) {
        klass = classes.fine(text) + 2;
        classOf.set(text, klass);
      }
      this.classKey[i] = klass;
      this.form[i] = keyOf(lower[i]);
      this.lemmaKey[i] = keyOf(lemma[i]);
      this.xposKey[i] = keyOf(tags.xpos[i]);
      this.relKey[i] = mix(rel[i], 77);
      this.shape[i] = shapeOf(text);
      this.punct[i] = this.shape[i] === PUNCT ? 1 : 0;
    }
    this.lower = lower;
    this.lemma = lemma;

    this.quote = new Int32Array(length).fill(-1);
    this.quoteState = new Uint8Array(length);
    // Inner quotations come later and overwrite: a token belongs to the innermost.
    doc.layer('quotations').forEach((quotation, index) => {
      for (let i = quotation.from; i < quotation.to && i < length; i++) {
        this.quote[i] = index;
        this.quoteState[i] = INSIDE;
      }
      if (quotation.open !== null) {
        this.quote[quotation.open] = index;
        this.quoteState[quotation.open] = OPENS;
      }
      if (quotation.close !== null) {
        this.quote[quotation.close] = index;
        this.quoteState[quotation.close] = CLOSES;
      }
    });

    this.block = new Int32Array(length);
    this.blockFrom = new Int32Array(length);
    this.blockTo = new Int32Array(length);
    this.title = new Uint8Array(length);
    let token = 0;
    // Tokens and blocks both stand in order; one walk pairs them.
    doc.layer('blocks').forEach((block, index) => {
      const from = token;
      while (token < length && tokens.start[token] < block.end) token++;
      this.block.fill(index, from, token);
      this.blockFrom.fill(from, from, token);
      this.blockTo.fill(token, from, token);
      if (block.kind === 'title') this.title.fill(1, from, token);
    });
    if (token < length) {
      this.block.fill(-1, token);
      this.blockFrom.fill(token, token);
      this.blockTo.fill(length, token);
    }
    const sentences = doc.layer('sentences');
    this.sentence = new Int32Array(length);
    this.sentenceFrom = new Int32Array(length);
    this.sentenceTo = new Int32Array(length);
    for (let i = 0; i < sentences.length; i++) {
      this.sentence.fill(i, sentences.from[i], sentences.to[i]);
      this.sentenceFrom.fill(sentences.from[i], sentences.from[i], sentences.to[i]);
      this.sentenceTo.fill(sentences.to[i], sentences.from[i], sentences.to[i]);
    }

    this.beginTop = new Int32Array(length);
    this.endTop = new Int32Array(length);
    this.left = new Int32Array(length);
    this.right = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      this.beginTop[i] = this.endTop[i] = i;
      const span = this.tree.span(i);
      let from = span.from;
      let to = span.to;
      while (from < i && this.punct[from]) from++;
      while (to - 1 > i && this.punct[to - 1]) to--;
      this.left[i] = from;
      this.right[i] = to;
    }
    // Where several subtrees share an edge the widest tells what begins or ends there.
    for (let i = 0; i < length; i++) {
      this.#raise(this.beginTop, this.left[i], i);
      this.#raise(this.endTop, this.right[i] - 1, i);
    }
  }

  /** Keeps the wider of two subtrees that share an edge. */
  #raise(tops: Int32Array, at: number, token: number): void {
    const old = tops[at];
    if (this.right[token] - this.left[token] > this.right[old] - this.left[old]) tops[at] = token;
  }
}

const PUNCT = 1;

/** Curly marks become straight, so that outlets do not differ by their typesetting. */
function plainMark(text: string): string {
  if (text === '“' || text === '”' || text === '``' || text === "''") return '"';
  return text.replace(/[‘’]/g, "'");
}

function shapeOf(text: string): number {
  if (!/[\p{L}\p{N}]/u.test(text)) return PUNCT;
  if (/^\p{N}/u.test(text)) return 2;
  if (/^\p{Lu}+$/u.test(text)) return text.length === 1 ? 5 : 3;
  if (/^\p{Lu}/u.test(text)) return 4;
  return 6;
}
