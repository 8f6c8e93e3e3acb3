import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { packagedAssets } from '../intake/assets.ts';
import { Reader } from '../intake/reader.ts';
import type { Record } from '../record/record.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import {
  actors,
  dossier,
  type LedgerEntry,
  ledger,
  nearest,
  network,
  places,
  rivals,
  standing,
  timeline,
  voices,
} from './index.ts';

// One affair as three outlets tell it over four months, read by the engine; then two copies of a quotation.
const QUOTED = [
  'Jens Stoltenberg said: “The door to talks with our eastern neighbours stays open.” He left at noon.',
  'In Brussels Jens Stoltenberg said on Monday: “The door to talks with our eastern neighbours stays open, even now.”',
  'Angela Merkel said: “The winter was long, and the harvest poor in the valleys.”',
];
const PLEDGED = 'Norway pledged on Monday to send three field hospitals to Nepal within two weeks.';
let records: Record[] = [];
beforeAll(async () => {
  const reader = await Reader.open(packagedAssets);
  const lines = readFileSync(new URL('../../examples/minsk-2015.jsonl', import.meta.url), 'utf8');
  const quoted = QUOTED.map((text, index) => ({ id: `q${index}`, text, published: '2016-01-11' }));
  records = [
    ...lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
    ...quoted,
    { id: 'pledged', text: PLEDGED, published: '2015-06-03' },
  ].map((input) => reader.record(input));
});

describe.each(await archiveKinds())('across reports in $name', (kind) => {
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
    for (const record of records) await store.add(record);
  });
  afterAll(async () => {
    await store.close();
    await place.clear();
  });

  describe('the ledger', () => {
    const entry = async (words: string): Promise<LedgerEntry> => {
      const { entries } = await ledger(store, { kind: 'commitment', limit: 100 });
      return entries.find((one) => one.words.startsWith(words)) as LedgerEntry;
    };

    test('tells a pledge kept by the deed of a later report, and why', async () => {
      const loan = await entry('lend Ukraine');
      expect(loan.status).toBe('kept');
      expect(loan.deeds[0]).toMatchObject({
        relation: 'kept',
        entry: { kind: 'event', report: { published: '2015-03-11' } },
      });
      expect(loan.deeds[0].why).toMatch(
        /^International Monetary Fund did so 27 days later; “lent” is the act’s own verb/,
      );
    });

    test('says where the number is another', async () => {
      const trainers = await entry('send 75 army trainers');
      expect(trainers.status).toBe('kept');
      expect(trainers.deeds[0].why).toContain('the number is another: 35');
      expect(trainers.deeds[0].score).toBeLessThan((await entry('lend Ukraine')).deeds[0].score);
    });

    test('tells a demand turned down', async () => {
      const pilot = (
        await ledger(store, { kind: 'commitment', type: ['demand'], limit: 50 })
      ).entries.find(({ words }) => words.includes('Savchenko')) as LedgerEntry;
      expect(pilot.status).toBe('broken');
      expect(pilot.deeds[0].why).toContain('Russia turned it down 14 days later');
    });

    test('leaves open what no report settles; a verb alone settles nothing', async () => {
      const weapons = await entry('sending weapons');
      expect(weapons.status).toBe('open');
      expect(weapons.deeds.map(({ relation }) => relation)).toEqual(['related']);
    });

    test('counts a length of time from the day on which it was said, and says so', async () => {
      const hospitals = await entry('send three field hospitals');
      expect(hospitals).toMatchObject({
        status: 'due',
        due: { day: '2015-06-15', doubt: 'counted from 2015-06-01, when it was said' },
      });
    });

    test('calls unknown what nobody known is to do', async () => {
      expect((await entry('respect the ceasefire')).status).toBe('unknown');
    });

    test('gives only those that stand as asked, page by page, each once and in the same order', async () => {
      const query = { kind: 'commitment', sort: 'published', descending: true } as const;
      const { entries: all, total } = await ledger(store, { ...query, limit: 200 });
      for (const ways of [['kept'], ['broken', 'open']] as const) {
        const found: LedgerEntry[] = [];
        let [looked, cursor] = [0, undefined as string | undefined];
        do {
          const page = await standing(store, { ...query, limit: 2, cursor }, ways);
          expect(page.entries.length).toBeLessThanOrEqual(2);
          expect(page.total).toBe(total);
          found.push(...page.entries);
          looked += page.looked;
          cursor = page.next ?? undefined;
        } while (cursor !== undefined);
        expect(found).toEqual(all.filter(({ status }) => ways.some((one) => one === status)));
        expect(looked).toBe(total);
      }
    });
  });

  test('rival figures of one thing are together with who gives them; other things stay apart', async () => {
    const groups = await rivals(store, { kind: 'figure', limit: 1 });
    const dead = groups.find(({ about }) => about.place === 'Debaltseve');
    expect(dead?.figures.map(({ fields }) => fields.value)).toEqual(
      expect.arrayContaining([6, 13, 22, 3000]),
    );
    expect(dead?.spread).toMatchObject({ high: 3000 });
    expect(dead?.about.words).toContain('killed');
    expect(dead?.figures.some(({ fields }) => fields.unit === 'prisoners')).toBe(false);
    const prisoners = groups.find(({ unit }) => unit === 'prisoners');
    expect(prisoners?.figures.map(({ fields }) => fields.value)).toEqual([139, 140]);
  });

  test('actors are found by part of a name, by what reports call them, and by country', async () => {
    const names = async (q: string) => (await actors(store, q, 20)).actors.map(({ name }) => name);
    expect(await names('porosh')).toEqual(['Petro Poroshenko']);
    expect(await names('Mogherini')).toEqual(['Federica Mogherini']);
    expect(await names('Germany')).toEqual(expect.arrayContaining(['Germany', 'Angela Merkel']));
    const first = await actors(store, '', 2);
    const second = await actors(store, '', 2, first.next as string);
    expect(first.actors[0].name).toBe('Ukraine');
    expect(second.actors.map(({ key }) => key)).not.toEqual(first.actors.map(({ key }) => key));
    expect(second.total).toBe(first.total);
  });

  test('a name that is nearly one is suggested', async () => {
    expect((await nearest(store, 'Porochenko'))[0]).toBe('Petro Poroshenko');
    expect(await nearest(store, 'zzzz')).toEqual([]);
  });

  test('a dossier has names, offices, what they do, and whom they meet', async () => {
    const [{ key }] = (await actors(store, 'Poroshenko', 1)).actors;
    const found = await dossier(store, key);
    expect(found).toMatchObject({ name: 'Petro Poroshenko', country: 'UKR', reports: 6 });
    expect(found?.roles[0]).toMatchObject({ role: 'President of Ukraine', from: '2015-02-12' });
    expect(found?.aliases.map(({ words }) => words)).toContain('Poroshenko');
    expect(found?.counts.said).toBe(
      found?.months.reduce((sum, { statements }) => sum + statements, 0),
    );
    expect(found?.counts.said).toBeGreaterThan(3);
    expect(await dossier(store, 'Q0')).toBeNull();
  });

  test('a network joins those who act on one another, with a tone between -1 and 1', async () => {
    const { nodes, edges } = await network(store, { kind: 'event', limit: 1 });
    const keys = new Set(nodes.map(({ key }) => key));
    expect(edges.length).toBeGreaterThan(4);
    for (const { a, b, tone, count, types } of edges) {
      expect(a < b && keys.has(a) && keys.has(b)).toBe(true);
      expect(Math.abs(tone)).toBeLessThanOrEqual(1);
      expect(Object.values(types).reduce((sum, n) => sum + n, 0)).toBe(count);
    }
    const [fund, ukraine] = ['Q7804', 'Q212'];
    const loan = edges.find(({ a, b }) => [a, b].includes(fund) && [a, b].includes(ukraine));
    expect(loan?.tone).toBeGreaterThan(0);
  });

  test('places have their events by type', async () => {
    const [first] = await places(store, { kind: 'event', limit: 1 });
    expect(first).toMatchObject({ name: 'Debaltseve', country: 'UKR' });
    expect(first.count).toBe(Object.values(first.types).reduce((sum, n) => sum + n, 0));
  });

  test('a timeline counts by day, week, month and year, the same entries each time', async () => {
    const query = { kind: 'statement', limit: 1, to: '2015' } as const;
    const { total } = await store.find(query);
    for (const by of ['day', 'week', 'month', 'year'] as const) {
      const { buckets, total: counted } = await timeline(store, query, by);
      expect(counted, by).toBe(total);
      for (const [index, { from, to }] of buckets.entries()) {
        expect(from <= to).toBe(true);
        if (index > 0) expect(buckets[index - 1].to < from).toBe(true);
      }
    }
    const weeks = (await timeline(store, query, 'week')).buckets;
    expect(weeks[0]).toMatchObject({ from: '2015-02-09', to: '2015-02-15' });
    expect((await timeline(store, query, 'month')).buckets[0].to).toBe('2015-02-28');
  });

  test('voices are the reports with the same quotation', async () => {
    const said = records.find(({ report }) => report.id === 'q0')?.statements[0];
    const found = await voices(store, 'q0', said?.id as string);
    expect(found?.map(({ entry }) => entry.report.id)).toEqual(['q1']);
    expect(found?.[0].share).toBeGreaterThan(0.8);
    expect(await voices(store, 'q0', 'nothing')).toBeNull();
  });
});
