import type { Lexicon } from './lexicon.ts';

/**
 * Addresses and the like that are one word whatever they hold. Every pattern is bounded, so that
 * no text can make the tokeniser slow.
 */
const URL = /(?:https?|ftp|file|mailto|doi):[^\s<>"“”«»]{2,2000}/iy;
/** "www.example.org/a" */
const HOST = /www\.[^\s<>"“”«»]{2,2000}/iy;
/** "press@example.org", "Rice@DESK" */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}_-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,6}/uy;
/** "example.org/a", "report.doc": any dotted name; its last part decides. */
const NAME = /[\p{L}\p{N}_#-]{1,63}(?:\.[\p{L}\p{N}_-]{1,63}){1,6}(?:\/[^\s<>"“”«»]{0,500})?/uy;
/** "@envoy" */
const HANDLE = /@[\p{L}_][\p{L}\p{N}_]{1,40}/uy;
/** "#peace" */
const HASHTAG = /#[\p{L}_][\p{L}\p{N}_]{1,60}/uy;

/** End of the address that begins at `start`, or `start` where none does. `end` bounds the word. */
export function addressEnd(text: string, start: number, end: number, lexicon: Lexicon): number {
  const first = text.charCodeAt(start);
  if (first === 64) return match(HANDLE, text, start, end);
  if (first === 35) return match(HASHTAG, text, start, end);
  for (const pattern of [URL, HOST]) {
    const found = match(pattern, text, start, end);
    if (found > start) return withoutTail(text, start, found);
  }
  const email = match(EMAIL, text, start, end);
  if (email > start && !/[.-]@/.test(text.slice(start, email).replace('...@', '@'))) {
    return withoutTail(text, start, email);
  }
  const name = withoutTail(text, start, match(NAME, text, start, end));
  if (name > start) {
    const host = text.slice(start, name).split('/', 1)[0];
    // Newsgroups go from the wide to the narrow: "sci.space.news".
    if (lexicon.groups.has(host.slice(0, host.indexOf('.')))) return name;
    const tail = host.slice(host.lastIndexOf('.') + 1);
    const parts = host.split('.').length;
    // "metro.us" is a host, "end.Us" two sentences written together.
    const cased = tail === tail.toLowerCase() || host === host.toUpperCase();
    if (parts > 1 && cased && lexicon.tails.has(tail.toLowerCase()) && host.length > 4) return name;
  }
  return start;
}

/** End of what a pattern finds right at `start`, not beyond `end`; `start` where it finds nothing. */
function match(pattern: RegExp, text: string, start: number, end: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? Math.min(pattern.lastIndex, end) : start;
}

/** Marks at the end of an address belong to the sentence; a bracket does unless opened inside. */
function withoutTail(text: string, start: number, end: number): number {
  let to = end;
  for (; to > start; to--) {
    const last = text[to - 1];
    if (last === ')' && text.slice(start, to).includes('(')) break;
    if (!/[.,;:!?'’")\]}>…*-]/.test(last)) break;
  }
  return to;
}
