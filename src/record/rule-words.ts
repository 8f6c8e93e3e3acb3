import {
  KIND_TEXTS,
  MODEL_TEXTS,
  NEED_TEXTS,
  PART_TEXTS,
  RULE_TEXTS,
  SHIFT_TEXTS,
} from './rule-texts.ts';

/** What an entry is of, as the record’s lists are named in the singular. */
export type EntryKind = keyof typeof RULE_TEXTS;

/**
 * A rule or model in words, as a sentence: its text, or for a row of a lexicon ("down/v obj:aircraft")
 * one made from its name. Null where nothing is known of such a rule: a record of another version.
 */
export function ruleWords(kind: EntryKind, rule: string): string | null {
  const texts: { readonly [rule: string]: string } = RULE_TEXTS[kind];
  if (Object.hasOwn(texts, rule)) return texts[rule];
  const [model, version] = rule.split('@');
  if (version !== undefined && Object.hasOwn(MODEL_TEXTS, model)) {
    return `${MODEL_TEXTS[model]}, version ${version}.`;
  }
  // "weekday+clock": a time made of two.
  const parts = rule.split('+');
  if (parts.length > 1 && parts.every((part) => Object.hasOwn(texts, part))) {
    return parts.map((part) => texts[part]).join(' ');
  }
  return senseWords(rule);
}

/** "down/v obj:aircraft > threatened" as words; null where it has another form. */
function senseWords(rule: string): string | null {
  const [sense, shift] = rule.split(' > ');
  const [, lemma, pos, needs] = /^(\S+)\/([vnam])(?: (.+))?$/.exec(sense) ?? [];
  if (lemma === undefined) return null;
  const told = (needs ?? '').split(' ').filter(Boolean).map(needWords);
  if (told.includes(null) || (shift !== undefined && !(shift in SHIFT_TEXTS))) return null;
  const frame = told.length ? ` ${told.join(', ')}` : '';
  const moved = shift === undefined ? '' : ` ${SHIFT_TEXTS[shift]}`;
  return `The ${PART_TEXTS[pos]} “${lemma}”${frame}.${moved}`;
}

/** One constraint of a lexicon's row: "obj:aircraft" is "whose object is of the class “aircraft”". */
function needWords(need: string): string | null {
  const prefix = Object.keys(NEED_TEXTS).find(
    (one) => need === one || (/[:+@]$/.test(one) && need.startsWith(one)),
  );
  if (prefix === undefined) {
    // "xcomp", "ccomp", "light" without words: anything there.
    const open = NEED_TEXTS[`${need}:`];
    return open === undefined ? null : open.replace('{of}', KIND_TEXTS['*']);
  }
  const of = need.slice(prefix.length).split(',').map(namedWords).join(' or ');
  return NEED_TEXTS[prefix].replace('{of}', of);
}

function namedWords(word: string): string {
  if (Object.hasOwn(KIND_TEXTS, word)) return KIND_TEXTS[word];
  return word.startsWith('%') ? `“${word.slice(1)}” or its like` : `“${word}”`;
}
