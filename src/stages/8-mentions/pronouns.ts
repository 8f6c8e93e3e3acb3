import type { NameType } from '../../doc/layers.ts';

/** The lists of `words.json`, all in lower case. */
export interface MentionWords {
  /** Pronouns of one human being. */
  readonly person: readonly string[];
  /** Pronouns of several. */
  readonly group: readonly string[];
  /** Pronouns of things and bodies. */
  readonly thing: readonly string[];
  /** Those of the above that are plural. */
  readonly plural: readonly string[];
  /** Words that stand for people only where they are a sentence's participant ("those who fled"). */
  readonly those: readonly string[];
  /** Words that say how much of what follows their "of" is meant ("thousands of refugees"). */
  readonly parts: readonly string[];
  /** Determiners and numbers that make a phrase plural whatever its noun. */
  readonly pluralDeterminers: readonly string[];
  readonly quotes: readonly string[];
  /** Days of the week and months. */
  readonly calendar: readonly string[];
  /** Words that go before a number ("at least", "up to"), each as it is written. */
  readonly comparators: readonly string[];
  /** Nouns for people that are aircraft behind a type's name ("F-16 fighters"). */
  readonly craft: readonly string[];
  /** Verbs of which only aircraft are the subject or object ("scramble"). */
  readonly flying: readonly string[];
}

export interface PronounKind {
  readonly type: NameType;
  readonly plural: boolean;
}

/** Looks up personal and possessive pronouns. */
export class Pronouns {
  readonly #kinds = new Map<string, PronounKind>();

  constructor(words: MentionWords) {
    const plural = new Set(words.plural);
    const lists = { person: words.person, group: words.group, other: words.thing } as const;
    for (const [type, list] of Object.entries(lists) as [NameType, readonly string[]][]) {
      for (const word of list) this.#kinds.set(word, { type, plural: plural.has(word) });
    }
  }

  /** "She told him that they would keep it." Null for any other word. */
  of(lower: string): PronounKind | null {
    return this.#kinds.get(lower) ?? null;
  }
}
