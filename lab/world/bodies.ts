import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/world/fold.ts';
import type { Countries } from './countries.ts';
import { csvOf, ownTable } from './table.ts';

export const BODY_COLUMNS = [
  'name',
  'kind',
  'country',
  'of',
  'sector',
  'second',
  'from',
  'to',
  'aliases',
  'wikidata',
];
/** A body or group; `of` is the family code of an intergovernmental one ("UNO", "EUR", "IGO"). */
export type Body = Readonly<Record<string, string>>;

/** Own tables first; the list of intergovernmental bodies and the UCDP actors add what those lack. */
export function bodies(data: string, countries: Countries): Body[] {
  const groups = ownTable(
    'groups',
    ['name', 'kind', 'country', 'sector', 'sector2', 'from', 'to', 'aliases', 'wikidata'],
    ['name', 'kind', 'sector'],
  ).map(({ sector2, ...line }) => ({ ...line, second: sector2, of: '' }) as Body);
  const own = ownTable(
    'bodies',
    ['name', 'of', 'sector', 'second', 'aliases', 'wikidata'],
    ['name', 'of', 'sector'],
  ).map((line) => ({ ...line, kind: 'igo', country: '', from: '', to: '' }) as Body);
  const all: Body[] = [...groups, ...own];
  const taken = new Set(all.flatMap(names));
  for (const body of [...listed(data), ...armed(data, countries)]) {
    if (names(body).some((name) => taken.has(name))) {
      fillWikidata(all, body);
      continue;
    }
    for (const name of names(body)) taken.add(name);
    all.push(body);
  }
  return all;
}

const names = (body: Body): string[] =>
  [body.name, ...body.aliases.split('|')].filter((name) => name).map(fold);

/** An own line of the same first name takes over the Wikidata id. */
function fillWikidata(all: Body[], body: Body): void {
  const at = all.findIndex((own) => fold(own.name) === fold(body.name) && own.wikidata === '');
  if (at >= 0) all[at] = { ...all[at], wikidata: body.wikidata };
}

/** intergovernmental-bodies.yaml (SupraVerden, CC BY-SA 4.0): English names, abbreviations, Wikidata ids. */
function listed(data: string): Body[] {
  const text = readFileSync(join(data, 'actors/intergovernmental-bodies.yaml'), 'utf8');
  return text
    .split(/\n(?=\S)/)
    .map((block) => {
      const field = (name: string) => {
        const value = new RegExp(`^  ${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        return value === 'null' || value.startsWith('[')
          ? ''
          : value.replace(/^['"]|['"]$/g, '').replace(/''/g, "'");
      };
      const family = field('Org_family');
      const of = /^EU |EU agencies/.test(family) ? 'EUR' : /^UN /.test(family) ? 'UNO' : 'IGO';
      const aliases = [
        'Name_other_en',
        'Name_other_2_en',
        'Name_former_en',
        'Abbreviation_en',
        'Abbreviation_other_en',
      ]
        .map(field)
        .filter((name) => name.length > 2);
      const name = field('Name_en');
      const sector = /\bCourt\b|Tribunal/.test(name)
        ? 'JUD'
        : /Parliament|Assembly/.test(name)
          ? 'LEG'
          : 'IGO';
      const wikidata = /^Q\d+$/.exec(field('Wikidata_code'))?.[0] ?? '';
      return {
        name,
        kind: 'igo',
        country: '',
        of,
        sector,
        second: '',
        from: '',
        to: '',
        aliases: aliases.join('|'),
        wikidata,
      };
    })
    .filter(({ name }) => name !== '');
}

/** UCDP actors (CC BY 4.0): non-state groups and their names. Communal "supporters of …" and bare nouns are left out. */
function armed(data: string, countries: Countries): Body[] {
  const lines = csvOf(readFileSync(join(data, 'actors/ucdp-actors.csv'), 'utf8'));
  return lines.flatMap((line): Body[] => {
    if (line.Org !== '1' && line.Org !== '2') return [];
    const all = [line.NameData, line.NameOrig, line.NameOrigFull, line.NameOrigFullEng]
      .flatMap((field) => (field ?? '').split(/, (?=[A-Z])/))
      .map((name) => name.trim().replace(/[’`´]/g, "'"))
      .filter((name) => usable(name));
    const [name] = [...all].sort((a, b) => b.length - a.length);
    if (name === undefined) return [];
    const place = (line.Location ?? '').split(',')[0].replace(/ \(.*/, '').trim();
    const country =
      countries.byName.get(place.toLowerCase()) ??
      countries.byName.get(place.replace('DR ', 'Democratic Republic of the ').toLowerCase()) ??
      '';
    const aliases = [...new Set(all)].filter((other) => other !== name).join('|');
    return [
      {
        name,
        kind: 'armed-group',
        country,
        of: '',
        sector: line.Org === '1' ? 'REB' : 'UAF',
        second: '',
        from: '',
        to: '',
        aliases,
        wikidata: '',
      },
    ];
  });
}

/** A proper name long enough not to be mistaken: no description, no country, no bare short word. */
function usable(name: string): boolean {
  if (name === '' || name === 'n/a' || name.length > 60) return false;
  if (
    /supporters|Government|Military faction|Forces of|Residents|unknown|Prisoners|Civilians|Republic of/i.test(
      name,
    )
  )
    return false;
  if (/^[A-Z]{3,}[\w/-]*$/.test(name)) return name.length >= 4;
  return /\s/.test(name) && /^[\p{Lu}'al-]/u.test(name);
}
