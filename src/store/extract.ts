import type { ExtractPart } from './store.ts';

/** Marks that the database puts around what was found; control characters that no report shows. */
export const FOUND_START = '\u0001';
export const FOUND_END = '\u0002';

/** Splits a text at its found marks into runs; empty runs are left out and white space is folded. */
export function foundParts(marked: string): ExtractPart[] {
  const parts: ExtractPart[] = [];
  const add = (text: string, found: boolean) => {
    if (text !== '') parts.push({ text, found });
  };
  for (const [index, piece] of marked.replace(/\s+/g, ' ').split(FOUND_START).entries()) {
    if (index === 0) {
      add(piece, false);
      continue;
    }
    const [found, ...rest] = piece.split(FOUND_END);
    add(found, true);
    add(rest.join(''), false);
  }
  return parts;
}

/** The first words of a text, after its title where it opens with that; cut between words. */
export function opening(text: string, title: string | null, length = 220): ExtractPart[] {
  let rest = text.trimStart();
  if (title && rest.startsWith(title)) rest = rest.slice(title.length);
  rest = rest.trim().replace(/\s+/g, ' ');
  if (rest.length > length)
    rest = `${rest.slice(0, rest.lastIndexOf(' ', length) + 1 || length).trimEnd()} …`;
  return rest === '' ? [] : [{ text: rest, found: false }];
}
