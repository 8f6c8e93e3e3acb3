import type { Lexicon } from './lexicon.ts';
import type { Outlook } from './meaning.ts';

/** How far a verb may stand from the time it goes with, in tokens. */
const REACH = 14;

/** The words of a sentence with their Penn tags. */
export interface TaggedWords {
  readonly words: readonly string[];
  readonly tags: readonly string[];
}

/**
 * Which way the words around a time look, from the nearest verb before it in the sentence, else
 * the nearest after (Mani and Wilson 2000): 2 and -2 where a modal or a past tense says so, 1
 * where only an infinitive does ("agreed to meet"), 0 where nothing does.
 */
export function outlookAt(
  sentence: TaggedWords,
  from: number,
  to: number,
  lexicon: Lexicon,
): Outlook {
  const { words } = sentence;
  // "until Tuesday", "by 9 a.m. Friday": a term lies ahead.
  const had = words.some((word) => word === 'had');
  for (let i = from - 1; i >= Math.max(0, from - 2) && !had; i--) {
    if (lexicon.has('terms', words[i].toLowerCase())) return 2;
  }
  // "as early as Tuesday"
  if (words[from - 1] === 'as' && /^(soon|early)$/.test(words[from - 2] ?? '')) return 2;
  // "Wednesday's ruling" has been given.
  if (/^['’]s?$/.test(words[to] ?? '')) return -1;
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    const side = outlookOf(sentence, i, lexicon);
    if (side !== 0) return side;
  }
  for (let i = to; i < Math.min(words.length, to + REACH); i++) {
    const side = outlookOf(sentence, i, lexicon);
    if (side !== 0) return side;
  }
  return 0;
}

/** What one word says: "left" -2, "will" 2, "to leave" 1, "scheduled" 2. */
function outlookOf(sentence: TaggedWords, at: number, lexicon: Lexicon): Outlook {
  const word = sentence.words[at].toLowerCase();
  // "scheduled a meeting Thursday", "planned to march on Saturday"
  if (lexicon.has('forward', word)) return sentence.words[at - 2] === 'had' ? -2 : 2;
  switch (sentence.tags[at]) {
    case 'VBD':
      return -2;
    case 'VB':
      return helped(sentence, at, lexicon);
    case 'VBN':
      return helped(sentence, at, lexicon) || (isPresent(sentence, at) ? 0 : -2);
    case 'MD':
      return lexicon.has('future', word) ? 2 : 0;
    default:
      return 0;
  }
}

/** "is heard", "are held": a participle with a helping verb of the present tells nothing. */
function isPresent({ tags }: TaggedWords, at: number): boolean {
  return (
    /^VB[ZP]$/.test(tags[at - 1] ?? '') ||
    (tags[at - 1] === 'RB' && /^VB[ZP]$/.test(tags[at - 2] ?? ''))
  );
}

/** What the helping verbs right before a verb say: "will be released", "had met", "to meet". */
function helped({ words, tags }: TaggedWords, at: number, lexicon: Lexicon): Outlook {
  for (let i = at - 1; i >= Math.max(0, at - 5); i--) {
    const word = words[i].toLowerCase();
    switch (tags[i]) {
      case 'MD':
        return lexicon.has('future', word) ? 2 : 0;
      case 'VBD':
        return -2;
      case 'VBP':
      case 'VBZ':
        return /^(have|has|'ve|'s)$/.test(word) ? -2 : 0;
      case 'TO':
        return 1;
      case 'RB':
      case 'VB':
      case 'VBN':
        continue;
      default:
        return 0;
    }
  }
  return 0;
}
