/**
 * UD features by tag and form, learned from the treebanks: what the tags imply, and what single forms
 * add to it ("these": Number=Plur|PronType=Dem).
 */
export interface FeatureTable {
  /** Distinct feature strings as CoNLL-U writes them; '_' for none. */
  readonly values: readonly string[];
  /** Per "UPOS/XPOS", number of the commonest value. */
  readonly usual: Readonly<Record<string, number>>;
  /** Per "UPOS/XPOS", lower-case form to number of its own value where that differs. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/**
 * Features of a form under its tags, as CoNLL-U writes them; '_' where the tags are not known. What
 * only the sentence tells (the person of "were", the voice of a participle) is the commonest reading.
 */
export function featuresOf(form: string, upos: string, xpos: string, table: FeatureTable): string {
  const tags = `${upos}/${xpos}`;
  const key = form.toLowerCase().replace(/’/g, "'");
  const forms = Object.hasOwn(table.forms, tags) ? table.forms[tags] : {};
  if (Object.hasOwn(forms, key)) return table.values[forms[key]];
  return Object.hasOwn(table.usual, tags) ? table.values[table.usual[tags]] : '_';
}
