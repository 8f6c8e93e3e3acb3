import type { Side } from './meaning.ts';

/** How far a verb may stand from the time it goes with, in tokens. */
const REACH = 14;

/**
 * Whether the words around a time speak of what is past or to come, from the nearest verb before
 * it in the sentence, else the nearest after (Mani and Wilson 2000). `tags` are Penn tags, `future`
 * tells modals in lower case. A modal and an infinitive look ahead ("will meet", "agreed to meet").
 */
export function sideAt(
  words: readonly string[],
  tags: readonly string[],
  from: number,
  to: number,
  future: (word: string) => boolean,
): Side {
  for (let i = from - 1; i >= Math.max(0, from - REACH); i--) {
    const side = sideOf(words, tags, i, future);
    if (side !== 0) return side;
  }
  for (let i = to; i < Math.min(words.length, to + REACH); i++) {
    const side = sideOf(words, tags, i, future);
    if (side !== 0) return side;
  }
  return 0;
}

function sideOf(
  words: readonly string[],
  tags: readonly string[],
  at: number,
  future: (word: string) => boolean,
): Side {
  switch (tags[at]) {
    case 'VBD':
      return -1;
    case 'VBN':
      // "will be released Friday", "is expected Friday": the helping verb before it tells.
      return helped(words, tags, at, future);
    case 'VB':
      return helped(words, tags, at, future) || 1;
    case 'MD':
      return future(words[at].toLowerCase()) ? 1 : 0;
    default:
      return 0;
  }
}

/** What the helping verbs right before a verb say. */
function helped(
  words: readonly string[],
  tags: readonly string[],
  at: number,
  future: (word: string) => boolean,
): Side {
  for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
    const word = words[i].toLowerCase();
    if (tags[i] === 'MD') return future(word) ? 1 : 0;
    if (tags[i] === 'VBD') return word === 'did' || tags[at] === 'VBN' ? -1 : 1;
    if (/^(have|has|'ve|having)$/.test(word)) return -1;
    if (/^(is|are|'s|'re)$/.test(word) && tags[at] === 'VBN') return 1;
    if (tags[i] === 'TO') return 1;
  }
  return tags[at] === 'VBN' ? -1 : 0;
}
