import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, describe as group, it } from 'vitest';
import { describe } from './describe.ts';
import type { OwnEntry, OwnTerm } from './own.ts';
import { WORLD_FILES, type WorldFiles, worldFrom } from './world.ts';

const files = Object.fromEntries(
  WORLD_FILES.map((name) => [
    name,
    readFileSync(join(import.meta.dirname, `data/${name}.tsv`), 'utf8'),
  ]),
) as WorldFiles;

const term = (more: Partial<OwnTerm>): OwnTerm => ({
  country: null,
  sector: null,
  code: null,
  office: null,
  role: null,
  from: '',
  to: '',
  ...more,
});
const entry = (name: string, kind: OwnEntry['kind'], ...terms: Partial<OwnTerm>[]): OwnEntry => ({
  name,
  kind,
  aliases: [],
  gender: null,
  wikidata: null,
  terms: terms.map(term),
});
const world = (...entries: OwnEntry[]) => worldFrom(files, entries);

group('a lexicon of the user', () => {
  const ilinca = entry(
    'Ilinca Moraru',
    'person',
    { country: 'MDA', office: 'Foreign Minister', from: '2015-01', to: '2015-06' },
    { country: 'MDA', office: 'president', from: '2015-07' },
  );

  it('gives the office of the day, and none after it', () => {
    const own = world({ ...ilinca, terms: ilinca.terms.slice(0, 1) });
    expect(own.find('Ilinca Moraru', { day: '2015-03-01' })[0]).toMatchObject({
      role: 'Minister of Foreign Affairs of Moldova',
      code: 'MDAGOV',
    });
    expect(own.find('Moraru', { day: '2019-03-01' })[0]).toMatchObject({
      role: null,
      code: 'MDAELI',
    });
  });

  it('takes a sole office from whom the package gives it to, for its days alone', () => {
    const shipped = worldFrom(files).holders('MDA', 'president', '2015-09-01')[0];
    const own = world(ilinca);
    expect(shipped.name).not.toBe('Ilinca Moraru');
    const names = own.holders('MDA', 'president', '2015-09-01').map(({ name }) => name);
    expect(names).toEqual(['Ilinca Moraru']);
    expect(own.find(shipped.name, { day: '2015-09-01' })[0].role).not.toBe(shipped.role);
    expect(own.holders('MDA', 'president', '2014-09-01')).toEqual(
      worldFrom(files).holders('MDA', 'president', '2014-09-01'),
    );
  });

  it('leaves what it is silent about as the package has it', () => {
    const own = world({ ...entry('Angela Merkel', 'person', {}), aliases: ['Mutti'] });
    const day = '2015-03-01';
    const known = worldFrom(files).find('Angela Merkel', { day })[0];
    const { key, role, code, wikidata } = known;
    expect(own.find('Mutti', { day })[0]).toMatchObject({ key, role, code, wikidata });
    expect(own.find('Merkel', { day })).toHaveLength(1);
  });

  it('corrects an entry of the package under all its names', () => {
    const own = world(entry('Islamic State', 'armed-group', { country: 'IRQ', code: 'IRQREBISI' }));
    expect(own.find('Daesh', { day: '2015-01-01' })[0]).toMatchObject({ code: 'IRQREBISI' });
    expect(describe(own, 'a commander of the Islamic State')).toMatchObject({ code: 'IRQREBISI' });
    expect(describe(own, 'Daesh gunmen')).toMatchObject({ code: 'IRQREBISI' });
  });

  it('knows an organisation only while it is there', () => {
    const own = world(entry('Vostok Guard', 'armed-group', { country: 'MDA', from: '2020' }));
    expect(own.find('Vostok Guard', { day: '2019-12-31' })).toEqual([]);
    expect(own.find('Vostok Guard', { day: '2020-01-01' })[0].code).toBe('MDAREB');
  });

  it('hides nobody who shares a surname', () => {
    const own = world(entry('Karin Merkel', 'person', { country: 'AUT', sector: 'BUS' }));
    const names = own.find('Merkel', { day: '2015-01-01' }).map(({ name }) => name);
    expect(names.sort()).toEqual(['Angela Merkel', 'Karin Merkel']);
  });

  it('reads an office that only it has as a role', () => {
    const own = world(
      entry('Pavel Ganea', 'person', { country: 'MDA', office: 'fisheries envoy' }),
    );
    expect(own.role('fisheries envoy')).toMatchObject({ kind: 'person', sector: 'GOV' });
    expect(own.holders('MDA', 'fisheries envoy', '2020-01-01')[0].name).toBe('Pavel Ganea');
  });
});
