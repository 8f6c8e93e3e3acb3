import { dayIn } from './page-metadata.ts';

/** Years that an address can be dated with: before the web there were no pages. */
const FIRST_YEAR = 1990;
/** "/2015/11/24/", "/2015-11-24-", "/20151124/": days in addresses, as outlets write them. */
const IN_ADDRESS = /\/(\d{4})([/-]?)(\d{1,2})\2(\d{1,2})(?=[/_.-]|$)/;
/** What elements that show a date are called. */
const SHOWN =
  '[itemprop="datePublished"], [class*="date" i], [class*="publish" i], [class*="timestamp" i], [class*="byline" i], time';
/** Of so many of them, the first that holds a date; and no longer is what a date stands in (characters). */
const MOST_ELEMENTS = 40;
const LONGEST = 160;

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
/** "24 November 2015", "Nov. 24, 2015", "2015-11-24" within a line. */
const WRITTEN = new RegExp(
  `\\b(?:(\\d{1,2})(?:st|nd|rd|th)? (${MONTH})\\.?,? (\\d{4})|(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})|(\\d{4}-\\d{2}-\\d{2}))\\b`,
  'i',
);

/**
 * The day of publication that a page shows though its metadata are silent: in its address, else where
 * it prints a date for its readers. Numbers alone ("03/04/2015") may be two days and are no date.
 */
export function shownDate(document: Document, address: string | null): string | null {
  return dayInAddress(address) ?? dayOnPage(document);
}

function dayInAddress(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const found = IN_ADDRESS.exec(new URL(address).pathname);
  if (!found) return null;
  const [, year, , month, day] = found;
  if (Number(year) < FIRST_YEAR || Number(year) > new Date().getUTCFullYear() + 1) return null;
  return dayIn(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function dayOnPage(document: Document): string | null {
  for (const element of [...document.querySelectorAll(SHOWN)].slice(0, MOST_ELEMENTS)) {
    const words = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const found = words.length > LONGEST ? null : WRITTEN.exec(words);
    if (!found) continue;
    const [, day, month, year, otherMonth, otherDay, otherYear, iso] = found;
    const mail = month ? `${day} ${month} ${year}` : `${otherDay} ${otherMonth} ${otherYear}`;
    const known = dayIn(iso ?? mail);
    if (known !== null) return known;
  }
  return null;
}
