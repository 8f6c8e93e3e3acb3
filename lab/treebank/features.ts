import type { FeatureTable } from '../../src/stages/4-tags/features.ts';

interface FeatureExample {
  readonly form: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
}

/** Properties of this text rather than of the word: slips, abbreviations, style. */
const PASSING = /^(Typo|Abbr|Style|ExtPos|Foreign|CorrectForm)/;

/** Features as UD writes them, without those that a table by form cannot know. */
export function lastingFeatures(feats: string): string {
  const kept = feats.split('|').filter((feature) => !PASSING.test(feature));
  return kept.length > 0 ? kept.join('|') : '_';
}

/** The commonest value of every pair of tags, and of every form seen twice with another one. */
export function learnFeatures(examples: readonly FeatureExample[]): FeatureTable {
  const values = new Map<string, number>();
  const number = (value: string) => {
    const known = values.get(value) ?? values.size;
    values.set(value, known);
    return known;
  };
  const byTags = new Map<string, Map<string, number>>();
  const byForm = new Map<string, Map<string, Map<string, number>>>();
  for (const { form, upos, xpos, feats } of examples) {
    const tags = `${upos}/${xpos}`;
    const value = lastingFeatures(feats);
    const lower = form.toLowerCase().replace(/’/g, "'");
    const forms = byForm.get(tags) ?? new Map<string, Map<string, number>>();
    byForm.set(tags, forms);
    byTags.set(tags, added(byTags.get(tags), value));
    forms.set(lower, added(forms.get(lower), value));
  }
  const usual: Record<string, number> = {};
  const forms: Record<string, Record<string, number>> = {};
  for (const [tags, counts] of byTags) {
    usual[tags] = number(commonest(counts)[0]);
    const own: Record<string, number> = {};
    for (const [form, found] of byForm.get(tags)!) {
      const [value, times] = commonest(found);
      if (times >= 2 && number(value) !== usual[tags]) own[form] = number(value);
    }
    if (Object.keys(own).length > 0) forms[tags] = own;
  }
  return { values: [...values.keys()], usual, forms };
}

function added(counts: Map<string, number> | undefined, value: string): Map<string, number> {
  const all = counts ?? new Map<string, number>();
  return all.set(value, (all.get(value) ?? 0) + 1);
}

function commonest(counts: Map<string, number>): [string, number] {
  let best: [string, number] = ['_', 0];
  for (const pair of counts) if (pair[1] > best[1]) best = pair;
  return best;
}
