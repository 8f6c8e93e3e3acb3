import type { Doc } from '../../doc/doc.ts';
import type { Statement } from '../../doc/layers.ts';
import type { Framed, Frames } from './frames.ts';
import type { Grammar } from './grammar.ts';
import type { Participants } from './participants.ts';
import type { WordLists } from './words.ts';

/**
 * Who does a deed where its frame names nobody or only some of them: whoever speaks in a report or behind a
 * pronoun, joins in, did the strike that killed, stands beside in a headline.
 */
export class Doers {
  readonly #doc: Doc<'mentions' | 'statements'>;
  readonly #grammar: Grammar;
  readonly #people: Participants;
  readonly #frames: Frames;
  readonly #lists: WordLists;

  constructor(
    doc: Doc<'mentions' | 'statements'>,
    grammar: Grammar,
    people: Participants,
    frames: Frames,
    lists: WordLists,
  ) {
    this.#doc = doc;
    this.#grammar = grammar;
    this.#people = people;
    this.#frames = frames;
    this.#lists = lists;
  }

  /** Whom the frame itself names, without pronouns that nothing settles. */
  named(framed: Framed): number[] {
    const people = this.#people;
    return people.firstNamed(framed.actors, 'actor').filter((m) => !people.unsettled(m));
  }

  /** "Amnesty published a report accusing the army": whoever puts out the words speaks in them. */
  behind(framed: Framed): number[] {
    const grammar = this.#grammar;
    for (const token of framed.actors.flat()) {
      const verb = grammar.tree.head(token);
      if (!this.#lists.voice.has(grammar.lemma(token)) || verb < 0) continue;
      if (grammar.tree.rel(token) !== 'obj') continue;
      const subject = grammar.subject(verb);
      if (subject >= 0) return this.#people.named([subject], 'actor');
    }
    return [];
  }

  /** "Workers said they would not end the strike": a pronoun that nothing settles is whoever says so. */
  teller(framed: Framed): number[] {
    const grammar = this.#grammar;
    const verb = framed.governor;
    const [subject] = framed.actors.flat();
    const above = grammar.tree.head(verb);
    if (subject !== undefined && /^(i|we)$/.test(grammar.lower(subject)))
      return this.#speaking(subject);
    if (subject === undefined || above < 0 || grammar.tree.rel(verb) !== 'ccomp') return [];
    if (!/^(it|they|he|she)$/.test(grammar.lower(subject)) || subject > verb) return [];
    if (!this.#lists.speech.has(grammar.lemma(above))) return [];
    const speaker = grammar.subject(above);
    return speaker < 0 ? [] : this.#people.named([speaker], 'actor');
  }

  /** "We will not yield," said the envoy: whoever the words are quoted from. */
  #speaking(pronoun: number): number[] {
    const statements = this.#doc.layer('statements');
    const inside = innermost(statements, pronoun);
    const mention = inside === null ? null : statements[inside].mention;
    if (mention === null) return [];
    return this.#people.named([this.#doc.layer('mentions')[mention].head], 'actor');
  }

  /** "France joined the UN in calling for calm": both call. */
  joined({ governor }: Framed, actors: number[]): number[] {
    const grammar = this.#grammar;
    const above = grammar.tree.head(governor);
    if (above < 0 || !this.joins(above, governor)) return actors;
    const object = grammar.object(above);
    return object < 0
      ? actors
      : [...actors, ...this.#people.firstNamed([[object]], 'actor', actors)];
  }

  /** "joined X in doing": no deed apart from what is done. */
  joins(verb: number, deed: number): boolean {
    const grammar = this.#grammar;
    return (
      grammar.lemma(verb) === 'join' &&
      grammar.xpos(deed) === 'VBG' &&
      grammar.all(deed, 'mark', 'case').some((token) => grammar.lower(token) === 'in')
    );
  }

  /** "Ten men were killed in a Russian strike on Kyiv": whoever did the strike. */
  through(framed: Framed): number[] {
    // "twelve officers were killed when rebels shot down a helicopter".
    for (const clause of framed.suffered ? this.#grammar.all(framed.governor, 'advcl') : []) {
      const marks = this.#grammar.all(clause, 'mark', 'advmod');
      if (!marks.some((mark) => /^(when|after|as)$/.test(this.#grammar.lower(mark)))) continue;
      const how = this.#frames.all(clause).find(({ sense }) => sense.type === 'ASSAULT');
      const found = how === undefined ? [] : this.#people.firstNamed(how.actors, 'actor');
      if (found.length > 0) return found;
    }
    // "two were killed and nine wounded by Russian shelling": it did both.
    const grammar = this.#grammar;
    const joined = grammar.all(framed.governor, 'conj');
    const told = joined.flatMap((one) => [one, ...grammar.all(one, 'acl')]);
    const under = [framed.governor, ...told].flatMap((verb) => grammar.obliques(verb));
    for (const { token, prep } of under) {
      if (!/^(in|during|after|by)$/.test(prep)) continue;
      const how = this.#frames
        .all(token)
        .find(({ sense }) => sense.type === 'ASSAULT' && sense.pos === 'n');
      const found = how === undefined ? [] : this.#people.firstNamed(how.actors, 'actor');
      if (found.length > 0) return found;
    }
    return [];
  }

  /** "Kerry, Lavrov meet in Vienna": a headline's comma stands for "and" where the verb is plural. */
  listed(framed: Framed, actors: number[]): number[] {
    const grammar = this.#grammar;
    const [subject] = framed.actors.flat();
    if (subject === undefined || !/^VBP?$/.test(grammar.xpos(framed.governor))) return actors;
    const beside = grammar.all(subject, 'appos').filter((token) => grammar.upos(token) === 'PROPN');
    return [...actors, ...this.#people.firstNamed([beside], 'actor', actors)];
  }

  /** The mentions of those who tell a deed: the source of the innermost statement around its trigger. */
  tellers(trigger: number): ReadonlySet<number> {
    const statements = this.#doc.layer('statements');
    const inside = innermost(statements, trigger);
    if (inside === null) return new Set();
    const { mention, beside } = statements[inside];
    const all = mention === null ? beside : [mention, ...beside];
    const mentions = this.#doc.layer('mentions');
    // "a State Department official said": neither he nor his department.
    const within = (index: number) =>
      mentions.flatMap(({ from, to }, other) =>
        from >= mentions[index].from && to <= mentions[index].to ? [other] : [],
      );
    return new Set(all.flatMap((index) => [...within(index), ...mentions[index].members]));
  }
}

/** The innermost statement whose content holds a token; null where the reporter asserts it. */
export function innermost(statements: readonly Statement[], token: number): number | null {
  let best: number | null = null;
  let size = Number.POSITIVE_INFINITY;
  statements.forEach((statement, index) => {
    for (const { from, to } of statement.content) {
      if (token < from || token >= to) continue;
      const whole = statement.content.reduce((sum, part) => sum + part.to - part.from, 0);
      if (whole < size) {
        best = index;
        size = whole;
      }
    }
  });
  return best;
}
