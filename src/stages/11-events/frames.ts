import type { TokenRange } from '../../doc/range.ts';
import { Constraints, type FrameData, type Who } from './constraints.ts';
import type { Grammar } from './grammar.ts';
import { objectTold, type Sense, type Slot, usesComplement } from './lexicon.ts';
import { plainForms } from './plain-forms.ts';

/** The frame of one trigger: which sense, and in which words its parties may be found. */
export interface Framed {
  /** The verb, noun or adjective that tells the deed. */
  readonly trigger: number;
  /** The verb whose tense, mood and negation count: the light verb of "carried out strikes". */
  readonly governor: number;
  readonly words: TokenRange;
  readonly sense: Sense;
  /** Head tokens in order of preference; each list is one syntactic place. */
  readonly actors: readonly (readonly number[])[];
  readonly recipients: readonly (readonly number[])[];
  /** For reciprocal deeds, where the other side stands. */
  readonly both: readonly (readonly number[])[];
  /** Whether both sides are actors and recipients. */
  readonly mutual: boolean;
  /** Whether a plural subject alone tells both sides ("Kerry and Lavrov met"). */
  readonly between: boolean;
  /** Whether the words allow that nobody is named who did it. */
  readonly suffered: boolean;
  /** Complement whose own deed this one takes up ("agreed to release"), or -1. */
  readonly complement: number;
  /** Tokens of nouns that the frame takes up ("imposed sanctions": not a deed twice). */
  readonly taken: readonly number[];
  /** How many constraints the words meet: the measure of how particular the sense is. */
  readonly fit: number;
}

const FALLBACK = ['to', 'with', 'on', 'against', 'from', 'of', 'in', 'for', 'into', 'at'];

/** Reads the frames of triggers in one parsed report. */
export class Frames {
  readonly grammar: Grammar;
  readonly data: FrameData;
  readonly #constraints: Constraints;

  constructor(grammar: Grammar, data: FrameData, who: Who) {
    this.grammar = grammar;
    this.data = data;
    this.#constraints = new Constraints(grammar, data, who);
  }

  /** The most particular sense of a token that its surroundings allow; null where there is none. */
  at(token: number): Framed | null {
    return this.all(token)[0] ?? null;
  }

  /** Every sense that the surroundings allow, the most particular first. */
  all(token: number, depth = 0): Framed[] {
    const upos = this.grammar.upos(token);
    const found: Framed[] = [];
    // A noun with a subject or an auxiliary is a verb that the tagger missed ("would attack").
    const clausal = upos === 'NOUN' && this.grammar.first(token, 'aux', 'nsubj') >= 0;
    if (upos === 'VERB' || upos === 'AUX' || clausal) {
      for (const sense of this.#senses('v', token)) push(found, this.#verb(token, sense, depth));
    }
    if (upos === 'NOUN' || (upos === 'VERB' && found.length === 0) || upos === 'PROPN') {
      for (const sense of this.#senses('n', token)) push(found, this.#noun(token, sense, depth));
    }
    if (upos === 'ADJ' || (upos === 'VERB' && found.length === 0)) {
      for (const sense of this.#senses('a', token)) push(found, this.#verb(token, sense, depth));
    }
    if (this.grammar.xpos(token) === 'MD') {
      for (const sense of this.#senses('m', token)) push(found, this.#duty(token, sense));
    }
    return found.sort((a, b) => b.fit - a.fit || a.sense.row - b.sense.row);
  }

  /** The senses of a word; by its own form where the lemma is one that the lexicon lacks. */
  #senses(pos: Sense['pos'], token: number): readonly Sense[] {
    const { lexicon } = this.data;
    const whole = lexicon.of(pos, this.grammar.joined(token));
    if (whole.length > 0) return whole;
    const known = lexicon.of(pos, this.grammar.lemma(token));
    if (known.length > 0) return known;
    const form = this.grammar.lower(token);
    for (const lemma of [this.data.irregular.get(form) ?? form, ...plainForms(form)]) {
      const found = lexicon.of(pos, lemma);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Through "hundreds of", "a number of" to the noun that is counted. */
  content(token: number): number {
    return this.#constraints.content(token);
  }

  /** A verb's (or predicate adjective's) frame under one sense; null where a constraint fails. */
  #verb(verb: number, sense: Sense, depth: number): Framed | null {
    const { grammar } = this;
    const object = grammar.object(verb);
    const complement = this.complementOf(verb);
    // "declined to comment" withholds words, and no deed.
    const silent = complement >= 0 && this.data.lists.comment.has(grammar.lemma(complement));
    if (silent && sense.type === 'REJECT') return null;
    const fit = this.#constraints.fit(verb, object, complement, sense, -1);
    if (fit < 0) return null;
    const places = (slots: readonly Slot[]) =>
      slots.flatMap((slot) => this.#verbPlace(verb, object, complement, slot.at, depth));
    // "a report called for sanctions": what takes no object has no passive, whatever the parse says.
    const bare = sense.recipient.every(({ at }) => at !== 'o' && at !== 'io');
    const actors = places(sense.actor);
    if (bare && actors.every((place) => place.length === 0) && grammar.passive(verb)) {
      const subject = grammar.surfaceSubject(verb);
      if (subject >= 0 && !objectTold(sense)) actors.push([subject]);
    }
    const recipients = places(sense.recipient.filter(({ both }) => !both));
    const undergone = this.#undergone(verb, object, sense);
    if (undergone >= 0) {
      actors.length = 0;
      recipients.push([undergone]);
    }
    const particle = sense.needs.find(({ what }) => what === 'particle');
    const words = this.#words(verb, particle?.of ?? [], objectTold(sense) ? object : -1);
    return {
      trigger: verb,
      governor: verb,
      words,
      sense,
      actors,
      recipients,
      suffered: undergone >= 0 || grammar.passive(verb),
      both: places(sense.recipient.filter(({ both, at }) => both && at !== '')),
      mutual: sense.recipient.some(({ both }) => both),
      between: sense.recipient.some(({ both, at }) => both && (at === '' || at === 'between')),
      complement: usesComplement(sense) ? complement : this.#gerund(verb, sense),
      taken: objectTold(sense) && object >= 0 ? [object, this.content(object)] : [],
      fit,
    };
  }

  /** "committed itself to helping Iraq": the deed that stands under the sense's own preposition, or -1. */
  #gerund(verb: number, sense: Sense): number {
    const preps = sense.needs.flatMap(({ what, of }) => (what === 'prep' ? of : []));
    if (preps.length === 0 || sense.pos !== 'v') return -1;
    const { grammar } = this;
    const marked = (child: number) =>
      grammar.all(child, 'mark', 'case').some((token) => preps.includes(grammar.lower(token)));
    return (
      grammar
        .all(verb, 'advcl', 'xcomp', 'obl', 'ccomp')
        .find((child) => child > verb && grammar.xpos(child) === 'VBG' && marked(child)) ?? -1
    );
  }

  /** "The minister said Athens must pay": who says so demands it of whom the duty falls upon. */
  #duty(modal: number, sense: Sense): Framed | null {
    const { grammar } = this;
    const verb = grammar.tree.head(modal);
    const speech = verb < 0 ? -1 : grammar.tree.head(verb);
    if (speech < 0 || !/^(ccomp|parataxis)$/.test(grammar.tree.base(verb))) return null;
    const speaker = grammar.subject(speech);
    const bound = grammar.surfaceSubject(verb);
    if (speaker < 0 || bound < 0 || speaker === bound) return null;
    // "violence against civilians must stop": those who suffer it are asked for nothing.
    if (grammar.obliques(bound).some(({ prep }) => /^(against|on|for)$/.test(prep))) return null;
    return {
      trigger: modal,
      governor: speech,
      words: span([modal, verb]),
      sense,
      actors: [[speaker]],
      recipients: [[bound]],
      both: [],
      mutual: false,
      between: false,
      suffered: false,
      complement: verb,
      taken: [],
      fit: 2,
    };
  }

  /** "Two soldiers killed in ambush": a headline's bare past is a passive; -1 where it is none. */
  #undergone(verb: number, object: number, sense: Sense): number {
    const { grammar } = this;
    if (object >= 0 || sense.recipient.some(({ at }) => at !== 'o') || sense.recipient.length === 0)
      return -1;
    if (!/^VB[DN]$/.test(grammar.xpos(verb)) || grammar.passive(verb) || !grammar.headline(verb))
      return -1;
    return grammar.first(verb, 'aux') >= 0 ? -1 : grammar.surfaceSubject(verb);
  }

  /** An event noun's frame: its doer is its owner, its by-phrase, a nationality, or its light verb's subject. */
  #noun(noun: number, sense: Sense, depth: number): Framed | null {
    const { grammar } = this;
    const light = this.lightVerb(noun);
    const complement = grammar.first(noun, 'acl');
    const fit = this.#constraints.fit(noun, -1, complement, sense, light);
    if (fit < 0) return null;
    const used = new Set(sense.recipient.map(({ at }) => at));
    const own: number[] = grammar.all(noun, 'nmod:poss');
    // "the downing of a jet by Kenya", wherever the tree hangs who did it.
    const inner = used.has('of') ? this.#constraints.under(noun, -1, -1, 'of') : [];
    const by = [noun, ...inner]
      .flatMap((token) => grammar.obliques(token))
      .filter(({ prep }) => prep === 'by');
    const modifiers = grammar
      .all(noun, 'amod', 'compound', 'nmod:desc', 'flat')
      .filter((token) => token !== noun);
    const of = used.has('of') ? [] : this.#constraints.under(noun, -1, -1, 'of');
    const actors = [own, by.map(({ token }) => token), modifiers, of];
    if (light >= 0) {
      const subject = grammar.subject(light);
      if (subject >= 0 && grammar.clause(subject) !== noun) actors.unshift([subject]);
    } else if (!used.has('from')) actors.push(this.#constraints.under(noun, -1, -1, 'from'));
    const places = (slots: readonly Slot[]) =>
      slots.flatMap(({ at }) =>
        at === 'x' || at === 'xs'
          ? this.#verbPlace(noun, -1, complement, at, depth)
          : [this.#constraints.under(noun, -1, light, at)],
      );
    return {
      trigger: noun,
      governor: light >= 0 ? light : noun,
      words: light >= 0 ? span([light, noun]) : { from: noun, to: noun + 1 },
      sense,
      actors,
      recipients: places(sense.recipient.filter(({ both }) => !both)),
      both: places(sense.recipient.filter(({ both, at }) => both && at !== '')),
      mutual: sense.recipient.some(({ both }) => both),
      between: sense.recipient.some(({ both, at }) => both && (at === '' || at === 'between')),
      suffered: true,
      complement: -1,
      taken: [],
      fit: fit + (light >= 0 ? 1 : 0),
    };
  }

  /** The light verb a noun is the object of ("carried out strikes"), or -1. */
  lightVerb(noun: number): number {
    const { grammar, data } = this;
    const head = grammar.tree.head(noun);
    if (head < 0) return -1;
    const rel = grammar.tree.rel(noun);
    if (rel === 'conj') return this.lightVerb(head);
    if (rel === 'nmod' && data.lists.quantity.has(grammar.lemma(head))) return this.lightVerb(head);
    const takes =
      rel === 'obj' || rel === 'nsubj:pass' || (rel === 'obl' && grammar.prep(noun) === 'in');
    if (rel === 'acl' || grammar.upos(head) !== 'VERB' || !takes) return -1;
    return data.lists.light.has(grammar.lemma(head)) ? head : -1;
  }

  /** The clause that completes a verb or adjective: "agreed *to release*", "said it *would attack*". */
  complementOf(verb: number): number {
    const { grammar } = this;
    const clause = grammar.first(verb, 'xcomp', 'ccomp');
    if (clause >= 0) return clause;
    for (const child of grammar.all(verb, 'advcl', 'acl')) {
      const mark = grammar.all(child, 'mark').find((token) => grammar.lower(token) === 'to');
      if (mark !== undefined && child > verb) return child;
    }
    return -1;
  }

  /** The places a slot names, in order of preference. */
  #verbPlace(
    verb: number,
    object: number,
    complement: number,
    at: string,
    depth: number,
  ): (readonly number[])[] {
    const { grammar } = this;
    const one = (token: number) => (token < 0 ? [] : [[token]]);
    switch (at) {
      case 's': {
        const subject = grammar.subject(verb);
        // "a report critical of the army": an adjective beside its noun.
        if (subject < 0 && grammar.upos(verb) === 'ADJ' && !grammar.verbal(verb))
          return one(grammar.tree.head(verb));
        return one(subject);
      }
      case 'o':
        return one(object);
      case 'io':
        return one(grammar.indirect(verb));
      case 'xs':
        return complement < 0 ? [] : one(grammar.first(complement, 'nsubj', 'nsubj:pass'));
      case 'x':
        return complement < 0 ? [] : this.#inside(complement, depth);
      default:
        return [this.#constraints.under(verb, object, -1, at)];
    }
  }

  /** Whom the deed of a complement falls upon: by its own frame, then by its nouns. */
  #inside(complement: number, depth: number): (readonly number[])[] {
    const { grammar } = this;
    const found: (readonly number[])[] = [];
    if (depth < 3) {
      for (const framed of this.all(complement, depth + 1).slice(0, 2)) {
        found.push(...framed.both, ...framed.recipients);
      }
    }
    const object = grammar.object(complement);
    // "ready to send mediators": what is sent is nobody that it is done to.
    const sent = this.data.lists.sending.has(grammar.lemma(complement));
    if (object >= 0) {
      if (!sent) found.push([object]);
      if (depth < 3) {
        for (const framed of this.all(object, depth + 1).slice(0, 1)) {
          found.push(...framed.both, ...framed.recipients);
        }
      }
    }
    const under = [
      ...grammar.obliques(complement),
      ...(object < 0 ? [] : grammar.obliques(object)),
    ];
    for (const prep of FALLBACK) {
      for (const oblique of under) if (oblique.prep === prep) found.push([oblique.token]);
    }
    const next = this.complementOf(complement);
    if (next >= 0 && depth < 3) found.push(...this.#inside(next, depth + 1));
    return found;
  }

  /** The trigger's words: the verb, its particle, and an object that belongs to the sense. */
  #words(verb: number, particles: readonly string[], object: number): TokenRange {
    const { grammar } = this;
    const particle = grammar
      .all(verb, 'compound:prt', 'advmod')
      .find((child) => particles.includes(grammar.lower(child)) && Math.abs(child - verb) === 1);
    const ends = particle === undefined ? [verb] : [verb, particle];
    if (object > verb && object - verb <= 4) ends.push(object);
    return span(ends);
  }
}

function span(tokens: readonly number[]): TokenRange {
  return { from: Math.min(...tokens), to: Math.max(...tokens) + 1 };
}

function push(found: Framed[], framed: Framed | null): void {
  if (framed !== null) found.push(framed);
}
