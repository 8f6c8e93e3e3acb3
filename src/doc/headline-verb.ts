import { RELATIONS, type Relation } from './columns.ts';

/** Verbs of headlines that a tagger may take for nouns, in the plain form that plural subjects have. */
export interface HeadlineVerbs {
  /** Verbs by themselves: "vow", "urge". */
  readonly plain: readonly string[];
  /** Verbs that are more often nouns, each with what makes a verb of it: "trade" with "blame". */
  readonly with: { readonly [verb: string]: readonly string[] };
}

/** Tags and tree of a report's words, as `SyntaxColumns` holds them. */
interface Columns {
  readonly tag: Uint8Array;
  readonly head: Int32Array;
  readonly rel: Uint8Array;
  readonly score: Float32Array;
}

/** How sure a tree is that this rule has laid. */
const SCORE = 0.6;
/** The longest name in a list: "Papua New Guinea". */
const LONGEST = 3;
const rel = (name: Relation) => RELATIONS.indexOf(name);
const MODIFIERS: ReadonlySet<number> = new Set(
  (['compound', 'amod', 'nmod', 'nmod:desc', 'appos', 'conj', 'flat', 'dep'] as const).map(rel),
);
/** Words that open a clause of its own: a verb behind them is not the headline's. */
const OPENS = /^(?:as|after|while|before|because|if|that|when|until|but|since|how|why)$/;

// "Oslo, Stockholm vow joint patrols", "Lomé & Accra trade blame over border"
/**
 * A headline that opens with a list and whose verb was taken for a noun: gives the verb its tag, the list
 * as its subject and what follows as its object. `forms` are the words of the title's sentence, `from` its
 * first token in the columns, `tags` the tag of each code and `verb` the code of a finite plain verb.
 * Leaves everything as it is where no verb is found, where another verb is the headline's, and where the
 * tree has it right.
 */
export function headlineVerb(
  columns: Columns,
  forms: readonly string[],
  from: number,
  tags: readonly string[],
  verb: number,
  verbs: HeadlineVerbs,
): void {
  const xpos = (i: number) => tags[columns.tag[from + i]].split('/')[1];
  const groups = listed(forms, xpos, verbs);
  if (groups === null) return;
  const at = groups[groups.length - 1].to;
  const subject = groups.map((group) => headOf(columns, from, group));
  const first = from + subject[0];
  const right = columns.rel[first] === rel('nsubj') && columns.head[first] === from + at;
  if (right && columns.rel[from + at] === 0 && joinedTo(columns, from, subject)) return;
  // "Riga, Oslo trade ministers meet": the verb is another one.
  for (let i = at + 1, inside = false; i < forms.length; i++) {
    inside ||= OPENS.test(forms[i].toLowerCase());
    if (!inside && /^(?:VB[DZP]|MD)$/.test(xpos(i))) return;
  }
  const hang = (i: number, head: number, name: Relation) => {
    columns.head[from + i] = head < 0 ? -1 : from + head;
    columns.rel[from + i] = rel(name);
    columns.score[from + i] = SCORE;
  };
  const rest = loose(columns, from, at, forms.length);
  columns.tag[from + at] = verb;
  hang(at, -1, 'root');
  groups.forEach((group, g) => {
    for (let i = group.from; i < group.to; i++)
      if (i !== subject[g]) hang(i, subject[g], 'compound');
    hang(subject[g], g === 0 ? at : subject[0], g === 0 ? 'nsubj' : 'conj');
    // What stands between two names belongs to the one after it.
    for (let i = g === 0 ? 0 : groups[g - 1].to; i < group.from; i++)
      hang(i, subject[g], forms[i] === ',' ? 'punct' : 'cc');
  });
  let object = false;
  for (const i of rest) {
    const name = relationOf(columns, from, i, xpos(i), object);
    object ||= name === 'obj';
    hang(i, at, name);
  }
}

// "Apia to host talks, envoy says"
/**
 * A headline that opens with a name and what it is to do, which the tree has torn apart: hangs the infinitive on
 * the name, and the name where the infinitive hung. Leaves everything else as it is.
 */
export function headlinePlan(
  columns: Columns,
  forms: readonly string[],
  from: number,
  tags: readonly string[],
): void {
  const xpos = (i: number) => tags[columns.tag[from + i]].split('/')[1];
  let to = 0;
  while (to < forms.length && (/^NNPS?$/.test(xpos(to)) || /^(?:,|&|and)$/.test(forms[to]))) to++;
  const verb = to + 1;
  if (to === 0 || to > 2 * LONGEST || forms[to] !== 'to' || verb >= forms.length) return;
  if (xpos(verb) !== 'VB' || columns.head[from + to] !== from + verb) return;
  const first = headOf(columns, from, { from: 0, to: groupEnd(forms, to) });
  const { head } = columns;
  const above = head[from + verb];
  if (above < from + to || head[from + first] === from + verb) return;
  // What the infinitive hangs on may itself hang on the name.
  for (let at = above; at >= 0; at = head[at]) if (at === from + first) return;
  head[from + first] = above;
  columns.rel[from + first] = rel('ccomp');
  head[from + verb] = from + first;
  columns.rel[from + verb] = rel('acl');
}

/** Where the first of several names ends. */
function groupEnd(forms: readonly string[], to: number): number {
  const end = forms.findIndex((form) => /^(?:,|&|and)$/.test(form));
  return end > 0 && end < to ? end : to;
}

/** A stretch of the sentence's words, counted from its first. */
interface Group {
  readonly from: number;
  readonly to: number;
}

/** The names of the list that a headline opens with, up to its verb; null where it opens with none. */
function listed(
  forms: readonly string[],
  xpos: (i: number) => string,
  verbs: HeadlineVerbs,
): Group[] | null {
  const groups: Group[] = [];
  let from = 0;
  for (let i = 0; i < forms.length - 1; i++) {
    const joins = /^(?:,|&|and)$/i.test(forms[i]);
    if (i > from && i - from <= LONGEST && groups.length > 0 && tells(forms, i, xpos, verbs)) {
      groups.push({ from, to: i });
      return groups;
    }
    if (joins) {
      if (i > from) groups.push({ from, to: i });
      else if (from === 0 || forms[i] === ',') return null;
      from = i + 1;
    } else if (!/^(?:NNPS?|NNS?|JJ)$/.test(xpos(i)) || i - from >= LONGEST) return null;
  }
  return null;
}

/** Whether a word may be the verb of a headline's list. */
function tells(
  forms: readonly string[],
  i: number,
  xpos: (i: number) => string,
  verbs: HeadlineVerbs,
): boolean {
  const word = forms[i].toLowerCase();
  // "Riga, Oslo Pledge Talks" is written like names.
  if (/^VBP?$/.test(xpos(i))) return true;
  if (!/^(?:NN|NNP|JJ)$/.test(xpos(i))) return false;
  if (verbs.plain.includes(word)) return true;
  const objects = Object.hasOwn(verbs.with, word) ? verbs.with[word] : [];
  for (let k = i + 1; k < forms.length; k++) {
    if (/^(?:IN|TO|,|:)$/.test(xpos(k))) return false;
    if (objects.includes(forms[k].toLowerCase())) return true;
  }
  return false;
}

/** The word of a name that the others hang on: the last of those that hang outside it. */
function headOf({ head }: Columns, from: number, group: Group): number {
  for (let i = group.to - 1; i >= group.from; i--) {
    const above = head[from + i] - from;
    if (above < group.from || above >= group.to) return i;
  }
  return group.to - 1;
}

/** Whether the further names of a list hang on its first. */
function joinedTo({ head, rel: rels }: Columns, from: number, subject: readonly number[]): boolean {
  return subject
    .slice(1)
    .every((i) => rels[from + i] === rel('conj') && head[from + i] === from + subject[0]);
}

/** The words after the verb that hang on nothing else after it. */
function loose({ head }: Columns, from: number, at: number, length: number): number[] {
  const found: number[] = [];
  for (let i = at + 1; i < length; i++) if (head[from + i] - from <= at) found.push(i);
  return found;
}

/** What a word after the verb is to it; one object at most. */
function relationOf(
  columns: Columns,
  from: number,
  i: number,
  xpos: string,
  object: boolean,
): Relation {
  const has = (...names: readonly Relation[]) =>
    columns.head.some(
      (head, token) => head === from + i && names.some((name) => columns.rel[token] === rel(name)),
    );
  const own = columns.rel[from + i];
  if (/^[^A-Z]/.test(xpos)) return 'punct';
  if (/^VB/.test(xpos)) return has('mark') && xpos !== 'VB' ? 'advcl' : 'xcomp';
  if (has('case')) return 'obl';
  if (!MODIFIERS.has(own) && own !== 0 && own !== rel('parataxis') && own !== rel('obj'))
    return RELATIONS[own];
  return object ? 'parataxis' : 'obj';
}
