import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { bareRecord, SAMPLE_TEXT, sampleRecord } from '../../test/sample/sample-record.ts';
import { faultsOf } from '../record/check.ts';
import { openStore } from './open.ts';
import type { SqlStore } from './sql/sql-store.ts';
import { engineName, type Store } from './store.ts';
import { ENTRY_TABLES } from './tables.ts';

describe.each(await archiveKinds())('an archive in $name', (kind) => {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
  });
  afterEach(async () => {
    await store.close();
    await place.clear();
  });
  const ask: Place['ask'] = (sql, ...parameters) => place.ask(sql, ...parameters);

  describe('adding a report', () => {
    test('the sample is a sound record', () => {
      expect(faultsOf(sampleRecord())).toEqual([]);
    });

    test('gives the same record back', async () => {
      expect(await store.add(sampleRecord())).toEqual({ id: 'sample', outcome: 'added' });
      expect(await store.record('sample')).toEqual(sampleRecord());
      expect(await store.record('nobody')).toBeNull();
    });

    test('spreads its entries over plain tables, each with its words', async () => {
      const record = sampleRecord();
      await store.add(record);
      for (const table of ENTRY_TABLES) {
        if (table === 'participants') continue;
        expect(await ask(`select count(*) as n from ${table}`), table).toEqual([
          { n: record[table].length },
        ]);
        for (const row of await ask(
          `select start, "end", words from ${table} where words not like '% … %'`,
        )) {
          if (row.start === null) continue;
          expect(row.words).toBe(SAMPLE_TEXT.slice(row.start as number, row.end as number));
        }
      }
      expect(await ask(`select speaker, cue, kind from statements where id = 's1'`)).toEqual([
        { speaker: 'France; Germany', cue: 'said', kind: 'indirect' },
      ]);
      expect(await ask(`select actor, recipient, place, date from events where id = 'e6'`)).toEqual(
        [{ actor: 'Russia', recipient: 'villages', place: 'Mariupol', date: '2015-10-01' }],
      );
      expect(await ask(`select kind, actor, condition from commitments where id = 'c2'`)).toEqual([
        {
          kind: 'threat',
          actor: 'Petro Poroshenko',
          condition: 'if a single monitor is turned back',
        },
      ]);
      expect(
        await ask(`select role, name, country from participants where entry_id = 'e1' order by nr`),
      ).toEqual([
        { role: 'actor', name: 'Ukraine', country: 'UKR' },
        { role: 'actor', name: 'Russia', country: 'RUS' },
      ]);
    });

    test('a second time adds nothing', async () => {
      await store.add(sampleRecord());
      const before = await store.counts();
      expect(await store.add(sampleRecord())).toEqual({ id: 'sample', outcome: 'known' });
      expect(await store.counts()).toEqual(before);
      expect(await ask('select count(*) as n from readings')).toEqual([{ n: 1 }]);
    });

    test('is a new revision of the archive, here and where else it is open; asking is none', async () => {
      const other = await openStore(place.archive);
      const before = [await store.revision(), await other.revision()];
      await store.counts();
      await other.list({ limit: 5 });
      expect([await store.revision(), await other.revision()]).toEqual(before);
      await store.add(sampleRecord());
      expect(await store.revision()).not.toBe(before[0]);
      expect(await other.revision()).not.toBe(before[1]);
      await other.close();
    });

    test('by a newer engine takes the place of the reading before, which is kept', async () => {
      await store.add(sampleRecord());
      const newer = { ...sampleRecord({}, '0.2.0'), events: [] };
      expect((await store.add(newer)).outcome).toBe('reread');
      expect((await store.record('sample'))?.events).toEqual([]);
      expect(await store.counts()).toMatchObject({ reports: 1, events: 0, statements: 9 });
      expect(await ask('select engine, current from readings order by nr')).toEqual([
        { engine: 'chancery 0.1.0, tree tree@1', current: 0 },
        { engine: 'chancery 0.2.0, tree tree@1', current: 1 },
      ]);
    });

    test('keeps its readings, and names the reports that are to be read anew', async () => {
      const [older, newer] = [sampleRecord(), sampleRecord({}, '0.2.0')];
      await store.add(older);
      await store.add(bareRecord('Nothing.', { id: 'other' }));
      const stale = await store.stale(engineName(newer.engine), null);
      expect(stale.map(({ id }) => id)).toEqual(['sample', 'other']);
      expect(await store.staleCount(engineName(newer.engine))).toBe(2);
      const { sha256: _, language: __, ...report } = older.report;
      expect(stale[0]).toEqual(report);
      expect(await store.reread(null)).toEqual([]);
      await store.add(newer);
      expect((await store.stale(engineName(newer.engine), null)).map(({ id }) => id)).toEqual([
        'other',
      ]);
      expect(await store.stale(engineName(newer.engine), 'other')).toEqual([]);
      expect(await store.reread(null)).toEqual(['sample']);
      const readings = await store.readings('sample');
      expect(readings.map(({ engine, current }) => [engine, current])).toEqual([
        [engineName(older.engine), false],
        [engineName(newer.engine), true],
      ]);
      expect(await store.reading(readings[0].nr)).toEqual(older);
      expect(await store.reading(readings[1].nr)).toEqual(newer);
      expect(await store.reading(999)).toBeNull();
    });

    test('learns a date that was missing, and never loses one', async () => {
      await store.add(sampleRecord({ published: null }));
      expect((await store.add(sampleRecord({ outlet: null }))).outcome).toBe('reread');
      expect((await store.record('sample'))?.report).toMatchObject({
        published: '2015-10-02',
        outlet: 'The Harbour Courier',
      });
      expect((await store.add(sampleRecord({ published: null }))).outcome).toBe('known');
      expect((await store.record('sample'))?.report.published).toBe('2015-10-02');
    });

    test('says beforehand what is known, and with which facts to read', async () => {
      const { report, engine } = sampleRecord();
      expect(await store.known(report, engineName(engine))).toMatchObject({ done: false });
      await store.add(sampleRecord());
      expect(await store.known({ ...report, outlet: null }, engineName(engine))).toMatchObject({
        done: true,
        facts: { outlet: 'The Harbour Courier' },
      });
      expect((await store.known(report, 'chancery 9.9.9')).done).toBe(false);
    });

    test('two texts under one id are two reports', async () => {
      await store.add(bareRecord('The first text.', { id: '1' }));
      const second = await store.add(bareRecord('Another text.', { id: '1' }));
      expect(second.outcome).toBe('added');
      expect(second.id).toMatch(/^1-[0-9a-f]{8}$/);
      expect((await store.record(second.id))?.report).toMatchObject({
        id: second.id,
        text: 'Another text.',
      });
      expect(await store.add(bareRecord('Another text.', { id: '1' }))).toEqual({
        ...second,
        outcome: 'known',
      });
    });

    test('the same text under another id is the same report, unless the facts say otherwise', async () => {
      const text = 'One text.';
      await store.add(bareRecord(text, { id: 'a' }));
      expect(await store.add(bareRecord(text, { id: 'b' }))).toEqual({ id: 'a', outcome: 'known' });
      expect(await store.add(bareRecord(text, { id: 'c', outlet: 'Gazette' }))).toEqual({
        id: 'a',
        outcome: 'reread',
      });
      expect(await store.add(bareRecord(text, { id: 'd', outlet: 'Courier' }))).toEqual({
        id: 'd',
        outcome: 'added',
        copyOf: 'a',
      });
      expect((await store.counts()).reports).toBe(2);
    });

    test('offsets count UTF-16 code units, past astral characters too', async () => {
      const text = '🇺🇦🕊️ Kyiv — “Łódź 𝔾 naïve,” said Zoë.';
      const start = text.indexOf('“Łódź');
      const record = {
        ...bareRecord(text, { id: 'astral' }),
        statements: [
          {
            ...sampleRecord().statements[5],
            speakers: [],
            source: null,
            cue: null,
            content: [{ start, end: text.indexOf(' said') }],
          },
        ],
      };
      await store.add(record);
      const [row] = await ask('select start, "end", words from statements');
      expect(row.words).toBe('“Łódź 𝔾 naïve,”');
      expect(text.slice(row.start as number, row.end as number)).toBe(row.words);
      expect(await ask('select text from reports')).toEqual([{ text }]);
    });

    test('a text keeps what a database cannot hold: a null character, half a surrogate pair', async () => {
      const text = 'Before\0after \ud83c and \\u0000 here.';
      await store.add(bareRecord(text, { id: 'odd' }));
      expect((await store.record('odd'))?.report.text).toBe(text);
      expect((await store.list({ limit: 5, words: 'here' })).total).toBe(1);
    });

    test('of many reports given at once, one that cannot be kept takes no other with it', async () => {
      const broken = sampleRecord({ id: 'broken', outlet: 'Broken' });
      broken.times = [{ ...broken.times[0], score: null as never }];
      const given = [1, 2, 3, 4].map((nr) =>
        sampleRecord({ id: `r${nr}`, outlet: `Outlet ${nr}` }),
      );
      given.splice(2, 0, broken);
      const outcomes = await Promise.allSettled(given.map((record) => store.add(record)));
      expect(outcomes.map(({ status }) => status)).toEqual([
        'fulfilled',
        'fulfilled',
        'rejected',
        'fulfilled',
        'fulfilled',
      ]);
      expect(await store.counts()).toMatchObject({ reports: 4, statements: 36 });
    });

    test('a failure half-way leaves nothing of the report', async () => {
      const broken = sampleRecord();
      // The last table to be filled refuses this row: a score may not be missing.
      broken.times = [{ ...broken.times[0], score: null as never }];
      await expect(store.add(broken)).rejects.toThrow();
      expect(await store.counts()).toMatchObject({ reports: 0, statements: 0, events: 0 });
      expect(await ask('select count(*) as n from participants')).toEqual([{ n: 0 }]);
      expect((await store.add(sampleRecord())).outcome).toBe('added');
    });

    test('a process killed while it adds leaves whole reports only', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'chancery-adder-'));
      const script = join(folder, 'adder.mjs');
      const from = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
      writeFileSync(
        script,
        `
      import { openStore } from ${from('./open.ts')};
      import { sampleRecord } from ${from('../../test/sample/sample-record.ts')};
      const store = await openStore(${JSON.stringify(place.archive)});
      for (let i = 0; ; i++) { await store.add(sampleRecord({ id: 'r' + i, outlet: 'Outlet ' + i })); process.send(i); }
    `,
      );
      const child = fork(script, { execArgv: ['--import', 'tsx'], stdio: 'inherit' });
      const last = await new Promise<number>((resolve) => {
        child.on('message', (i: number) => {
          if (i === 20) child.kill('SIGKILL');
        });
        let seen = -1;
        child.on('message', (i: number) => {
          seen = i;
        });
        child.on('exit', () => resolve(seen));
      });
      rmSync(folder, { recursive: true });
      const { reports, statements, events, problems } = await store.counts();
      expect(reports).toBeGreaterThan(last);
      expect([statements, events, problems]).toEqual([reports * 9, reports * 9, reports * 2]);
    });
  });

  describe('finding reports', () => {
    const add = (id: string, text: string, published: string | null, outlet = 'A') =>
      store.add(bareRecord(text, { id, published, outlet, title: `Report ${id}` }));

    test('newest first, undated last, page by page', async () => {
      for (let day = 1; day <= 7; day++) await add(`d${day}`, `Text ${day}.`, `2015-11-0${day}`);
      await add('none', 'No date.', null);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.list({ limit: 3, cursor });
        expect(page.total).toBe(8);
        ids.push(...page.reports.map(({ id }) => id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(ids).toEqual(['d7', 'd6', 'd5', 'd4', 'd3', 'd2', 'd1', 'none']);
    });

    test('by words: stemmed, accents folded, the last one unfinished', async () => {
      await add('zagreb', 'The envoys met in Zagreb.', '2015-11-01');
      await add('sao', 'Delegates left São Paulo without a deal.', '2015-11-02');
      const found = async (words: string) =>
        (await store.list({ limit: 10, words })).reports.map(({ id }) => id);
      expect(await found('meeting envoy')).toEqual([]);
      expect(await found('envoy zagreb')).toEqual(['zagreb']);
      expect(await found('sao paulo deals')).toEqual(['sao']);
      expect(await found('Zagr')).toEqual(['zagreb']);
      expect(await found('"left São Paulo"')).toEqual(['sao']);
      expect(await found('"Paulo left"')).toEqual([]);
      expect(await found('')).toHaveLength(2);
    });

    test('marks what was found in an extract', async () => {
      await add('zagreb', 'A long day. The envoys met in Zagreb.', '2015-11-01');
      const { reports } = await store.list({ limit: 5, words: 'zagreb' });
      expect(reports[0].extract.filter(({ found }) => found)).toEqual([
        { text: 'Zagreb', found: true },
      ]);
      expect(reports[0].extract.map(({ text }) => text).join('')).toBe(
        'A long day. The envoys met in Zagreb.',
      );
    });

    test('takes no operator from what is typed', async () => {
      await add('plain', 'Nothing to see.', '2015-11-01');
      for (const words of [
        '"',
        '" OR "',
        'see NOT',
        'text:see',
        'a* NEAR(b',
        '(',
        '^see',
        '-',
        '* *',
        "'; drop table reports;--",
      ]) {
        await expect(store.list({ limit: 5, words }), words).resolves.toBeDefined();
      }
      expect((await store.counts()).reports).toBe(1);
    });

    test('search follows a report that is read again', async () => {
      await store.add(sampleRecord({ title: null }));
      await store.add(sampleRecord());
      expect((await store.list({ limit: 5, words: 'ceasefire' })).total).toBe(1);
      const { kysely, dialect } = store as SqlStore;
      const found = dialect.fullText.matching(
        'statements',
        dialect.fullText.expression('Midnight')!,
      );
      const ids = await kysely
        .selectFrom('statements')
        .innerJoin(found.as('found'), 'found.nr', 'statements.nr')
        .select('id')
        .execute();
      expect(ids).toEqual([{ id: 's2' }]);
    });

    test('an extract shows the words as they are written, around the first that is found', async () => {
      const filler = 'Nothing else was said that day. '.repeat(12);
      await add(
        'sao',
        `${filler}Delegates left São Paulo’s “harbour” without a deal. ${filler}`,
        null,
      );
      const { reports } = await store.list({ limit: 5, words: 'sao harbours' });
      const parts = reports[0].extract;
      expect(parts.filter(({ found }) => found).map(({ text }) => text)).toEqual([
        'São',
        'harbour',
      ]);
      const text = parts.map(({ text }) => text).join('');
      expect(text).toContain('left São Paulo’s “harbour” without');
      expect(text.length).toBeLessThan(300);
    });

    test('counts each report’s entries', async () => {
      await store.add(sampleRecord());
      const { reports } = await store.list({ limit: 5 });
      expect(reports[0].counts).toEqual({
        statements: 9,
        events: 9,
        commitments: 8,
        stances: 1,
        figures: 3,
        problems: 2,
      });
      expect(reports[0].extract[0].text).toMatch(/^PARIS, 2 October — France and Germany/);
    });

    test('refuses a cursor it never gave out', async () => {
      await expect(store.list({ limit: 5, cursor: 'nonsense' })).rejects.toMatchObject({
        code: 'cursor-wrong',
      });
    });
  });

  describe('opening', () => {
    test('an archive again finds all that was in it', async () => {
      await store.add(sampleRecord());
      await store.close();
      store = await openStore(place.archive);
      expect(await store.record('sample')).toEqual(sampleRecord());
    });

    test('an archive of a later version is refused', async () => {
      await ask(
        `insert into kysely_migration (name, timestamp) values ('999-later', '2099') returning name`,
      );
      await expect(openStore(place.archive)).rejects.toMatchObject({ code: 'archive-newer' });
    });

    test('the same new archive from several sides at once works', async () => {
      const shared = await kind.place();
      const stores = await Promise.all([1, 2, 3].map(() => openStore(shared.archive)));
      const added = await Promise.all(stores.map((one) => one.add(sampleRecord())));
      expect(added.map(({ outcome }) => outcome).sort()).toEqual(['added', 'known', 'known']);
      expect((await stores[0].counts()).reports).toBe(1);
      for (const one of stores) await one.close();
      await shared.clear();
    });
  });
});
