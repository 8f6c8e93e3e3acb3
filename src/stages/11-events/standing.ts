import type { Doc } from '../../doc/doc.ts';
import type { Actor, Mention, NameType } from '../../doc/layers.ts';
import type { Grammar } from './grammar.ts';
import type { WordLists } from './words.ts';

/** Sectors of those who do not answer for deeds of state. */
const BYSTANDING = /^(CVL|REF|NGO|MED|EDU|AGR|LAB)$/;
/** What is known of each mention as a party: whether it acts in public life, is known, a place or somebody who suffers. */
export class Standing {
  protected readonly doc: Doc<'blocks' | 'mentions' | 'actors' | 'references'>;
  protected readonly grammar: Grammar;
  protected readonly lists: WordLists;
  protected readonly mentions: readonly Mention[];

  constructor(
    doc: Doc<'blocks' | 'mentions' | 'actors' | 'references'>,
    grammar: Grammar,
    lists: WordLists,
  ) {
    this.doc = doc;
    this.grammar = grammar;
    this.lists = lists;
    this.mentions = doc.layer('mentions');
  }

  /** The actors a mention stands for, as indexes. */
  actorsOf(mention: number): readonly number[] {
    return this.doc.layer('references')[mention]?.actors ?? [];
  }

  /**
   * Whether a mention belongs to public life: an actor with a country, a body, one that the world
   * model codes, a nationality, or a noun for those who act there ("police", "protesters").
   */
  political(mention: number): boolean {
    const { head, from, to } = this.mentions[mention];
    if (this.known(mention)) return true;
    for (let token = from; token < to; token++) {
      if (this.lists.political.has(this.grammar.lemma(token))) return true;
    }
    return this.lists.political.has(this.grammar.lemma(head));
  }

  /** Civilians, aid agencies and the like: who suffers or helps, and answers for no deed of state. */
  bystander(mention: number): boolean {
    const actors = this.actorsOf(mention);
    return actors.length > 0 && actors.every((at) => BYSTANDING.test(this.actor(at).sector ?? ''));
  }

  /** Whether those on both sides are known and all the same. */
  themselves(some: readonly number[], others: readonly number[]): boolean {
    const [one, other] = [some, others].map((list) => list.map((m) => this.actorsOf(m)));
    if (one.some((own) => own.length === 0) || other.some((own) => own.length === 0)) return false;
    const [left, right] = [new Set(one.flat()), new Set(other.flat())];
    return left.size === right.size && [...left].every((at) => right.has(at));
  }

  /** A person or body told by a proper name. */
  renowned(mention: number): boolean {
    const { form, type } = this.mentions[mention];
    return form === 'name' && (type === 'person' || type === 'organisation');
  }

  /** "we", "they": a pronoun that the report does not settle. */
  unsettled(mention: number): boolean {
    return this.mentions[mention].form === 'pronoun' && this.actorsOf(mention).length === 0;
  }

  /** What kind of thing a mention names. */
  kindOf(mention: number): NameType {
    return this.mentions[mention].type;
  }

  /** Whether a mention names a place that stands for nobody. */
  town(mention: number): boolean {
    const { type, form } = this.mentions[mention];
    if (type !== 'place' || form !== 'name') return false;
    // "closed its embassy in Lomé": told for the state, and still where it was.
    return (
      this.actorsOf(mention).length === 0 || this.doc.layer('references')[mention].rule === 'host'
    );
  }

  /** Whether it stands for an actor with a country or a body, or is a nationality. */
  known(mention: number): boolean {
    if (this.mentions[mention].type === 'nationality') return true;
    return this.actorsOf(mention).some((index) => {
      const actor = this.actor(index);
      if (actor.kind === 'media' || actor.kind === 'company') return actor.country !== null;
      return (
        actor.country !== null ||
        (actor.resolved === 'lexicon' && actor.code !== null) ||
        /^(state|government|military|igo|ngo|party|armed-group)$/.test(actor.kind)
      );
    });
  }

  /** The actor of an index. */
  protected actor(index: number): Actor {
    return this.doc.layer('actors')[index];
  }
}
