import type { CharSpan } from '../../text/offsets.ts';

/** What a dateline may be made of; see `blocks.json`. */
export interface DatelineWords {
  /** Names of months and their abbreviations, lower case, without full stop. */
  readonly months: readonly string[];
  /** Capitalised heads that look like a place and are none: "BREAKING". */
  readonly notPlaces: readonly string[];
}

/** No dateline is longer. */
const LONGEST = 120;

/**
 * Finds the dateline at the head of a paragraph, dash included, or null.
 *
 * A place in capitals is enough before a long dash ("MOSCOW —"). Before a hyphen, or where the place
 * is not in capitals, a date or an agency in brackets must stand by it; or the paragraph must end like
 * a sentence, as no heading does, and the place be in capitals or of the form "Harare, Zimbabwe".
 */
export function datelineOf(text: string, block: CharSpan, words: DatelineWords): CharSpan | null {
  const head = text.slice(block.start, Math.min(block.end, block.start + LONGEST));
  const dash = /\s*(—|–|--|\s-)\s?(?=["'“‘«`\p{Lu}\d])/u.exec(head);
  if (!dash || dash.index === 0) return null;
  const parts = head.slice(0, dash.index);
  const agency = /\s*\(([^()]{2,30})\)$/u.exec(parts);
  const beforeAgency = agency ? parts.slice(0, agency.index) : parts;
  const date = dateAt(beforeAgency, words);
  const place = (date >= 0 ? beforeAgency.slice(0, date) : beforeAgency).replace(/[,\s]+$/u, '');
  if (place === '' || !isPlace(place, words)) return null;
  const supported = date >= 0 || agency !== null;
  const inCapitals = /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*(,|$)/u.test(place);
  const longDash = !dash[1].endsWith('-') || dash[1] === '--';
  const sentence = /[.!?]["”’')\]]*\s*$/u.test(text.slice(block.start, block.end));
  const townAndCountry = /^\p{Lu}[^,]*\p{Ll}[^,]*, \p{Lu}[^,]*\p{Ll}[^,]*$/u.test(place);
  const plain = (inCapitals && longDash) || (sentence && (inCapitals || townAndCountry));
  if (!supported && !plain) return null;
  return { start: block.start, end: block.start + dash.index + dash[0].trimEnd().length };
}

/** Where the date at the end of a dateline begins, or -1. */
function dateAt(head: string, words: DatelineWords): number {
  const month = `(?:${words.months.join('|')})\\.?`;
  const day = '\\d{1,2}(?:st|nd|rd|th)?';
  const year = '(?:,?\\s+\\d{4})?';
  const found = new RegExp(`[,\\s]\\s*(?:${month}\\s+${day}|${day}\\s+${month})${year}$`, 'iu');
  return found.exec(head)?.index ?? -1;
}

/** Up to six words, all capitalised but for "of", "the", "and", "al", "de". */
function isPlace(place: string, { notPlaces }: DatelineWords): boolean {
  const parts = place.split(/[\s,/]+/u).filter((part) => part !== '');
  if (parts.length > 6 || /[:;?!"“”]/u.test(place)) return false;
  if (notPlaces.includes(parts[0].toLowerCase())) return false;
  return parts.every(
    (part) => /^\p{Lu}/u.test(part) || /^(of|the|and|al|el|de|la|on)$/u.test(part),
  );
}
