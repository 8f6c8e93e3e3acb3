import type { Doc } from './doc.ts';
import type { TokenRange } from './range.ts';
import { Token } from './token.ts';

/** A light view of a stretch of tokens: nothing is stored but the Doc and its two ends. */
export class Span implements TokenRange {
  readonly doc: Doc;
  readonly from: number;
  readonly to: number;

  constructor(doc: Doc, { from, to }: TokenRange) {
    this.doc = doc;
    this.from = from;
    this.to = to;
  }

  /** First character in the text. */
  get start(): number {
    return this.doc.chars(this).start;
  }
  /** Character after the last. */
  get end(): number {
    return this.doc.chars(this).end;
  }
  /** The words exactly as the text has them. */
  get text(): string {
    return this.doc.words(this);
  }
  get length(): number {
    return this.to - this.from;
  }

  *[Symbol.iterator](): Generator<Token> {
    for (let i = this.from; i < this.to; i++) yield new Token(this.doc, i);
  }
}
