/** Word lists of the event rules; the file is `words.json`, all lemmas in lower case. */
export type WordLists = Readonly<
  Record<
    | 'light'
    | 'aspect'
    | 'quantity'
    | 'future'
    | 'would'
    | 'possible'
    | 'duty'
    | 'intend'
    | 'fail'
    | 'denied'
    | 'requested'
    | 'condition'
    | 'hedge'
    | 'negation'
    | 'control'
    | 'accident'
    | 'speech'
    | 'accusing'
    | 'voice'
    | 'political'
    | 'undertaking'
    | 'continuing'
    | 'adverse'
    | 'sides'
    | 'comment'
    | 'wished'
    | 'sending',
    ReadonlySet<string>
  >
>;

/** The lists as sets. */
export function wordLists(json: Readonly<Record<string, readonly string[]>>): WordLists {
  return Object.fromEntries(
    Object.entries(json).map(([name, words]) => [name, new Set(words)]),
  ) as unknown as WordLists;
}

/** Irregular forms ("shot" of "shoot"), for verbs whose lemma the tagger did not find. */
export function irregularForms(
  json: Readonly<Record<string, readonly string[]>>,
): ReadonlyMap<string, string> {
  return new Map((json.irregular ?? []).map((pair) => pair.split(' ') as [string, string]));
}
