import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Countries } from './countries.ts';

/** A head of state or government as the Factbook names them. */
export interface FactbookLine {
  readonly country: string;
  readonly office: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly from: string;
  readonly to: string;
}

/** Titles that are one office each; others ("deputy premiers", bare names) are left out. */
const TITLES: readonly (readonly [RegExp, string])[] = [
  [/^(?:First )?Vice President\b/i, 'vice-president'],
  [
    /^(?:First )?(?:Deputy|Vice) Prime Minister\b|^(?:First )?Deputy (?:Premier|Prime)/i,
    'deputy-prime-minister',
  ],
  [
    /^(?:(?:Acting|Interim|Caretaker|Transitional(?: Period)?|Co-?) )*(?:President|Chairman of the Presidency|Transition(?:al)? President)\b(?!-elect)/i,
    'president',
  ],
  [
    /^(?:(?:Acting|Interim|Caretaker|Transitional) )*(?:Prime Minister|Premier|Taoiseach)\b/i,
    'prime-minister',
  ],
  [/^(?:Acting |Federal )*Chancellor\b/i, 'chancellor'],
  [/^King\b/, 'king'],
  [/^Queen\b/, 'monarch'],
  [/^(?:Amir|Emir)\b/i, 'emir'],
  [/^Sultan\b/i, 'sultan'],
  [/^Emperor\b/i, 'emperor'],
  [/^Prince\b/, 'prince'],
  [/^Pope\b/, 'pope'],
  [/^Supreme Leader\b/i, 'supreme-leader'],
  [/^(?:Acting )?Governor[- ]General\b/i, 'governor-general'],
  [/^Chief Executive\b/i, 'chief-executive'],
];

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** Foreign monarchs are listed under every realm; only their own country keeps them. */
const REALM = /King CHARLES|Queen ELIZABETH|WILLEM-ALEXANDER|MARGRETHE|FREDERIK/;

const DEPENDENCIES: ReadonlySet<string> = new Set([
  'HKG',
  'MAC',
  'PRI',
  'GRL',
  'GIB',
  'FLK',
  'BMU',
  'NCL',
  'FRO',
  'PYF',
  'GUM',
]);

/** Dated heads from factbook_leaders.tsv (CIA World Factbook, public domain). */
export function factbook(data: string, countries: Countries): FactbookLine[] {
  const rows = readFileSync(join(data, 'actors/factbook_leaders.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const lines: FactbookLine[] = [];
  for (const row of rows) {
    const [gec, seat, titled, since, , last] = row.split('\t');
    const country = countries.byFips.get(gec);
    const from = dateOf(since);
    // A dependency's chief of state is its sovereign's.
    if (
      !countries.leader.has(country ?? '') ||
      (DEPENDENCIES.has(country ?? '') && seat === 'chief of state')
    )
      continue;
    if (!country || !from || (REALM.test(titled) && !['GBR', 'NLD', 'DNK'].includes(country)))
      continue;
    const office = TITLES.find(([title]) => title.test(titled))?.[1];
    const name = office === undefined ? null : nameOf(titled);
    if (
      !office ||
      !name ||
      /,/.test(titled.replace(/, Jr\.?|, (?:Gen|Lt|Col|Maj|Capt|Brig|Dr|Sr)\b.*/i, ''))
    )
      continue;
    lines.push({ country, office, ...name, from, to: last >= '2026-04' ? '' : last });
  }
  return ended(lines);
}

/** Ends each term where the next holder of the same office begins. */
function ended(lines: FactbookLine[]): FactbookLine[] {
  return lines.map((line) => {
    if (line.office === 'deputy-prime-minister' || line.office === 'vice-president') return line;
    const next = lines
      .filter(
        (other) =>
          other.country === line.country &&
          other.office === line.office &&
          other.from > line.from &&
          other.name !== line.name,
      )
      .map(({ from }) => from)
      .sort()[0];
    return next !== undefined && (line.to === '' || next < line.to) ? { ...line, to: next } : line;
  });
}

/** "14 May 2017", "May 2017", "2017" as ISO; empty for anything else. */
function dateOf(text: string): string {
  const found = /^(?:(\d{1,2}) )?(?:([A-Z][a-z]+) )?(\d{4})$/.exec(text.trim());
  if (!found) return '';
  const month = MONTHS.indexOf((found[2] ?? '').toLowerCase()) + 1;
  const two = (n: number | string) => String(n).padStart(2, '0');
  if (month === 0) return found[3];
  return found[1] ? `${found[3]}-${two(month)}-${two(found[1])}` : `${found[3]}-${two(month)}`;
}

/** "President Vladimir Vladimirovich PUTIN" to "Vladimir Putin", with the longer form as an alias. */
function nameOf(titled: string): { name: string; aliases: string[] } | null {
  const plain = titled
    .replace(/\s*[([][^)\]]*[)\]]?/g, '')
    .replace(/,.*| of the .*| is the .*| - .*/g, '')
    .replace(/[“”"].*?[“”"]/g, '')
    .trim();
  const words = plain.split(/\s+/);
  const caps = (word: string) =>
    /\p{Lu}{2}/u.test(word.replace(/^(?:al|el|ad|as|an|bin|Mc|Mac|De|de|Le|La|von|van)-?/, ''));
  const first = words.findIndex(caps);
  if (first < 0) return null;
  let start = 0;
  while (start < first && TITLE_WORDS.test(words[start])) start++;
  const cased = words
    .slice(start)
    .map((word) =>
      caps(word) ? word.replace(/\p{Lu}+/gu, (run) => run[0] + run.slice(1).toLowerCase()) : word,
    );
  if (cased.length < 2) return null;
  const full = cased.join(' ');
  const given = cased
    .slice(0, first - start)
    .filter(
      (word, i) =>
        i === 0 ||
        !(/^\p{L}\.$/u.test(word) || /(?:ovich|evich|yevich|ich|ovna|evna|yevna)$/.test(word)),
    );
  const short = [...given, ...cased.slice(first - start)].join(' ');
  const aliases = new Set([full]);
  if (given.length > 1) aliases.add([given[0], ...cased.slice(first - start)].join(' '));
  aliases.delete(short);
  return { name: short, aliases: [...aliases] };
}

const TITLE_WORDS =
  /^(?:Acting|Ministers?|Interim|Caretaker|Transitional?|Period|President|Prime|Minister|Premier|Chancellor|Federal|King|Queen|Amir|Emir|Sultan|Emperor|Prince|Princess|Pope|Supreme|Leader|Governor|General|Governor-General|Chief|Executive|Vice|First|Second|Third|Deputy|Chairman|of|the|Presidency|Taoiseach|Sir|Dame|Dr\.?|Gen\.?|Lt\.?|Col\.?|Maj\.?|Capt\.?|Brig\.?|Ret\.?|Sheikh|Shaykh|and|Crown|Field|Marshal|Colonel|Captain|Co-President|Foreign|Affairs|Defen[cs]e|Interior|Oil|State|Transport|for|Cabinet|Minister-Designate|Minister\/Minister)$/;
