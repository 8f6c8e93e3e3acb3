import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../../test/postgres/archives.ts';
import { bareRecord, sampleRecord } from '../../../test/sample/sample-record.ts';
import { openStore } from '../open.ts';
import type { Store } from '../store.ts';
import type { FindQuery } from './query.ts';

// The sample as one outlet has it; then another paper's sentence of its own, and a report of an older day.
describe.each(await archiveKinds())('finding in $name', (kind) => {
  let place: Place;
  let store: Store;
  const SHIPS = 'Norway said it would send two ships. Oslo has PRESENT doubts.';

  beforeAll(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
    await store.add(sampleRecord());
    const bare = bareRecord(SHIPS, { id: 'ships', outlet: 'Fjord Post', published: '2014-03-01' });
    const [actor] = sampleRecord().actors;
    const [statement] = sampleRecord().statements;
    const [event] = sampleRecord().events;
    const norway = { start: 0, end: 6, text: 'Norway', mention: null, actor: 'NOR', members: [] };
    await store.add({
      ...bare,
      sentences: [
        { start: 0, end: 36 },
        { start: 37, end: SHIPS.length },
      ],
      actors: [
        { ...actor, id: 'NOR', name: 'Norway', country: 'NOR', code: 'NORGOV', wikidata: 'Q20' },
      ],
      statements: [
        {
          ...statement,
          source: { start: 0, end: 6, text: 'Norway', mention: null },
          speakers: ['NOR'],
          cue: { start: 7, end: 11, text: 'said' },
          content: [{ start: 12, end: 35 }],
          date: null,
        },
      ],
      events: [
        {
          ...event,
          type: 'AID',
          trigger: { start: 21, end: 25, text: 'send' },
          actors: [norway],
          recipients: [],
          date: { start: 0, end: 0, value: '2014-03', from: 'text' },
        },
        {
          ...event,
          id: 'vague',
          type: 'REJECT',
          trigger: { start: 54, end: 60, text: 'doubts' },
          actors: [norway],
          recipients: [],
          statement: null,
          date: { start: 46, end: 53, value: 'PRESENT_REF', from: 'text' },
        },
      ],
    });
  });
  afterAll(async () => {
    await store.close();
    await place.clear();
  });

  const ask = (query: Partial<FindQuery> & Pick<FindQuery, 'kind'>) =>
    store.find({ limit: 50, ...query });
  const ids = async (query: Partial<FindQuery> & Pick<FindQuery, 'kind'>) =>
    (await ask(query)).entries.map(({ id }) => id);

  describe('what is found', () => {
    test('comes with its report, its words, the rest of the sentence and everybody in it', async () => {
      const [entry] = (await ask({ kind: 'statement', outlet: 'Fjord Post' })).entries;
      expect(entry).toMatchObject({
        kind: 'statement',
        report: { id: 'ships', outlet: 'Fjord Post', published: '2014-03-01' },
        start: 12,
        end: 35,
        words: 'it would send two ships',
        before: 'Norway said ',
        after: '.',
        parties: [{ role: 'speaker', words: 'Norway', name: 'Norway', key: 'Q20', country: 'NOR' }],
        fields: { type: 'indirect', cue: 'said', polarity: 'asserts' },
      });
    });

    test('is counted apart from the page', async () => {
      expect(await ask({ kind: 'event', limit: 0 })).toMatchObject({
        total: 11,
        entries: [],
        next: null,
      });
      expect((await ask({ kind: 'report' })).total).toBe(2);
      expect((await ask({ kind: 'figure' })).total).toBe(3);
      expect((await ask({ kind: 'stance' })).total).toBe(1);
      expect((await ask({ kind: 'actor' })).total).toBe(13);
    });

    test.each(['report', 'statement', 'event', 'commitment', 'stance', 'figure', 'actor'] as const)(
      'pages of %ss follow one another without gap or doubling, in every order',
      async (kind) => {
        const { total } = await ask({ kind, limit: 0 });
        for (const sort of ['date', 'published', 'score', 'place-in-report'] as const) {
          for (const descending of [true, false]) {
            const seen: string[] = [];
            let cursor: string | undefined;
            do {
              const page = await ask({ kind, sort, descending, limit: 2, cursor });
              seen.push(...page.entries.map(({ id, report }) => `${report.id} ${id}`));
              cursor = page.next ?? undefined;
            } while (cursor);
            expect(new Set(seen).size, `${sort} ${descending}`).toBe(total);
            expect(seen.length).toBe(total);
          }
        }
      },
    );

    test('refuses a cursor of another order', async () => {
      const { next } = await ask({ kind: 'event', sort: 'score', limit: 2 });
      await expect(
        ask({ kind: 'event', sort: 'date', cursor: next as string }),
      ).rejects.toMatchObject({
        code: 'cursor-wrong',
      });
    });
  });

  describe('who', () => {
    test('by resolved name, key, and any words for them; accents and case make no difference', async () => {
      expect(await ids({ kind: 'commitment', actor: 'angela MERKEL' })).toEqual(['c4', 'c5']);
      expect(await ids({ kind: 'commitment', actor: 'Q567' })).toEqual(['c4', 'c5']);
      expect(await ids({ kind: 'commitment', actor: 'Merkel' })).toEqual(['c4', 'c5']);
      expect(await ids({ kind: 'event', actor: 'Mr Poroshenko' })).toEqual(['e9', 'e8']);
      expect(await ids({ kind: 'event', actor: 'Washington' })).toEqual(['e7']);
    });

    test('by a country’s name or code: all who act for it', async () => {
      expect(await ids({ kind: 'event', actor: 'DEU' })).toEqual(['e3', 'e4']);
      expect(await ids({ kind: 'event', actor: 'Germany' })).toEqual(['e3', 'e4']);
      expect(await ids({ kind: 'event', actor: 'Q183' })).toEqual([]);
    });

    test('somebody nobody could resolve is found by the report’s own words', async () => {
      expect(await ids({ kind: 'event', recipient: 'both sides' })).toEqual(['e3']);
      expect(await ids({ kind: 'statement', speaker: 'the official' })).toEqual(['s6']);
    });

    test('in a part, or in any; both of a pair either way round', async () => {
      expect(await ids({ kind: 'event', recipient: 'Russia' })).toEqual(['e5']);
      expect((await ids({ kind: 'event', anyone: 'Russia' })).sort()).toEqual(['e1', 'e5', 'e6']);
      const pair = await ids({ kind: 'event', between: ['RUS', 'GBR'] });
      expect(pair).toEqual(['e5']);
      expect(await ids({ kind: 'event', between: ['GBR', 'RUS'] })).toEqual(pair);
    });

    test('of what stands in a statement, the speaker', async () => {
      expect(await ids({ kind: 'event', speaker: 'the official' })).toEqual(['e6']);
      expect(await ids({ kind: 'commitment', speaker: 'Petro Poroshenko' })).toEqual(['c1', 'c2']);
      expect(await ids({ kind: 'figure', speaker: 'the official' })).toEqual(['f2']);
      expect(await ids({ kind: 'report', speaker: 'Norway' })).toEqual(['ships']);
    });

    test('a name that nobody bears is told', async () => {
      expect(await ask({ kind: 'event', actor: 'Nobody Known' })).toMatchObject({
        total: 0,
        unknown: ['Nobody Known'],
      });
    });
  });

  describe('which date is meant', () => {
    test('of events, when they happened', async () => {
      expect(await ids({ kind: 'event', from: '2015-10-06', to: '2015-10-06' })).toEqual(['e9']);
      expect(await ids({ kind: 'event', from: '2014-03-01', to: '2014-12' })).toEqual(['e1']);
      expect(await ids({ kind: 'event', from: '2014-03-02', to: '2014' })).toEqual([]);
    });
    test('a value that lies at no time is in no stretch of time, and sorts last', async () => {
      expect(await ids({ kind: 'event', from: '2016' })).toEqual([]);
      expect((await ids({ kind: 'event', outlet: 'Fjord Post' })).at(-1)).toBe('vague');
    });
    test('of others, publication unless another is named', async () => {
      expect((await ask({ kind: 'statement', to: '2014' })).total).toBe(1);
      expect(await ids({ kind: 'statement', dateOf: 'statement', from: '2015-10' })).toEqual([
        's1',
      ]);
      expect(await ids({ kind: 'event', dateOf: 'statement', from: '2015-10' })).toEqual([
        'e1',
        'e2',
      ]);
      expect(await ids({ kind: 'commitment', dateOf: 'deadline', from: '2015-11' })).toEqual([
        'c7',
      ]);
      expect((await ask({ kind: 'event', dateOf: 'published', to: '2014' })).total).toBe(2);
    });
    test('what is no date, or not one of this kind, is refused', async () => {
      for (const from of ['yesterday', '2015-13', '2015-02-30', '15']) {
        await expect(ask({ kind: 'event', from }), from).rejects.toMatchObject({
          code: 'find-date-wrong',
        });
      }
      await expect(ask({ kind: 'event', dateOf: 'deadline' })).rejects.toMatchObject({
        code: 'find-date-unfit',
      });
    });
  });

  describe('what', () => {
    test('by type, mode, status, place, score, and whether it is asserted', async () => {
      expect(await ids({ kind: 'event', type: ['ACCUSE', 'REJECT'] })).toEqual([
        'e5',
        'e8',
        'vague',
      ]);
      expect(await ids({ kind: 'event', mode: 'heavy-weapons' })).toEqual(['e6']);
      expect(await ids({ kind: 'event', status: ['future'] })).toEqual(['e9', 'e2']);
      expect(await ids({ kind: 'event', place: 'minsk' })).toEqual(['e9']);
      expect(await ids({ kind: 'event', country: 'Ukraine' })).toEqual(['e6']);
      expect((await ids({ kind: 'event', asserted: false })).sort()).toEqual([
        'e1',
        'e1',
        'e2',
        'e6',
      ]);
      expect(await ids({ kind: 'statement', minScore: 0.9, polarity: ['denies'] })).toEqual(['s4']);
      expect(await ids({ kind: 'commitment', type: ['offer', 'refusal'] })).toEqual(['c6', 'c8']);
      expect(await ids({ kind: 'figure', type: ['ASSAULT'] })).toEqual(['f2', 'f3']);
      expect(await ids({ kind: 'commitment', strength: 'hedged' })).toEqual(['c3']);
      expect(await ids({ kind: 'commitment', conditional: true })).toEqual(['c2', 'c5']);
      expect(await ids({ kind: 'figure', unit: 'civilians' })).toEqual(['f2']);
      expect(await ids({ kind: 'figure', country: 'UKR' })).toEqual(['f2', 'f3']);
      expect(await ids({ kind: 'event', type: [] })).toEqual([]);
    });

    test('a filter that says nothing about a kind is refused, not passed over', async () => {
      await expect(ask({ kind: 'statement', mode: 'aerial' })).rejects.toMatchObject({
        code: 'find-filter-unfit',
        message: expect.stringContaining('mode'),
      });
    });
  });

  describe('words', () => {
    test('of a statement its own, of an event those of its sentences, stemmed, all of them', async () => {
      expect(await ids({ kind: 'statement', words: 'ships' })).toEqual(['s1']);
      expect(await ids({ kind: 'statement', words: 'Norway' })).toEqual([]);
      expect(await ids({ kind: 'event', words: 'norwegian ship' })).toEqual([]);
      expect(await ids({ kind: 'event', words: 'norway ship' })).toEqual(['e1']);
      expect(await ids({ kind: 'event', words: '"two ships" sending' })).toEqual(['e1']);
      expect(await ids({ kind: 'report', words: 'ceasefire' })).toEqual(['sample']);
      expect(await ids({ kind: 'actor', words: 'poro' })).toEqual(['poroshenko']);
    });
    test('together with everything else', async () => {
      const query = {
        kind: 'event',
        words: 'ships',
        actor: 'NOR',
        from: '2014',
        to: '2014',
      } as const;
      expect(await ids(query)).toEqual(['e1']);
      expect(await ids({ ...query, type: ['ASSAULT'] })).toEqual([]);
    });
    test('pages by relevance go on where they ended', async () => {
      const words = 'the';
      const all = await ids({ kind: 'event', words });
      const first = await ask({ kind: 'event', words, limit: 2 });
      const second = await ask({ kind: 'event', words, limit: 50, cursor: first.next as string });
      expect([...first.entries, ...second.entries].map(({ id }) => id)).toEqual(all);
      expect(all.length).toBeGreaterThan(2);
    });
    test('signs alone find nothing rather than everything', async () => {
      for (const words of ['"', '(*)', "'; drop table events;--"]) {
        expect((await ask({ kind: 'event', words })).entries, words).toEqual([]);
      }
    });
  });

  test('facets count what a query finds, the actors once an entry', async () => {
    const facets = await store.facets({ kind: 'event', limit: 0, outlet: 'Fjord Post' });
    expect(facets).toMatchObject({
      outlet: [{ value: 'Fjord Post', count: 2 }],
      type: [
        { value: 'AID', count: 1 },
        { value: 'REJECT', count: 1 },
      ],
      month: [{ value: '2014-03', count: 1 }],
      actor: [{ value: 'Q20', count: 2, name: 'Norway' }],
    });
  });

  test('a page of many events by day has the same ones as sorting everything', async () => {
    const many = await kind.place();
    const large = await openStore(many.archive);
    const [event] = sampleRecord().events;
    const text = 'x '.repeat(2500);
    // Days in no order, many events to a day, some at no time.
    const events = Array.from({ length: 2400 }, (_, nr) => ({
      ...event,
      id: `n${nr}`,
      trigger: { start: nr * 2, end: nr * 2 + 1, text: 'x' },
      actors: [],
      statement: null,
      date: {
        start: 0,
        end: 0,
        value: nr % 9 === 0 ? null : `2015-01-${String(((nr * 7) % 28) + 1).padStart(2, '0')}`,
        from: 'text' as const,
      },
    }));
    await large.add({ ...bareRecord(text), events });
    for (const descending of [true, false]) {
      const seen: (string | number | boolean | null)[][] = [];
      let cursor: string | undefined;
      do {
        const page = await large.find({ kind: 'event', limit: 700, cursor, descending });
        seen.push(...page.entries.map(({ id, fields }) => [id, fields.date]));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(new Set(seen.map(([id]) => id)).size).toBe(2400);
      const days = seen.map(([, day]) => day ?? '');
      const sorted = [...days].sort();
      expect(days).toEqual(descending ? sorted.reverse() : sorted);
    }
    await large.close();
    await many.clear();
  });
});
