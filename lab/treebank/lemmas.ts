import {
  edited,
  type LemmaTable,
  LONGEST_SUFFIX,
  lemmaGroup,
} from '../../src/stages/4-tags/lemma.ts';

/** One observed word. */
export interface LemmaExample {
  readonly form: string;
  readonly xpos: string;
  readonly lemma: string;
}

/**
 * Learns a table: for every tag and case the commonest edit of each suffix where it differs from the
 * shorter suffix's, then every form that the rules get wrong as an exception. `told` are forms known
 * from elsewhere: they make no rules, and stand as exceptions where no example has them.
 */
export function learnLemmas(
  examples: readonly LemmaExample[],
  told: readonly LemmaExample[] = [],
): LemmaTable {
  const edits = new Map<string, number>();
  const number = (edit: string) => {
    const known = edits.get(edit) ?? edits.size;
    edits.set(edit, known);
    return known;
  };
  const rules: Record<string, Record<string, number>> = {};
  const usual: Record<string, number[]> = {};
  const exceptions: Record<string, Record<string, number | string>> = {};
  const groups = new Map<string, LemmaExample[]>();
  for (const example of examples) {
    const group = lemmaGroup(example.form, example.xpos);
    if (!groups.get(group)?.push(example)) groups.set(group, [example]);
  }
  for (const [group, members] of groups) {
    const forms = new Map<string, Map<string, number>>();
    for (const { form, lemma } of members) {
      const lower = form.toLowerCase().replace(/’/g, "'");
      count(forms, lower, editOf(form, lemma) ?? `=${lemma}`);
    }
    // A form counts once for its commonest edit, so that "said" does not outvote all other verbs.
    const bySuffix = new Map<string, Map<string, number>>();
    for (const [lower, found] of forms) {
      const best = commonest(found);
      if (best.startsWith('=')) continue;
      for (let size = 0; size <= Math.min(LONGEST_SUFFIX, lower.length); size++) {
        count(bySuffix, lower.slice(lower.length - size), best);
      }
    }
    const table: Record<string, number> = {};
    const suffixes = [...bySuffix.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    for (const suffix of suffixes) {
      const found = bySuffix.get(suffix)!;
      const best = commonest(found);
      const seen = [...found.values()].reduce((sum, n) => sum + n, 0);
      // An edit that adds much ("men" to "man" is fine, a typing slip put right is not) wants more witnesses.
      const least = best.length > 4 ? 4 : 2;
      if (suffix !== '' && (seen < least || found.get(best)! < least)) continue;
      if (suffix !== '' && ruleFor(table, suffix) === number(best)) continue;
      table[suffix] = number(best);
    }
    rules[group] = table;
    const votes = [...(bySuffix.get('') ?? [])].sort(
      (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1),
    );
    usual[group] = votes.slice(0, 5).map(([edit]) => number(edit));
    const odd: Record<string, number | string> = {};
    for (const [lower, found] of forms) {
      const best = commonest(found);
      if (best.startsWith('=')) odd[lower] = best.slice(1);
      else if (ruleFor(table, lower) !== number(best)) odd[lower] = number(best);
    }
    exceptions[group] = odd;
  }
  for (const { form, xpos, lemma } of told) {
    const group = lemmaGroup(form, xpos);
    exceptions[group] ??= {};
    if (!groups.get(group)?.some((one) => one.form === form)) exceptions[group][form] ??= lemma;
  }
  return { edits: [...edits.keys()], rules, usual, exceptions };
}

function ruleFor(table: Record<string, number>, form: string): number | undefined {
  for (let size = Math.min(LONGEST_SUFFIX, form.length); size >= 0; size--) {
    const suffix = form.slice(form.length - size);
    if (Object.hasOwn(table, suffix)) return table[suffix];
  }
  return undefined;
}

/** The edit that makes the lemma of the form, or null where they share too little. */
function editOf(form: string, lemma: string): string | null {
  for (const how of ['k', 'l']) {
    const base = how === 'l' ? form.toLowerCase() : form;
    let same = 0;
    while (same < base.length && same < lemma.length && base[same] === lemma[same]) same++;
    const edit = `${how}${base.length - same}${lemma.slice(same)}`;
    if (base.length - same <= 4 && (same > 0 || base.length <= 4) && edited(form, edit) === lemma) {
      // Lowering says the same as keeping where there is no capital; prefer it, so that rules agree.
      return how === 'k' && base === base.toLowerCase() ? `l${edit.slice(1)}` : edit;
    }
  }
  return null;
}

function count(table: Map<string, Map<string, number>>, key: string, value: string): void {
  const row = table.get(key) ?? new Map<string, number>();
  table.set(key, row.set(value, (row.get(value) ?? 0) + 1));
}

function commonest(found: Map<string, number>): string {
  let best = '';
  let most = 0;
  for (const [value, n] of found) if (n > most) [best, most] = [value, n];
  return best;
}
