import { describe, expect, it } from 'vitest';
import { Failure } from '../sources/failure.ts';
import { rowsOfCsv, rowsOfYaml } from '../sources/lexicon-rows.ts';
import type { Country } from '../world/countries.ts';
import { lexiconOf } from './lexicon.ts';

const countries = new Map(
  [
    ['MDA', 'Moldova'],
    ['FRA', 'France'],
  ].map(([iso3, name]) => [iso3, { iso3, name } as Country]),
);
const csv = (text: string) => lexiconOf(rowsOfCsv(text, 'own.csv'), countries);
const yaml = (text: string) => lexiconOf(rowsOfYaml(text, 'own.yaml'), countries);
const said = (read: () => unknown): string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof Failure) return error.message.split('\n');
    throw error;
  }
  return [];
};

describe('a lexicon file', () => {
  it('says the same as CSV, whatever parts its fields, and as YAML', () => {
    const lines = [
      ['name', 'kind', 'country', 'aliases', 'office', 'from', 'to'],
      ['Ilinca Moraru', 'person', 'Moldova', 'I. Moraru|Moraru-Stan', 'envoy', '2020', '2021-05'],
      ['Ilinca Moraru', 'person', 'MDA', '', 'president', '2021-06-01', ''],
    ];
    const written = (sign: string) =>
      `\ufeff# mine\r\n${lines.map((l) => l.join(sign)).join('\r\n')}`;
    const entries = yaml(`
- name: Ilinca Moraru
  kind: person
  aliases: [I. Moraru, Moraru-Stan]
  country: MDA
  offices:
    - { office: envoy, from: 2020, to: 2021-05 }
    - office: president
      from: 2021-06-01
`);
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      aliases: ['I. Moraru', 'Moraru-Stan'],
      terms: [
        { country: 'MDA', office: 'envoy', from: '2020', to: '2021-05' },
        { country: 'MDA', office: 'president', from: '2021-06-01', to: '' },
      ],
    });
    for (const sign of [',', ';', '\t']) expect(csv(written(sign))).toEqual(entries);
  });

  it('is refused with every fault, each with file, line and field', () => {
    const faults = said(() =>
      csv(`name,kind,country,sector,code,from,to,wikidata,nick
Good One,person,FRA,GOV,FRAGOV,2020,2021,Q1,
Bad Country,person,Freedonia,,,,,,
,ngo,,,,,,,
Bad Kind,wizard,,,,,,,
Bad Rest,person,FRA,KING,fra,2021-02-30,2020,142,x`),
    );
    expect(faults.map((fault) => fault.split(';')[0].slice(0, 48))).toEqual([
      expect.stringMatching(/^own\.csv:3: "country" is "Freedonia"/),
      expect.stringMatching(/^own\.csv:4: "name" is missing/),
      expect.stringMatching(/^own\.csv:5: "kind" is "wizard"/),
      expect.stringMatching(/^own\.csv:6: a lexicon has no field "nick"/),
      expect.stringMatching(/^own\.csv:6: "sector" is "KING"/),
      expect.stringMatching(/^own\.csv:6: "code" is "fra"/),
      expect.stringMatching(/^own\.csv:6: "from" is "2021-02-30"/),
      expect.stringMatching(/^own\.csv:6: "wikidata" is "142"/),
      expect.stringMatching(/^own\.csv:6: "to" is "2020"/),
    ]);
  });

  it('names the line of a field in YAML', () => {
    const text =
      '- name: A Person\n  kind: person\n  offices:\n    - office: envoy\n      from: soon\n';
    expect(said(() => yaml(text))[0]).toMatch(/^own\.yaml:5: "from" is "soon"/);
    expect(said(() => yaml('- name: A\n  name: B\n'))[0]).toMatch(/^own\.yaml:2: .*cannot be read/);
    expect(said(() => yaml('name: A'))[0]).toMatch(/^own\.yaml:1: .*a list of entries/);
    expect(said(() => yaml('- name: [A]'))[0]).toMatch(/^own\.yaml:1: .*a single value/);
    expect(said(() => csv('name,kind\n"A,person'))[0]).toMatch(/^own\.csv:\d: .*cannot be read/);
  });

  it('may be empty', () => {
    expect(csv('name,kind\n')).toEqual([]);
    expect(yaml('# nothing yet\n')).toEqual([]);
  });
});
