import type { EventType } from '../../doc/deeds.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { FrameData } from './constraints.ts';
import type { Framed, Frames } from './frames.ts';
import type { Grammar } from './grammar.ts';
import type { Participants } from './participants.ts';

/** Deeds told without their doer: "a Russian jet was shot down". */
export const AGENTLESS: ReadonlySet<EventType> = new Set([
  'ASSAULT',
  'COERCE',
  'RETREAT',
  'SANCTION',
]);
const DEFINITE = /^(the|this|that|these|those)$/;

/** Those and that which a deed was done to, where nobody is named who did it or who suffered it. */
export class Undergone {
  readonly #grammar: Grammar;
  readonly #people: Participants;
  readonly #frames: Frames;
  readonly #lists: FrameData['lists'];
  readonly #classes: FrameData['classes'];
  /** First token that tells of violence; the length of the report where none does. */
  readonly #violence: number;

  constructor(grammar: Grammar, people: Participants, frames: Frames, data: FrameData) {
    this.#grammar = grammar;
    this.#people = people;
    this.#frames = frames;
    this.#lists = data.lists;
    this.#classes = data.classes;
    const { length } = grammar;
    let first = 0;
    while (first < length && !data.classes.has('violence', grammar.joined(first))) first++;
    this.#violence = first;
  }

  /**
   * "At least 40 people were killed in the attacks": a number of dead or wounded, in a report that has
   * told of violence and a sentence that tells of no accident. Their words; null where there are none.
   */
  counted({ governor, trigger, sense, recipients }: Framed): TokenRange | null {
    const grammar = this.#grammar;
    if (sense.type !== 'ASSAULT' || sense.pos !== 'v' || governor !== trigger) return null;
    if (!this.#classes.has('casualty', grammar.lemma(trigger))) return null;
    const [patient] = recipients.flat();
    if (patient === undefined || grammar.upos(patient) === 'PROPN') return null;
    const number = grammar.upos(patient) === 'NUM' || grammar.first(patient, 'nummod') >= 0;
    if (!number && !this.#lists.quantity.has(grammar.lemma(patient))) return null;
    let root = trigger;
    while (grammar.tree.head(root) >= 0) root = grammar.tree.head(root);
    if (this.#violence >= grammar.tree.span(root).to || this.#accident(root, 8)) return null;
    const { from } = grammar.tree.span(patient);
    return { from, to: Math.max(patient, this.#frames.content(patient)) + 1 };
  }

  /** The kinds of aircraft or ship that a deed was done to; empty where it was done to none. */
  craft({ trigger, sense }: Framed): ReadonlySet<string> {
    const grammar = this.#grammar;
    const patient = this.patient(trigger, sense.pos === 'n');
    if (sense.type !== 'ASSAULT' || patient < 0) return new Set();
    const names = this.#classes.of(grammar.joined(patient));
    return new Set(names.filter((name) => name.startsWith('craft-')));
  }

  /** The noun that undergoes a deed: a verb's object, what stands under "of" for a noun; -1 for none. */
  patient(trigger: number, noun: boolean): number {
    const grammar = this.#grammar;
    if (!noun) return grammar.object(trigger);
    return grammar.obliques(trigger).find(({ prep }) => prep === 'of')?.token ?? -1;
  }

  /** "the downing of the Russian plane": a definite deed to somebody known that "of" names. */
  presupposed({ trigger, sense, governor }: Framed, recipients: readonly number[]): boolean {
    if (!AGENTLESS.has(sense.type) || governor !== trigger || !this.definite(trigger)) return false;
    if (!sense.recipient.some(({ at }) => at === 'of')) return false;
    return this.patient(trigger, true) >= 0 && recipients.some((m) => this.#people.known(m));
  }

  /** "the plane", "its plane": one that the report has spoken of, or takes as known. */
  definite(noun: number): boolean {
    if (noun < 0) return false;
    if (this.#grammar.first(noun, 'nmod:poss') >= 0) return true;
    return this.#grammar
      .all(noun, 'det')
      .some((token) => DEFINITE.test(this.#grammar.lower(token)));
  }

  /** Whether those who suffered a deed without a doer are known, and no accident did it. */
  suffered({ governor, sense, suffered }: Framed, recipients: readonly number[]): boolean {
    // "the option is to close the border": nobody has done it.
    if (!suffered) return false;
    if (sense.type !== 'ASSAULT') return true;
    return recipients.some((m) => this.#people.known(m)) && !this.#accident(governor, 4);
  }

  /** Whether a word for a crash, a fire or a flood hangs anywhere below, to a depth. */
  #accident(token: number, depth: number): boolean {
    return [...this.#grammar.tree.children(token)].some(
      (child) =>
        this.#lists.accident.has(this.#grammar.lemma(child)) ||
        (depth > 1 && this.#accident(child, depth - 1)),
    );
  }
}
