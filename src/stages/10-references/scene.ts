import type { Doc } from '../../doc/doc.ts';
import type { Mention, Name, Statement, TokenRange } from '../../doc/layers.ts';
import { contains, holds, sentenceOf } from '../../doc/span.ts';
import { Token } from '../../doc/token.ts';
import { Tree } from '../../doc/tree.ts';
import type { Context, World } from '../../world/world.ts';

/** The word lists of `words.json`, all lower-case. */
export interface ReferenceWords {
  readonly honorifics: {
    readonly m: readonly string[];
    readonly f: readonly string[];
    readonly any: readonly string[];
  };
  readonly feminine: readonly string[];
  readonly masculine: readonly string[];
  readonly first: readonly string[];
  readonly firstPlural: readonly string[];
  readonly second: readonly string[];
  readonly he: readonly string[];
  readonly she: readonly string[];
  readonly they: readonly string[];
  readonly it: readonly string[];
  readonly definite: readonly string[];
  readonly counts: { readonly [word: string]: number };
  readonly where: readonly string[];
  readonly facing: readonly string[];
  readonly dealings: readonly string[];
  /** Nouns for what powers do or put forward. */
  readonly doings: readonly string[];
  readonly countryNouns: readonly string[];
  readonly peopleNouns: readonly string[];
  readonly bodyNouns: readonly string[];
  readonly counterparts: readonly string[];
  /** Nouns for the whole of a country's forces. */
  readonly forcesNouns: readonly string[];
  /** Nouns for what only forces have, and for craft that others have too. */
  readonly arms: readonly string[];
  readonly craft: readonly string[];
  /** What craft do that fight. */
  readonly fights: readonly string[];
}

/** The layers that references are read from. */
export type Needs =
  | 'blocks'
  | 'tokens'
  | 'sentences'
  | 'quotations'
  | 'tags'
  | 'tree'
  | 'names'
  | 'mentions'
  | 'statements';

/** All that the rules ask of one report. */
export class Scene {
  readonly doc: Doc<Needs>;
  readonly world: World;
  readonly words: ReferenceWords;
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly tree: Tree;
  /** What is known beside the words: the day, and the countries that the report names. */
  readonly context: Context & { readonly day: string | null };
  /** For each token the innermost statement whose content holds it, or -1. */
  readonly said: Int32Array;
  /** For each mention the one it renames, or -1: by the tree, else by its commas. */
  readonly renames: Int32Array;
  readonly #names: readonly Name[];

  constructor(doc: Doc<Needs>, world: World, words: ReferenceWords) {
    this.doc = doc;
    this.world = world;
    this.words = words;
    this.mentions = doc.layer('mentions');
    this.statements = doc.layer('statements');
    this.#names = doc.layer('names');
    this.tree = new Tree(doc);
    this.said = new Int32Array(doc.layer('tokens').length).fill(-1);
    const size = ({ content }: Statement) =>
      content.reduce((sum, { from, to }) => sum + to - from, 0);
    const order = this.statements
      .map((_, index) => index)
      .sort((a, b) => size(this.statements[b]) - size(this.statements[a]));
    for (const index of order) {
      for (const { from, to } of this.statements[index].content) this.said.fill(index, from, to);
    }
    this.renames = this.mentions.reduce((out, mention, index) => {
      out[index] = mention.appositionOf ?? -1;
      return out;
    }, new Int32Array(this.mentions.length));
    for (const [one, other] of this.#betweenCommas()) this.renames[one] = other;
    this.context = {
      day: doc.report.published?.slice(0, 10) ?? null,
      countries: this.#countries(),
    };
  }

  token(index: number): Token {
    return new Token(this.doc as unknown as Doc, index);
  }

  /** The words of a stretch, token by token. */
  tokens({ from, to }: TokenRange): string[] {
    return Array.from({ length: to - from }, (_, i) => this.token(from + i).text);
  }

  sentence(token: number): number {
    return sentenceOf(this.doc.layer('sentences'), token);
  }

  /** Whether a token stands in the place and date at the head of a block, or right before its dash. */
  datelined(token: number): boolean {
    const at = this.token(token).start;
    const next = token + 1 < this.said.length ? this.token(token + 1).text : '';
    return this.doc.layer('blocks').some(
      ({ kind, start, end, dateline }) =>
        (dateline !== null && dateline.start <= at && at < dateline.end) ||
        // "Kyiv: talks go on" is a headline, and the colon no dateline's.
        (kind !== 'title' &&
          start <= at &&
          at < end &&
          at - start < 3 &&
          /^(?:[-–—:]+|\()$/.test(next)),
    );
  }

  /** Whether a token stands between quotation marks. */
  quoted(token: number): boolean {
    return this.doc.layer('quotations').some(({ from, to }) => from <= token && token < to);
  }

  /** Whether a token stands in a dateline. */
  inDateline(token: number): boolean {
    const at = this.token(token).start;
    return this.doc
      .layer('blocks')
      .some(({ dateline }) => dateline !== null && dateline.start <= at && at < dateline.end);
  }

  /** Whether two tokens stand in one paragraph. */
  together(one: number, other: number): boolean {
    const [first, second] = [one, other].map((token) => this.token(token).start);
    return this.doc
      .layer('blocks')
      .some(({ start, end }) => start <= first && first < end && start <= second && second < end);
  }

  titled(token: number): boolean {
    const at = this.token(token).start;
    return this.doc
      .layer('blocks')
      .some(({ kind, start, end }) => kind === 'title' && start <= at && at < end);
  }

  /** The proper name inside a mention: "Laurent Fabius" of "French Foreign Minister Laurent Fabius". */
  core(mention: Mention): TokenRange {
    const inside = this.#names.filter(
      (name) => name.type === mention.type && contains(mention, name),
    );
    const headed = inside.filter((name) => holds(name, mention.head));
    const [best] = (headed.length ? headed : inside).sort(
      (a, b) => b.to - b.from - (a.to - a.from),
    );
    return best ?? mention;
  }

  /**
   * "Jane Wilcox, an analyst at Brookings, said …", "her deputy, Omar Said, left": a person's name and
   * a description of one person side by side, closed by a comma or the end, where the tree missed it.
   */
  #betweenCommas(): [number, number][] {
    const found: [number, number][] = [];
    const ends = new Map<number, number>();
    const listed = new Set(this.mentions.flatMap(({ members }) => members));
    this.mentions.forEach((mention, index) => {
      if (
        mention.type === 'person' &&
        !mention.plural &&
        !mention.members.length &&
        !listed.has(index)
      )
        ends.set(mention.to, index);
    });
    this.mentions.forEach((mention, index) => {
      const before = ends.get(mention.from - 1);
      if (before === undefined || !ends.has(mention.to) || ends.get(mention.to) !== index) return;
      const forms = [this.mentions[before].form, mention.form];
      if (forms.includes('pronoun') || forms[0] === forms[1]) return;
      if (this.renames[index] >= 0 || this.renames[before] >= 0) return;
      if (this.token(mention.from - 1).text !== ',') return;
      const closing = mention.to < this.said.length ? this.token(mention.to).text : '.';
      if (/^[,.;–—)]$/.test(closing)) found.push([index, before]);
    });
    return found;
  }

  /** Countries named anywhere in the report, which settle ambiguous names. */
  #countries(): string[] {
    const found = new Set<string>();
    for (const mention of this.mentions) {
      if (mention.form !== 'name' || (mention.type !== 'place' && mention.type !== 'nationality'))
        continue;
      const [first] = this.world.find(this.doc.words(mention));
      if (first?.country && first.by !== 'surname') found.add(first.country);
    }
    return [...found];
  }
}
