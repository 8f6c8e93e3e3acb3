import { UPOS, type Upos } from './columns.ts';
import type { Doc } from './doc.ts';
import { Tree } from './tree.ts';

/** A report whose words have tags and trees. */
export type Parsed = Doc<'tokens' | 'tags' | 'tree'>;

/** The words of a parsed report as rules ask for them: spelling, lemma, tags, children. */
export class Forms {
  readonly doc: Parsed;
  readonly tree: Tree;
  readonly length: number;
  readonly #lower: (string | undefined)[] = [];

  constructor(doc: Parsed) {
    this.doc = doc;
    this.tree = new Tree(doc);
    this.length = doc.layer('tokens').length;
  }

  /** The token as spelled, in lower case. */
  lower(token: number): string {
    this.#lower[token] ??= this.doc.words({ from: token, to: token + 1 }).toLowerCase();
    return this.#lower[token];
  }
  /** The dictionary form, in lower case. */
  lemma(token: number): string {
    return this.doc.layer('tags').lemma[token].toLowerCase();
  }
  upos(token: number): Upos {
    return UPOS[this.doc.layer('tags').upos[token]];
  }
  /** Penn Treebank tag. */
  xpos(token: number): string {
    return this.doc.layer('tags').xpos[token];
  }

  /** Children under any of the relations; a base relation stands for its subtypes too. */
  all(token: number, ...relations: readonly string[]): number[] {
    const found: number[] = [];
    for (const child of this.tree.children(token)) {
      const rel = this.tree.rel(child);
      if (relations.includes(rel) || relations.includes(this.tree.base(child))) found.push(child);
    }
    return found;
  }
  /** The first of them; -1 for none. */
  first(token: number, ...relations: readonly string[]): number {
    return this.all(token, ...relations)[0] ?? -1;
  }
}
