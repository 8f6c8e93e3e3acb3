import { RELATIONS, type Relation, UPOS, type Upos } from './columns.ts';
import type { Doc } from './doc.ts';

/**
 * A light view of one token: nothing is stored but the Doc and the index. Properties read the
 * packed columns; one that a stage has not given yet throws `layer-missing`.
 */
export class Token {
  readonly doc: Doc;
  readonly index: number;

  constructor(doc: Doc, index: number) {
    this.doc = doc;
    this.index = index;
  }

  get start(): number {
    return this.doc.layer('tokens').start[this.index];
  }
  get end(): number {
    return this.doc.layer('tokens').end[this.index];
  }
  /** The token as the text spells it. */
  get text(): string {
    return this.doc.text.slice(this.start, this.end);
  }
  get lower(): string {
    return this.text.toLowerCase();
  }
  get upos(): Upos {
    return UPOS[this.doc.layer('tags').upos[this.index]];
  }
  /** Penn Treebank tag. */
  get xpos(): string {
    return this.doc.layer('tags').xpos[this.index];
  }
  get lemma(): string {
    return this.doc.layer('tags').lemma[this.index];
  }
  get rel(): Relation {
    return RELATIONS[this.doc.layer('tree').rel[this.index]];
  }
  /** The token this one hangs on; null at a sentence's root. */
  get head(): Token | null {
    const head = this.doc.layer('tree').head[this.index];
    return head < 0 ? null : new Token(this.doc, head);
  }
  /** True where white space stands before the token, or the text begins. */
  get spaced(): boolean {
    return this.index === 0 || this.doc.layer('tokens').end[this.index - 1] < this.start;
  }
}
