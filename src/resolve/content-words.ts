import { readFileSync } from 'node:fs';
import { fold } from '../text/fold.ts';
import { stem } from '../text/stem.ts';

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

/** Words that say nothing of what a text is about. */
const EMPTY = new Set<string>(read('empty-words.json'));
/** Past forms that no rule makes, with their verbs: "sent" to "send". */
const IRREGULAR = new Map<string, string>(Object.entries(read('irregular-verbs.json')));

/** The words of a text that say what it is about: each stem once, with the form that came first. */
export function contentWords(text: string): Map<string, string> {
  const words = new Map<string, string>();
  for (const word of fold(text).split(' ')) {
    if (word.length < 3 || EMPTY.has(word) || /^\d+$/.test(word)) continue;
    const root = rootOf(word);
    if (!EMPTY.has(root) && !words.has(root)) words.set(root, word);
  }
  return words;
}

/** What a word's forms have in common: of a verb's irregular forms the stem of the verb. */
export function rootOf(word: string): string {
  return stem(IRREGULAR.get(word) ?? word);
}
