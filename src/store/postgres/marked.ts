import { FOUND_END, FOUND_START } from '../extract.ts';

/** Words before and in an extract, at most: as many as FTS5's extracts have. */
const BEFORE = 8;
const EXTRACT = 30;

/**
 * The stretch of a text around the first words found, those marked. `folded` is the text as the server
 * folds it (`chancery_fold`), with marks; folding goes character by character, so that the two can be
 * walked side by side. Where they cannot, the text's beginning comes unmarked.
 */
export function marked(text: string, folded: string): string {
  return stretch(marksCarriedOver(text, folded) ?? text);
}

/** The text with the marks of its folded form; null where the forms do not fit together. */
function marksCarriedOver(text: string, folded: string): string | null {
  let carried = '';
  let at = 0;
  const takeMark = (mark: string) => {
    if (folded[at] !== mark) return;
    carried += mark;
    at++;
  };
  for (const character of text) {
    // An end goes before what is not a part of the word found, a start too; accents stay with their letter.
    const length = character.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').length;
    if (length > 0) {
      takeMark(FOUND_END);
      takeMark(FOUND_START);
    }
    carried += character;
    at += length;
  }
  takeMark(FOUND_END);
  return at === folded.length ? carried : null;
}

/** Up to EXTRACT words, beginning a little before the first that is marked; " … " where it is cut. */
function stretch(text: string): string {
  const words = [...text.matchAll(/\S+/g)];
  const found = words.findIndex(([word]) => word.includes(FOUND_START));
  const first = Math.max(0, Math.min(found - BEFORE, words.length - EXTRACT));
  const last = Math.min(words.length, first + EXTRACT) - 1;
  if (last < first) return text;
  const piece = text.slice(words[first].index, words[last].index + words[last][0].length);
  // A phrase that is cut in two keeps its marks in pairs.
  const open = piece.lastIndexOf(FOUND_START) > piece.lastIndexOf(FOUND_END) ? FOUND_END : '';
  return `${first > 0 ? ' … ' : ''}${piece}${open}${last < words.length - 1 ? ' … ' : ''}`;
}
