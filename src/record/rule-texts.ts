/**
 * Every fixed rule in words, by the kind of entry it makes. Rules that stand for a row of a lexicon
 * ("attack/v obj:site") are put into words from their own name, in `rule-words.ts`.
 */
export const RULE_TEXTS = Object.freeze({
  mention: {
    'name-phrase': 'A proper name with the words that belong to its phrase.',
    'nested-name': 'A name that stands inside a longer name.',
    noun: 'A noun for people, bodies, groups or places, with its phrase.',
    pronoun: 'A pronoun for somebody.',
    part: 'A number or word for some of a group, with its phrase.',
    those: '“Those”, “the others” and the like: a group told by the words that follow.',
    age: 'An age that stands for whoever has it.',
    list: 'Several participants joined by “and” or commas that act together.',
    run: 'Names that stand side by side and act together, as titles write them.',
    amount: 'An amount: a number with its unit or currency.',
  },
  actor: {
    lexicon: 'A name that the lexicon of actors holds.',
    'lexicon-surname':
      'A surname that the lexicon knows, with nobody else of that name in the report.',
    'lexicon-phrase': 'A description that the lexicon holds whole.',
    'full-name': 'A full name that the report introduces.',
    'longer-name': 'A longer form of a name that the report has used before.',
    'same-name': 'The same name as before in the report.',
    'short-name': 'A shorter form of a name used before in the report.',
    'short-name-nearest':
      'A shorter form of a name that several bear: whoever was last named so in its paragraph.',
    'short-name-title': 'A shorter form of a name that the title uses.',
    'bare-surname': 'A surname whose bearer the report does not introduce.',
    abbreviation: 'An abbreviation whose letters are those of a name in the report.',
    'body-name': 'The name of a body that the report introduces.',
    metonym: 'A place or building that stands for those who sit there.',
    collective: 'A word for a body ("the bloc"), and the nearest body it fits, subjects first.',
    fighters: 'Fighters of a group that is named with them.',
    'list-before': 'A number of states or sides, and as many named before.',
    apposition: 'A description beside the name that it explains.',
    description: 'A description that introduces somebody without a name.',
    'same-description': 'The same description as before in the report.',
    office: 'An office and a country: whoever held it on the day of the report.',
    'office-alone': 'An office of a country or body, whose holder nobody names.',
    host: 'A town with a post that is opened or closed, or a capital that is visited: its state.',
    'both-so-far': '“The countries”: the two that the sentence has spoken of so far.',
    'office-in-report': 'An office that the report says somebody holds.',
    offices: 'An office in several countries: whoever held it in each on the day of the report.',
    age: 'An age: whoever the report says is so old, or the one person spoken of nearby.',
    'unnamed-source': 'Somebody who speaks without a name, called as the report calls them.',
    government: 'A government, by its country.',
    forces: 'Armed forces, by the country whose they are.',
    crew: 'Planes, ships or troops of a country: its forces act through them.',
    counterpart: 'A “counterpart”: the same office on the other side.',
    'own-country': 'A country told by whose it is: “her country”.',
    'only-country': '“The country”: the only state spoken of nearby.',
    'country-of-context': 'A description without a country: that of the sentence or of the report.',
    'only-one-so-far': 'A description that fits only one of those spoken of so far.',
    'pair-before': '“Both”, “the two”: the pair named just before.',
    'so-many-spoken-of': 'A number of parties: just so many have been spoken of.',
    'so-many-in-title': 'A number of parties: just so many stand in the title.',
    foremost: 'A number of parties: those that the report speaks of most.',
    'first-person': '“I” in somebody’s words: whoever says them.',
    'first-person-plural':
      '“We” in somebody’s words: whoever says them, or the side he speaks for.',
    'second-person': '“You” in somebody’s words: whoever is spoken to.',
    'speaker-of-clause': 'A pronoun in reported words: whoever says them.',
    'subject-of-clause': 'A pronoun: the subject of the clause it hangs on.',
    'outer-subject':
      'A pronoun in a clause that describes a noun: the subject of the sentence around it.',
    'nearest-subject': 'A pronoun: the nearest subject before it that agrees with it.',
    'nearest-plural': '“They”: the nearest group, body or pair before it.',
    'one-body': '“They”: a single body spoken of before.',
    list: 'A list: all its members.',
    unknown: 'Nothing in the report or the lexicon says who it is.',
    'member-of-a-list': 'Named only together with others.',
  },
  time: {
    'numeric-date': 'A date in figures.',
    'month-day': 'A month and a day.',
    'day-month': 'A day and a month.',
    'month-year': 'A month and a year.',
    month: 'A month; its year by the tense and the date of publication.',
    year: 'A year.',
    era: 'A decade or century.',
    clock: 'A time of day.',
    duration: 'A length of time.',
    set: 'A time that comes again and again.',
    weekday: 'A day of the week; which one by the tense and the date of publication.',
    weekdays: 'A day of the week that comes again and again.',
    'day-word': 'A word for a day, counted from the date of publication.',
    counted: 'A number of days, weeks, months or years before or after.',
    pointed: '“This”, “last” or “next” with a unit of time.',
    season: 'A season of the year.',
    'the-unit': '“The day”, “the week” and the like, from the words around.',
    'year-earlier': '“A year earlier”: counted from the time spoken of.',
    holiday: 'A holiday by its name.',
    quarter: 'A quarter of a year.',
    vague: 'A word for a time that no calendar fixes.',
  },
  statement: {
    'quotation-alone':
      'Words in quotation marks without a verb of saying; whose they are is told by what stands around.',
    'headline-colon': 'In a title, a name and a colon before what is said, or a dash after it.',
  },
  commitment: {
    'headline-to': 'In a title, a subject with an infinitive: what somebody is to do.',
    'modal-will': 'In somebody’s own words, what he or his side will do.',
    'modal-refusal': 'In somebody’s own words, what he or his side will not do.',
    'modal-must': 'In somebody’s words, what somebody else must do.',
    'modal-should': 'In somebody’s words, what somebody else should do.',
    'modal-measure': 'A public body tells, in the passive, what only it can have done.',
  },
  event: {},
  stance: {
    ousting: 'Somebody wants another to leave his post.',
  },
  figure: {
    money: 'An amount of money.',
    percent: 'A share in percent.',
    range: 'A number between two bounds.',
    count: 'A number with what it counts.',
  },
} satisfies { readonly [kind: string]: { readonly [rule: string]: string } });

/** A learned model in words, by the name before the “@” of its rule. */
export const MODEL_TEXTS: { readonly [model: string]: string } = Object.freeze({
  names: 'Found by the learned model of names',
  statements:
    'Found by the learned models of attribution, which mark what is said, the words that say so and who says it',
});

/** What an event’s type becomes where it is announced and not done, by the end of its rule. */
export const SHIFT_TEXTS: { readonly [shift: string]: string } = Object.freeze({
  announced: 'It is announced and not yet done, so it counts as an agreement to do it.',
  refused: 'It is said that it will not be done, so it counts as a refusal.',
  threatened: 'It is harm that is announced and not yet done, so it counts as a threat.',
});

/** A lexicon’s constraint in words; `{of}` is what it names, joined by “or”. */
export const NEED_TEXTS: { readonly [need: string]: string } = Object.freeze({
  '+': 'together with {of}',
  '@': 'with a phrase under {of}',
  'obj:': 'whose object is {of}',
  'not:': 'whose object is not {of}',
  's:': 'whose subject is {of}',
  'mod:': 'with {of} before it',
  'of:': 'of {of}',
  'w:': 'near {of}',
  'light:': 'carried by {of}',
  'xcomp:': 'completed by {of}',
  'x:': 'completed by {of}',
  'ccomp:': 'completed by a clause with {of}',
  'prep:': 'with a phrase under {of}',
  neg: 'denied',
  plain: 'with no clause to complete it',
  to: 'with an infinitive',
  ger: 'with a verb in “-ing”',
  that: 'with a clause',
  o: 'with an object',
  for: 'with “for” and an infinitive',
  of: 'of somebody',
  held: 'that somebody holds',
});

/** A lexicon’s own sign for what a constraint names, in words. */
export const KIND_TEXTS: { readonly [sign: string]: string } = Object.freeze({
  '*': 'anything',
  '-': 'nothing',
  '@actor': 'somebody who can act',
  '@person': 'people',
  '@place': 'a place',
  '@state': 'a state',
  '@org': 'a body',
});

/** Parts of speech as a lexicon’s rule writes them. */
export const PART_TEXTS: { readonly [pos: string]: string } = Object.freeze({
  v: 'verb',
  n: 'noun',
  a: 'adjective',
  m: 'auxiliary',
});
