import type { Doc } from '../../doc/doc.ts';
import type { Mention, NameType } from '../../doc/layers.ts';
import type { Who } from './constraints.ts';
import type { Grammar } from './grammar.ts';
import { Standing } from './standing.ts';
import type { WordLists } from './words.ts';

const ACTING: ReadonlySet<NameType> = new Set([
  'person',
  'organisation',
  'group',
  'place',
  'nationality',
]);
/** Places that nobody stands behind. */
export const NO_PARTY = /^(border|frontier|street|road|airspace|crossing|sea|river|highway|coast)$/;
/** Relations under which a noun names whose it is: "Turkey's decision", "the Turkish decision". */
const OWNERS = ['nmod:poss', 'amod', 'compound', 'nmod:desc', 'appos', 'flat'];
/** Prepositions under which a deed's noun names its doer or its object, in order of preference. */
const DOER_PREPS = ['by', 'of', 'from'];
const OBJECT_PREPS = [
  'of',
  'by',
  'from',
  'against',
  'on',
  'in',
  'for',
  'to',
  'with',
  'at',
  'near',
  'inside',
];

/** What the frames know of nouns. */
interface Nouns {
  /** Through "hundreds of" to the noun that is counted. */
  content(token: number): number;
  /** Whether "of" names whom the noun's deed is done to: "the downing of the jet". */
  undergone(noun: number): boolean;
}

/** From words to the mentions that can act or be acted on. */
export class Participants extends Standing implements Who {
  readonly #byHead = new Map<number, number>();
  /** The acting mentions over each token, the widest first. */
  readonly #over = new Map<number, number[]>();
  /** The widest acting mention that ends before a token. */
  readonly #byEnd = new Map<number, number>();
  readonly #nouns: Nouns;

  constructor(
    doc: Doc<'blocks' | 'mentions' | 'actors' | 'references'>,
    grammar: Grammar,
    lists: WordLists,
    nouns: Nouns,
  ) {
    super(doc, grammar, lists);
    this.#nouns = nouns;
    const widest = [...this.mentions.keys()].sort((a, b) => this.#size(b) - this.#size(a) || a - b);
    widest.forEach((index) => {
      const mention = this.mentions[index];
      if (!this.#acts(index) || this.#inDateline(mention)) return;
      const held = this.#byHead.get(mention.head);
      const size = mention.to - mention.from;
      if (held === undefined || size > this.mentions[held].to - this.mentions[held].from) {
        this.#byHead.set(mention.head, index);
      }
      for (let token = mention.from; token < mention.to; token++) {
        const held = this.#over.get(token);
        if (held) held.push(index);
        else this.#over.set(token, [index]);
      }
      const ending = this.#byEnd.get(mention.to);
      if (ending === undefined || mention.from < this.mentions[ending].from) {
        this.#byEnd.set(mention.to, index);
      }
    });
  }

  /** A kind that can act; or "it", where the report settles whom it stands for. */
  #acts(mention: number): boolean {
    const { type, form } = this.mentions[mention];
    return ACTING.has(type) || (form === 'pronoun' && this.actorsOf(mention).length > 0);
  }

  /** "Tropical Storm Wipha": it has a name and does harm, and is nobody. */
  #natural(mention: number): boolean {
    const { from, to } = this.mentions[mention];
    for (let token = from; token < to; token++) {
      if (this.lists.accident.has(this.grammar.lemma(token))) return true;
    }
    return false;
  }

  /** "WASHINGTON -" at the head of a report does nothing. */
  #inDateline(mention: Mention): boolean {
    const { start, end } = this.doc.chars(mention);
    return this.doc
      .layer('blocks')
      .some(({ dateline }) => dateline !== null && dateline.start <= start && end <= dateline.end);
  }

  #size(mention: number): number {
    const { from, to } = this.mentions[mention];
    return to - from;
  }

  /** What kind of participant a token heads; of "it", the kind of whoever is meant. */
  kind(token: number): NameType | null {
    const mention = this.#of(token);
    if (mention === undefined) return null;
    const { type } = this.mentions[mention];
    if (ACTING.has(type)) return type;
    const [first] = this.actorsOf(mention);
    const kind = first === undefined ? 'unknown' : this.actor(first).kind;
    return kind === 'person' ? 'person' : kind === 'state' ? 'place' : 'organisation';
  }

  /** The widest mention of a participant that ends right before a token, or null. */
  endingAt(token: number): number | null {
    return this.#byEnd.get(token) ?? null;
  }

  /** "the two countries", "the ministers of Chad and Mali": one mention of several who act. */
  several(mention: number): boolean {
    if (this.actorsOf(mention).length > 1) return true;
    const { from, to, plural } = this.mentions[mention];
    if (/^(the two|both) /i.test(this.doc.words({ from, to }))) return true;
    // "Nigerian and British forces".
    const joined = (token: number) =>
      this.kind(token) !== null &&
      this.grammar.all(token, 'conj').some((other) => other < to && this.kind(other) !== null);
    for (let token = from; plural && token < to; token++) if (joined(token)) return true;
    // "how the countries should cooperate".
    const sides = this.lists.sides.has(this.grammar.lemma(this.mentions[mention].head));
    if (plural && sides && this.grammar.lower(from) === 'the') return true;
    return (
      plural &&
      this.mentions.some((one) => one.members.length > 1 && one.from > from && one.to <= to)
    );
  }

  /** Whether a token heads the name of a state. */
  state(token: number): boolean {
    const mention = this.#byHead.get(token);
    return (
      mention !== undefined && this.actorsOf(mention).some((a) => this.actor(a).kind === 'state')
    );
  }

  /** Everybody that a list of nouns names, through coordination, possessors and nationalities. */
  named(tokens: readonly number[], role: 'actor' | 'recipient'): number[] {
    const found: number[] = [];
    for (const token of tokens) {
      for (const one of this.#coordinated(token)) {
        for (const mention of this.#reach(one, role, 0)) {
          if (!found.includes(mention)) found.push(mention);
        }
      }
    }
    return found;
  }

  /** The first of several places that names anybody but those already found on the other side. */
  firstNamed(
    places: readonly (readonly number[])[],
    role: 'actor' | 'recipient',
    besides: readonly number[] = [],
  ): number[] {
    let owned: number[] = [];
    for (const place of places) {
      const others = this.named(place, role).filter((m) => !this.same(m, besides));
      const found = besides.length ? others.filter((m) => !this.#owned(m)) : others;
      if (found.length > 0) return found;
      if (owned.length === 0) owned = others;
    }
    return owned;
  }

  /**
   * Those who answer for what stands in the places: who is named there, else whoever did it. "Condemned
   * the army's raid on the village" blames the army.
   */
  answerable(places: readonly (readonly number[])[], besides: readonly number[]): number[] {
    // Further places are parts of the first: "the downing of the jet".
    const place = places.find((tokens) => tokens.length > 0) ?? [];
    const found = place
      .flatMap((token) => this.#coordinated(token))
      .flatMap((token) => {
        const own = this.#at(token, 'recipient');
        return own.length > 0 ? own : this.#reach(token, 'actor', 0);
      });
    return [...new Set(found.filter((mention) => !this.same(mention, besides)))];
  }

  /** "promised that her country would help": one's own land is not whom one promises, helps or praises. */
  ownLand(mention: number, land: (lemma: string) => boolean): boolean {
    return this.#owned(mention) && land(this.grammar.lemma(this.mentions[mention].head));
  }

  /** "the Geneva process", "the Paris accord": named after a place, and not its. */
  namesake(token: number): boolean {
    const head = this.grammar.tree.head(token);
    if (head < 0 || this.grammar.tree.rel(token) !== 'compound') return false;
    return this.lists.undertaking.has(this.grammar.lemma(head));
  }

  /** "its troops": the doer's own, and the one acted on only where nobody else is named. */
  #owned(mention: number): boolean {
    // "his enemies" are not his own.
    if (this.lists.adverse.has(this.grammar.lemma(this.mentions[mention].head))) return false;
    return /^(its|their|his|her|our|my) /i.test(this.doc.words(this.mentions[mention]));
  }

  /** Whether a mention is, or stands for the same as, one of others; "its" and "their" count as theirs. */
  same(mention: number, others: readonly number[]): boolean {
    if (others.length === 0) return false;
    if (others.includes(mention)) return true;
    if (/^(its|their|his|her)$/i.test(this.doc.words(this.mentions[mention]))) return true;
    const actors = this.actorsOf(mention);
    return (
      actors.length > 0 && others.some((m) => this.actorsOf(m).some((a) => actors.includes(a)))
    );
  }

  /** A noun and those joined to it: "France, Britain and Italy". */
  #coordinated(token: number): number[] {
    const found = [token];
    for (const other of this.grammar.all(token, 'conj')) {
      const upos = this.grammar.upos(other);
      if (
        upos === 'NOUN' ||
        upos === 'PROPN' ||
        upos === 'PRON' ||
        upos === 'ADJ' ||
        upos === 'NUM'
      ) {
        found.push(...this.#coordinated(other));
      }
    }
    // "the leaders of the member states and Ahmet Davutoglu": a person is no state, but one of those who act.
    const own = this.mentions[this.#of(token) ?? -1];
    for (const inner of this.grammar.all(token, 'nmod')) {
      if (this.kind(inner) === 'person') continue;
      for (const other of this.grammar.all(inner, 'conj')) {
        const inside = own !== undefined && own.from <= other && other < own.to;
        if (inside || this.grammar.upos(other) !== 'PROPN') continue;
        if (this.kind(other) === 'person') found.push(other);
      }
    }
    return found;
  }

  /** The mention at a noun, else through what it counts, whose it is, and its phrases. */
  #reach(token: number, role: 'actor' | 'recipient', depth: number): number[] {
    const own = this.#at(token, role);
    if (own.length > 0) return own;
    if (depth > 2) return [];
    const content = this.#nouns.content(token);
    if (content !== token) {
      const counted = this.named([content], role);
      if (counted.length > 0) return counted;
    }
    const grammar = this.grammar;
    // "a submarine off Crete attacked targets": what stands before a misread verb is not its object's.
    const verb = grammar.all(token, 'amod').find((child) => grammar.misread(child)) ?? -1;
    for (const relation of OWNERS) {
      for (const child of grammar.all(token, relation)) {
        if (child <= verb || this.namesake(child)) continue;
        const found = this.#at(child, role);
        if (found.length > 0) return found;
      }
    }
    const preps =
      role === 'recipient' ? OBJECT_PREPS : this.#nouns.undergone(token) ? ['by'] : DOER_PREPS;
    const obliques = grammar.obliques(token);
    for (const prep of preps) {
      for (const oblique of obliques) {
        if (oblique.prep !== prep) continue;
        const found = this.#coordinated(oblique.token).flatMap((one) =>
          this.#reach(one, role, depth + 1),
        );
        if (found.length > 0) return found;
      }
    }
    return [];
  }

  /** The mention a token heads, or whose words it ties to the rest of the sentence. */
  #of(token: number): number | undefined {
    const headed = this.#byHead.get(token);
    if (headed !== undefined || token < 0) return headed;
    const above = this.grammar.tree.head(token);
    for (const index of this.#over.get(token) ?? []) {
      const { from, to } = this.mentions[index];
      if (above < from || above >= to) return index;
    }
    return undefined;
  }

  /** The mention at a token, its members where it is a list; none where it can't take the role. */
  #at(token: number, role: 'actor' | 'recipient'): number[] {
    const mention = this.#of(token);
    if (mention === undefined) return [];
    const { type, members, plural, head } = this.mentions[mention];
    if (members.length > 0) return members.filter((m) => this.#acts(m));
    // A bare place acts only where it stands for somebody: "Moscow", "Turkey"; anything may be acted on.
    if (type === 'place' && NO_PARTY.test(this.grammar.lemma(this.mentions[mention].head)))
      return [];
    if (role === 'actor' && this.#natural(mention)) return [];
    // "the two countries" do act, whoever they are.
    const states = plural && this.lists.political.has(this.grammar.lemma(head));
    if (type === 'place' && role === 'actor' && this.actorsOf(mention).length === 0 && !states)
      return [];
    return [mention];
  }
}
