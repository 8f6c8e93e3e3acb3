import type { EventType } from '../../doc/deeds.ts';
import { ROOTS } from './roots.ts';

/**
 * The senses of verbs, nouns and adjectives that tell a political deed, with their frames: which
 * constraints the words around must meet, and in which syntactic places actor and recipient stand.
 * PLOVER (openeventdata/PLOVER, PLOVER_MANUAL.tex) gives the types and modes, CAMEO the codes.
 */

/** What must hold for a sense to apply. */
export interface Need {
  /**
   * `particle`, `prep`, `obj`, `subj`, `mod` (a noun's modifier), `of` (its of-phrase), `word`
   * (anywhere close below), `xcomp`, `ccomp` (with words: told of the speaker himself), `light`
   * (object of a light verb), `negated`.
   */
  readonly what: string;
  /**
   * Lemmas, or a class name; `*` is anything, `-` nothing, `@actor`, `@person`, `@place`, `@state`
   * and `@org` a participant of that kind.
   */
  readonly of: readonly string[];
}

/**
 * A place where a party stands: `s` subject or doer, `o` object or undergoer, `io` indirect object,
 * `x` whoever the complement acts on, `xs` the complement's subject, else a preposition.
 */
export interface Slot {
  readonly at: string;
  /** Both sides are actors and recipients ("met with"). `at` is empty where only a plural subject shows it. */
  readonly both: boolean;
}

export interface Sense {
  /** Row in the file, from 0: the same for lemmas that share a frame. */
  readonly row: number;
  readonly lemma: string;
  readonly pos: 'v' | 'n' | 'a' | 'm';
  readonly needs: readonly Need[];
  readonly actor: readonly Slot[];
  readonly recipient: readonly Slot[];
  readonly type: EventType;
  readonly mode: string | null;
  readonly contexts: readonly string[];
  readonly cameo: string | null;
  /** The sense's name in the record: "down/v obj:aircraft". */
  readonly rule: string;
  /** The row's example with this lemma's own form. */
  readonly example: string;
}

const PREFIXES: readonly (readonly [string, string])[] = [
  ['+', 'particle'],
  ['@', 'prep'],
  ['obj:', 'obj'],
  ['not:', 'not'],
  ['s:', 'subj'],
  ['mod:', 'mod'],
  ['of:', 'of'],
  ['w:', 'word'],
  ['light:', 'light'],
  ['xcomp:', 'xcomp'],
  ['ccomp:', 'ccomp'],
  ['x:', 'xcomp'],
];

/** One constraint as the file writes it. */
export function needOf(text: string): Need {
  for (const [prefix, what] of PREFIXES) {
    if (text.startsWith(prefix)) return { what, of: text.slice(prefix.length).split(',') };
  }
  return { what: text === 'neg' ? 'negated' : text, of: ['*'] };
}

function slotsOf(text: string): Slot[] {
  return text
    .split(',')
    .filter(Boolean)
    .map((at) => (at.startsWith('&') ? { at: at.slice(1), both: true } : { at, both: false }));
}

/** A lemma of a row before its sense is made: the row's cells, its number, the lemma's place among its lemmas. */
interface Draft {
  readonly cells: readonly string[];
  readonly row: number;
  readonly place: number;
}

/** All senses, found by part of speech and lemma; each is made when it is first asked for. */
export class Lexicon {
  readonly #drafts = new Map<string, Draft[]>();
  readonly #made = new Map<string, readonly Sense[]>();

  /** Reads the tab-separated file. A row that breaks its form throws `lexicon-broken`, naming it. */
  constructor(text: string) {
    const rows = text.split('\n').filter((row) => row && !row.startsWith('#'));
    rows.forEach((line, row) => {
      const cells = line.split('\t');
      const [lemmas, pos, , , type] = cells;
      if (cells.length !== 9 || !ROOTS.includes(type as EventType)) {
        throw new Error(`lexicon-broken: row ${row + 1} (${lemmas})`);
      }
      lemmas.split(' ').forEach((lemma, place) => {
        const key = `${pos} ${lemma}`;
        const held = this.#drafts.get(key);
        if (held) held.push({ cells, row, place });
        else this.#drafts.set(key, [{ cells, row, place }]);
      });
    });
  }

  /** Every sense there is, in the order of the file. */
  get senses(): readonly Sense[] {
    const all = [...this.#drafts].flatMap(([key, drafts]) =>
      this.#of(key).map((sense, i) => ({ sense, ...drafts[i] })),
    );
    return all.sort((a, b) => a.row - b.row || a.place - b.place).map(({ sense }) => sense);
  }

  /** The senses of a word, in the order of the file. */
  of(pos: Sense['pos'], lemma: string): readonly Sense[] {
    return this.#of(`${pos} ${lemma}`);
  }

  #of(key: string): readonly Sense[] {
    const made = this.#made.get(key);
    if (made) return made;
    const drafts = this.#drafts.get(key);
    if (!drafts) return [];
    const senses = drafts.map(senseOf);
    this.#made.set(key, senses);
    return senses;
  }
}

function senseOf({ cells, row, place }: Draft): Sense {
  const [lemmas, pos, needs, slots, type, mode, contexts, cameo, example] = cells;
  const lemma = lemmas.split(' ')[place];
  const [first, second] = slots.split('>');
  return {
    row,
    pos: pos as Sense['pos'],
    needs: needs.split(' ').filter(Boolean).map(needOf),
    actor: second === undefined ? [{ at: 's', both: false }] : slotsOf(first),
    recipient: slotsOf(second ?? first),
    type: type as EventType,
    mode: mode || null,
    contexts: contexts.split(';').filter(Boolean),
    cameo: cameo || null,
    lemma,
    rule: [`${lemma}/${pos}`, needs].filter(Boolean).join(' '),
    example: formed(example, place),
  };
}

/** The example with the k-th of its alternatives: "France {condemned/denounced} the coup". */
function formed(example: string, k: number): string {
  return example.replace(/\{([^}]*)\}/g, (_, forms: string) => forms.split('/')[k] ?? '');
}

/** Whether the sense rests on a listed object ("imposed sanctions"), which then belongs to the trigger. */
export function objectTold(sense: Sense): boolean {
  return sense.needs.some(({ what, of }) => what === 'obj' && !/^[*@-]/.test(of[0]));
}

/** Whether the sense is told by a clause that completes it, or makes one of its own. */
export function usesComplement(sense: Sense): boolean {
  return (
    sense.recipient.some(({ at }) => at === 'x' || at === 'xs') ||
    sense.needs.some(({ what }) => what === 'xcomp' || what === 'ccomp') ||
    sense.type === 'REQUEST'
  );
}
