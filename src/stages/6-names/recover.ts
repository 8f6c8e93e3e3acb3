import type { Scene } from './features.ts';
import { type Found, KINDS } from './labels.ts';
import { CAPITAL, isLarge } from './words.ts';

/** Lists whose names mean little else, as bits of a match that stands alone or begins: list × 4. */
const SURE = [
  { list: 0, kind: KINDS.indexOf('LOC') },
  { list: 1, kind: KINDS.indexOf('NORP') },
] as const;
const PERSON = KINDS.indexOf('PER');
const [COUNTRY, PERSONS, GIVEN, SURNAME, TOWN] = [0, 3, 4, 5, 6];
const KNOWN_SCORE = 0.7;
const REPEATED_SCORE = 0.8;
/** A leader's surname that opens a sentence and that the report gives no full name for. */
const BARE_SCORE = 0.6;
/** A name is repeated only where the model was this sure of it. */
const CLEAR = 0.6;

/**
 * Names that the model passes over though the report or a list settles them: countries and
 * nationalities ("Turkey and Greece Agree to Talks"), the surname of a person whom the report names in
 * full ("Lavrov will meet …"), and one that is no other word and opens a sentence as its subject
 * ("Guterres called for …"). Answers the names with those added, in order.
 */
export function recover(found: readonly Found[][], scenes: readonly Scene[]): Found[][] {
  const surnames = new Set<number>();
  found.forEach((list, s) => {
    for (const { from, to, kind, score } of list) {
      if (kind === PERSON && to - from > 1 && score >= CLEAR)
        surnames.add(scenes[s].words[to - 1].key);
    }
  });
  return found.map((given, s) => {
    const { words, known, cases } = scenes[s];
    const list = given
      .map((name) => settled(name, scenes[s], surnames))
      .flatMap((name) => cut(name, scenes[s]));
    const taken = new Uint8Array(words.length);
    for (const { from, to } of list) taken.fill(1, from, to);
    const more: Found[] = [];
    for (let i = 0; i < words.length; i++) {
      if (taken[i] || !isLarge(words[i])) continue;
      const listed = SURE.find(({ list }) => ((known[i] >>> (list * 4)) & 9) !== 0);
      if (listed !== undefined) {
        let to = i + 1;
        const begins = ((known[i] >>> (listed.list * 4)) & 1) !== 0;
        while (begins && to < words.length && ((known[to - 1] >>> (listed.list * 4)) & 4) === 0)
          to++;
        if (!taken.subarray(i, to).includes(1)) {
          more.push({ from: i, to, kind: listed.kind, score: KNOWN_SCORE });
          taken.fill(1, i, to);
        }
      } else if (
        surnames.has(words[i].key) &&
        words[i].text.length > 2 &&
        !cases.onlySmall(words[i]) &&
        !(i > 0 && taken[i - 1]) &&
        !(i + 1 < words.length && isLarge(words[i + 1]))
      ) {
        more.push({ from: i, to: i + 1, kind: PERSON, score: REPEATED_SCORE });
      } else if (i === 0 && isSubject(scenes[s])) {
        more.push({ from: i, to: i + 1, kind: PERSON, score: BARE_SCORE });
      }
    }
    return more.length === 0 ? list : [...list, ...more].sort((a, b) => a.from - b.from);
  });
}

// "Guterres called for restraint." "May, who was abroad, called it a crime."
/** Whether a sentence opens with a surname that does something, and that nothing else is meant by. */
function isSubject({ words, known, cases, style, syntax }: Scene): boolean {
  const [first, second, third] = words;
  if (style !== 0 || first.case !== CAPITAL || words.length < 3) return false;
  if (!only(known[0], SURNAME) || cases.onlySmall(first) || isLarge(second)) return false;
  if (second.text === ',') return third.lower === 'who';
  // A word that is small elsewhere ("Banks", "Young") is oftener that word.
  return first.lowerFine < 0 && /^VB[DNZ]$/.test(syntax?.xpos[1] ?? '');
}

/** Whether one list alone has a word, and has it alone. */
function only(known: number, list: number): boolean {
  return known >>> 0 === (8 << (list * 4)) >>> 0;
}

const PLACE = KINDS.indexOf('LOC');

/**
 * "Oslo asked for talks." A single word taken for a person is a place where the lists know it as one
 * and as no person's, and nobody in the report bears it as a surname.
 */
function settled(name: Found, { words, known }: Scene, surnames: ReadonlySet<number>): Found {
  const { from, to, kind } = name;
  const alone = (list: number) => ((known[from] >>> (list * 4 + 3)) & 1) !== 0;
  if (kind !== PERSON || to - from > 1 || surnames.has(words[from].key)) return name;
  if (!alone(COUNTRY) && !alone(TOWN)) return name;
  if ([PERSONS, GIVEN, SURNAME].some(alone)) return name;
  return { ...name, kind: PLACE, score: Math.min(name.score, KNOWN_SCORE) };
}

/** "Odessa Texas": a town and what holds it are two places, with or without a comma, where the lists know both. */
function cut(name: Found, { known }: Scene): Found[] {
  const { from, to, kind } = name;
  if (kind !== PLACE) return [name];
  /** Whether one of the lists has just the words from one to before another. */
  const listed = (lists: readonly number[], first: number, end: number) =>
    lists.some((list) => {
      const [begin, close] = [known[first] >>> (list * 4), known[end - 1] >>> (list * 4)];
      return end - first === 1 ? (begin & 8) !== 0 : (begin & 1) !== 0 && (close & 4) !== 0;
    });
  for (let at = from + 1; at < to; at++) {
    if (listed([TOWN], from, at) && listed([COUNTRY, TOWN], at, to)) {
      return [
        { ...name, to: at },
        { ...name, from: at },
      ];
    }
  }
  return [name];
}
