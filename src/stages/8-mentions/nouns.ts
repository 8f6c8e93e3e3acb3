import type { NameType } from '../../doc/layers.ts';

/** What a noun's phrase is, in the singular and in the plural. */
export interface NounClass {
  readonly one: NameType;
  readonly many: NameType;
}

const CLASSES: Readonly<Record<string, NounClass>> = {
  person: { one: 'person', many: 'person' },
  people: { one: 'person', many: 'group' },
  group: { one: 'group', many: 'group' },
  organisation: { one: 'organisation', many: 'organisation' },
  place: { one: 'place', many: 'place' },
  weapon: { one: 'weapon', many: 'weapon' },
  platform: { one: 'platform', many: 'platform' },
};

/** The nouns of `nouns.txt`, by lemma. A line that names no class throws `nouns-broken`. */
export class Nouns {
  readonly #classes = new Map<string, NounClass>();

  constructor(file: string) {
    for (const line of file.split('\n')) {
      if (line === '' || line.startsWith('#')) continue;
      const [name, words = ''] = line.split('\t');
      const found = CLASSES[name];
      if (found === undefined) throw new Error(`nouns-broken: no class '${name}'`);
      for (const word of words.split(' ')) {
        if (!this.#classes.has(word)) this.#classes.set(word, found);
      }
    }
  }

  /**
   * The class of a noun by its spelling or lemma, whichever is known first; null for one that names
   * nobody. `before` is the word that stands right before it: "suicide bomber" is no aircraft.
   * "Spokesmen" is found through its lemma, "troops" by itself; of "ex-president" and "vice-premier"
   * the last part decides.
   */
  of(lower: string, lemma: string, before = ''): NounClass | null {
    for (const word of [lower, lemma.toLowerCase()]) {
      const found =
        this.#classes.get(`${before}_${word}`) ??
        this.#classes.get(word) ??
        this.#classes.get(word.slice(word.lastIndexOf('-') + 1));
      if (found !== undefined) return found;
    }
    return null;
  }
}
