/**
 * Classes of words that the lexicon's frames name instead of listing words: `obj:aircraft` is a verb
 * whose object is any word of that class. The file has one class a line: name, tab, lemmas.
 */
export class WordClassesByName {
  readonly #words: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(text: string) {
    const rows = text.split('\n').filter((row) => row && !row.startsWith('#'));
    this.#words = new Map(
      rows.map((row) => {
        const [name, words] = row.split('\t');
        return [name, new Set(words.split(' '))];
      }),
    );
  }

  /** Whether a lemma (lower case) stands in a class; false for a class that does not exist. */
  has(name: string, lemma: string): boolean {
    return this.#words.get(name)?.has(lemma) ?? false;
  }

  /** Whether there is such a class; the lexicon's test asks it for every name used. */
  knows(name: string): boolean {
    return this.#words.has(name);
  }

  /** The names of the classes a lemma stands in, in file order. */
  of(lemma: string): string[] {
    return [...this.#words].filter(([, words]) => words.has(lemma)).map(([name]) => name);
  }
}
