import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, describe as group, it } from 'vitest';
import { describe } from './describe.ts';
import { SortedWords } from './sorted-words.ts';
import { WORLD_FILES, type WorldFiles, worldFrom } from './world.ts';

const file = (name: string) => readFileSync(join(import.meta.dirname, `data/${name}.tsv`), 'utf8');
const world = worldFrom(
  Object.fromEntries(WORLD_FILES.map((name) => [name, file(name)])) as WorldFiles,
);
const names = (words: string, day: string) => world.find(words, { day }).map(({ name }) => name);

group('find', () => {
  it('gives the office held on the day', () => {
    const role = (day: string) => world.find('Dmitry Medvedev', { day })[0].role;
    expect(role('2009-05-01')).toBe('President of Russia');
    expect(role('2015-05-01')).toBe('Prime Minister of Russia');
  });

  it('knows a leader by surname while in office, and nobody before', () => {
    expect(names('Macron', '2018-06-01')).toEqual(['Emmanuel Macron']);
    expect(world.find('Macron', { day: '2003-06-01' }).every(({ score }) => score < 0.3)).toBe(
      true,
    );
  });

  it('puts those who left office among the elite', () => {
    expect(world.find('Helmut Kohl', { day: '2010-01-01' })).toEqual([]);
    expect(world.find('Tony Blair', { day: '2010-01-01' })[0]).toMatchObject({
      sector: 'ELI',
      role: null,
    });
  });

  it('keeps acronyms apart from words', () => {
    expect(names('US', '2015-01-01')[0]).toBe('United States');
    expect(names('us', '2015-01-01')).toEqual([]);
    expect(names('WHO', '2015-01-01')[0]).toBe('World Health Organization');
    expect(names('Who', '2015-01-01')).toEqual([]);
    expect(names('Nato', '2015-01-01')).toEqual(names('NATO', '2015-01-01'));
  });

  it('takes accents, stops, hyphens and the article for nothing', () => {
    for (const words of ["Côte d'Ivoire", 'the Cote d’Ivoire', 'Ivory Coast']) {
      expect(names(words, '2015-01-01')).toEqual(['Ivory Coast']);
    }
    expect(names('U.S.', '2015-01-01')).toEqual(names('US', '2015-01-01'));
  });

  it('gives bodies their sector of the day', () => {
    const sector = (day: string) => world.find('Taliban', { day })[0].sector;
    expect(sector('2010-01-01')).toBe('REB');
    expect(sector('2023-01-01')).toBe('GOV');
  });

  it('takes a capital for its government and says so', () => {
    expect(world.find('Ottawa')[0]).toMatchObject({ key: 'government:CAN', by: 'metonym' });
  });
});

group('holders', () => {
  it('answers the one who takes over on the day of a handover', () => {
    expect(world.holders('FRA', 'president', '2017-05-14').map(({ name }) => name)).toEqual([
      'Emmanuel Macron',
    ]);
  });
  it('knows national titles', () => {
    expect(world.holders('GBR', 'foreign secretary', '2013-01-01')[0].name).toBe('William Hague');
    expect(world.holders('USA', 'secretary of state', '2006-01-01')[0].name).toBe(
      'Condoleezza Rice',
    );
  });
});

group('scan', () => {
  const found = (text: string) =>
    world
      .scan(text.split(' '), { day: '2015-11-01' })
      .map(({ from, to, found: [first] }) => `${from}-${to} ${first.name}`);
  it('prefers the longest phrase, across hyphens and possessives', () => {
    expect(found("the People 's Republic of China and the Republic of Korea")).toEqual([
      '1-6 China',
      '8-11 South Korea',
    ]);
    expect(found('Ban Ki - moon spoke')).toEqual(['0-4 Ban Ki-moon']);
  });
  it('does not begin or end inside a word', () => {
    expect(found('a Franco-German plan')).toEqual([]);
  });
});

group('places', () => {
  it('goes by the countries of the report, then by size', () => {
    expect(world.places('Tripoli')[0].country).toBe('LBY');
    expect(world.places('Tripoli', { countries: ['LBN'] })[0].country).toBe('LBN');
  });
  it('knows conflict places under their old names', () => {
    expect(world.places('Kiev')[0]).toMatchObject({ name: 'Kyiv', country: 'UKR' });
    expect(world.places('Khan Yunis')[0].country).toBe('PSE');
  });
});

group('describe', () => {
  const code = (text: string, day = '2015-11-01') => describe(world, text, { day })?.code ?? null;
  // Each line is a rule of describe.ts under one phrase.
  it.each([
    ['the Danish Air Force', 'DNKMIL'],
    ['Ugandan fishermen', 'UGAAGR'],
    ['a former Elysee official', 'FRAELI'],
    ['Catholic priests in Brazil', 'BRAREL'],
    ['Chile’s ambassador to Peru', 'CHLGOV'],
    ['a group of nurses', 'MED'],
    ['EU lawmakers', 'IGOEURLEG'],
    ['speaker of the Sejm', 'POLLEG'],
    ['Mombasa police', 'KENCOP'],
    ['a supporter of the king', null],
    ['Nobody Knowne', null],
  ])('%s', (text, expected) => expect(code(text)).toBe(expected));

  it('lets the text outweigh the lexicon', () => {
    expect(describe(world, 'Minister Tony Blair', { day: '2010-01-01' })?.sector).toBe('GOV');
    expect(describe(world, 'former prime minister Tony Blair', { day: '2010-01-01' })?.sector).toBe(
      'ELI',
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        describe(world, text);
        world.places(text);
        return true;
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

group('SortedWords', () => {
  it('finds what a map would find', () => {
    const word = fc.stringMatching(/^[a-c]{1,3}( [a-c]{1,2}){0,2}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, fc.nat(9))), word, (lines, wanted) => {
        const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
        const table = new SortedWords(
          ['# c', 'key\tn', ...sorted.map(([key, n]) => `${key}\t${n}`), ''].join('\n'),
        );
        expect(table.find(wanted)).toEqual(
          sorted.filter(([key]) => key === wanted).map(([, n]) => [String(n)]),
        );
        const [first] = wanted.split(' ');
        const lengths = lines
          .map(([key]) => key.split(' '))
          .filter(([one]) => one === first)
          .map(({ length }) => length);
        expect(table.reach(first)).toBe(Math.max(0, ...lengths));
      }),
      { seed: 7 },
    );
  });

  it.each(['words', 'officials', 'roles', 'places'])(
    '%s.tsv is in the order the search needs',
    (name) => {
      const keys = file(name)
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .slice(1)
        .map((line) => line.split('\t')[0]);
      expect(keys.findIndex((key, i) => i > 0 && key < keys[i - 1])).toBe(-1);
    },
  );
});
