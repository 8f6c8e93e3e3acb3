/**
 * Lemmas by suffix rules and a list of exceptions, both learned from the treebanks. A rule is an
 * edit: whether to lower the case, how many characters to cut from the end, what to add.
 */
export interface LemmaTable {
  /** Edits as `l2y` (lower, cut 2, add "y") or `k0` (keep case, cut nothing). */
  readonly edits: readonly string[];
  /** Per tag and case (`VBD`, `NNP^` for a capital), suffix to number of edit; '' is the fallback. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Per tag and case, the five commonest edits, commonest first. */
  readonly usual: Readonly<Record<string, readonly number[]>>;
  /** Per tag and case, whole lower-case form to number of edit, or to the lemma where none fits. */
  readonly exceptions: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
}

/** Tags whose forms have an ending to take off; capitals are left to the rules. */
const INFLECTED = /^(VB[DGNZ]|NNS|JJ[RS]|RB[RS])$/;

/** Longest suffix a rule may look at. */
export const LONGEST_SUFFIX = 5;

/** Under which rules a form stands: its tag, with a mark where it begins with a capital. */
export function lemmaGroup(form: string, xpos: string): string {
  return /^\p{Lu}/u.test(form) ? `${xpos}^` : xpos;
}

/**
 * The lemma of a form under its Penn tag; the form itself where the table knows nothing of the tag.
 * `known` tells real words: where the rule's outcome is none, the commonest edit that gives one is
 * taken instead ("retreating": not "retreate", as "creating" would have it, but "retreat").
 */
export function lemmaOf(
  form: string,
  xpos: string,
  table: LemmaTable,
  known: (word: string) => boolean,
): string {
  const group = lemmaGroup(form, xpos);
  const lower = form.toLowerCase().replace(/’/g, "'");
  const exception = own(own(table.exceptions, group), lower);
  if (typeof exception === 'string') return exception;
  // Figures stand without the commas between their digits.
  if (xpos === 'CD' && form.includes(',')) return form.replace(/(?<=\d),(?=\d)/g, '');
  if (exception !== undefined) return edited(form, table.edits[exception]);
  const rules = own(table.rules, group);
  if (rules === undefined) return form;
  for (let size = Math.min(LONGEST_SUFFIX, lower.length); size >= 0; size--) {
    const edit = own(rules, lower.slice(lower.length - size));
    if (edit === undefined) continue;
    const lemma = edited(form, table.edits[edit]);
    if (lemma === lower || !INFLECTED.test(group) || known(lemma)) return lemma;
    const others = (own(table.usual, group) ?? []).map((other) => edited(form, table.edits[other]));
    return others.find((other) => other.length > 2 && other !== lower && known(other)) ?? lemma;
  }
  return form;
}

/** Carries out one edit. */
export function edited(form: string, edit: string): string {
  const [, how, cut, add] = /^([kl])(\d+)(.*)$/s.exec(edit)!;
  const base = how === 'l' ? form.toLowerCase() : form;
  return base.slice(0, Math.max(0, base.length - Number(cut))) + add;
}

/** A property of the table itself, never one that every object has ("constructor"). */
function own<Value>(
  table: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
