import type { Clauses } from '../../doc/clauses.ts';
import type { Doc } from '../../doc/doc.ts';
import type { Statement, TokenRange } from '../../doc/layers.ts';
import { holds, overlaps } from '../../doc/span.ts';
import { Near } from './near.ts';
import type { Part } from './runs.ts';

/** `circumstances.json`: nouns, verbs and prepositions, by lemma. */
export interface CircumstanceWords {
  readonly occasions: readonly string[];
  readonly occasionPrepositions: readonly string[];
  readonly relays: readonly string[];
  readonly relayPrepositions: readonly string[];
  readonly telling: readonly string[];
  /** Verbs that name their addressee only with a preposition: "call on", "appeal to". */
  readonly calling: readonly string[];
  readonly speaking: readonly string[];
  readonly toPrepositions: readonly string[];
}

/** Relations of what is a clause of its own. */
const CLAUSE = /^(?:conj|parataxis|ccomp|acl|csubj)$/;

type Found = Pick<Statement, 'addressee' | 'occasion' | 'through' | 'time'>;

/** To whom, where, through whom and when something was said: what hangs on the cue beside source and content. */
export class Circumstances {
  readonly #doc: Doc<'tokens' | 'tags' | 'tree' | 'mentions' | 'times'>;
  readonly #clauses: Clauses;
  readonly #mentions: Near;
  readonly #times: Near;
  readonly #words: { readonly [Key in keyof CircumstanceWords]: ReadonlySet<string> };

  constructor(
    doc: Doc<'tokens' | 'tags' | 'tree' | 'mentions' | 'times'>,
    clauses: Clauses,
    words: CircumstanceWords,
  ) {
    this.#doc = doc;
    this.#clauses = clauses;
    this.#mentions = new Near(doc.layer('mentions').map((mention) => [mention]));
    this.#times = new Near(doc.layer('times').map((time) => [time]));
    this.#words = Object.fromEntries(
      Object.entries(words).map(([key, list]) => [key, new Set(list)]),
    ) as unknown as { [Key in keyof CircumstanceWords]: ReadonlySet<string> };
  }

  of(part: Part): Found {
    const found: {
      addressee: number[];
      occasion: TokenRange | null;
      through: TokenRange | null;
      time: number | null;
    } = { addressee: [], occasion: null, through: null, time: null };
    // A quotation that stands alone says nothing of its circumstances.
    if (!part.cue) return found;
    const clauses = this.#clauses;
    const words = this.#words;
    const verb = part.cue.head;
    for (const { noun, near } of this.#dependants(verb)) {
      if (part.source && holds(part.source, noun)) continue;
      const inContent = part.content.some((range) => holds(range, noun));
      const prep = clauses.prep(noun);
      const lemma = clauses.lemma(noun);
      const rel = clauses.tree.base(noun);
      // Only words on the cue itself are spoken to: "after meeting with the envoy, she urged calm" is not.
      // "promised the miners a hospital": of two objects the first is spoken to.
      const second = rel === 'obj' && clauses.first(verb, 'iobj') >= 0;
      if (near && !second && this.#spokenTo(clauses.lemma(verb), rel, prep)) {
        const mention = this.#mentionAt(noun);
        if (mention !== null) found.addressee.push(mention);
        continue;
      }
      if (inContent) continue;
      // "speaking through a translator"
      if (words.relayPrepositions.has(prep) && words.relays.has(lemma)) {
        found.through ??= this.#phrase(noun, part);
      } else if (words.occasionPrepositions.has(prep) && words.occasions.has(lemma)) {
        // "at a news conference in Sofia"
        found.occasion ??= this.#phrase(noun, part);
      }
    }
    found.time = this.#time(part, verb);
    return found;
  }

  /** Whether a noun on a verb names whom it is said to. */
  #spokenTo(verb: string, rel: string, prep: string): boolean {
    const { telling, calling, speaking, toPrepositions } = this.#words;
    // "told reporters", "urged both sides to talk"
    if (prep === '') return (rel === 'obj' || rel === 'iobj') && telling.has(verb);
    if (rel !== 'obl' || !toPrepositions.has(prep)) return false;
    // "said to his deputies" against "called on Moscow to withdraw"
    if (prep === 'to' && speaking.has(verb)) return true;
    return telling.has(verb) || calling.has(verb);
  }

  /** Nouns on the cue itself (`near`), on participles beside it ("speaking at …"), and on its nouns. */
  *#dependants(verb: number): Generator<{ noun: number; near: boolean }> {
    const { tree } = this.#clauses;
    for (const child of tree.children(verb)) {
      const rel = tree.base(child);
      if (rel === 'obj' || rel === 'iobj' || rel === 'obl' || rel === 'nmod') {
        yield { noun: child, near: true };
        if (rel === 'iobj') continue;
        for (const inner of tree.children(child)) {
          if (tree.base(inner) === 'nmod') yield { noun: inner, near: false };
        }
      } else if (rel === 'advcl') {
        for (const inner of tree.children(child)) {
          if (tree.base(inner) === 'obl') yield { noun: inner, near: false };
        }
      }
    }
  }

  #mentionAt(head: number): number | null {
    let best: number | null = null;
    let width = 0;
    for (const index of this.#mentions.at({ from: head, to: head + 1 })) {
      const mention = this.#doc.layer('mentions')[index];
      if (mention.head !== head || mention.to - mention.from <= width) continue;
      // "told 300 people" names people, "told $3m" nobody.
      if (mention.type === 'quantity' || mention.type === 'money') continue;
      best = index;
      width = mention.to - mention.from;
    }
    return best;
  }

  /** The phrase of a noun with its preposition, cut where content or source begins. */
  #phrase(noun: number, part: Part): TokenRange | null {
    const { tree } = this.#clauses;
    let { from, to } = tree.span(noun);
    // "in a letter that …": what it says is no part of where.
    for (const child of tree.children(noun)) {
      if (child > noun && this.#clauses.first(child, 'mark') >= 0)
        to = Math.min(to, tree.span(child).from);
    }
    for (const range of [...part.content, ...(part.source ? [part.source] : [])]) {
      if (!overlaps(range, { from, to })) continue;
      if (range.from > noun) to = Math.min(to, range.from);
      else if (range.to <= noun) from = Math.max(from, range.to);
    }
    return from < to ? this.#clauses.trim({ from, to }) : null;
  }

  // "said on Tuesday", "in March he told parliament that …"
  /** The date that hangs on the cue, nearest to it, outside content and source; or null. */
  #time(part: Part, verb: number): number | null {
    const { tree } = this.#clauses;
    let best: number | null = null;
    let near = Infinity;
    for (const index of this.#times.at(tree.span(verb))) {
      const time = this.#doc.layer('times')[index];
      if (time.type !== 'DATE' && time.type !== 'TIME') continue;
      if (part.content.some((range) => overlaps(range, time))) continue;
      if (part.source && overlaps(part.source, time)) continue;
      // A date inside the content is when the thing happened, not when it was said.
      const hangs = (at: number): boolean => {
        for (let hops = 0; at >= 0 && hops < 4; at = tree.head(at), hops++) {
          if (at === verb) return true;
          // "said when they would go, but the agency wrote that they left on Friday"
          if (CLAUSE.test(tree.base(at))) return false;
          if (part.content.some((range) => holds(range, at))) return false;
        }
        return false;
      };
      let attached = false;
      for (let i = time.from; i < time.to && !attached; i++) attached = hangs(i);
      if (!attached) continue;
      const distance = Math.abs(time.from - verb);
      if (distance < near) {
        near = distance;
        best = index;
      }
    }
    return best;
  }
}
