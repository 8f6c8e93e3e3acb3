/** Word lists of this stage: `words.json` (closed classes) and `classes.json` (kinds of nouns and verbs). */
export type Words = { readonly [list: string]: ReadonlySet<string> };

/** Lists of words as sets; a list that a rule names and the file lacks throws `list-missing`. */
export function wordsOf(lists: { readonly [list: string]: readonly string[] }): Words {
  const sets = Object.fromEntries(Object.entries(lists).map(([name, all]) => [name, new Set(all)]));
  return new Proxy(sets, {
    get(target, name: string) {
      if (!(name in target)) throw new Error(`list-missing: no word list '${name}'`);
      return target[name];
    },
  });
}
