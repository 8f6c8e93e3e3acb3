import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { bareRecord, sampleRecord } from '../../test/sample/sample-record.ts';
import type { EntryRequest } from '../record/correcting.ts';
import type { Correction } from '../record/correction.ts';
import type { Record } from '../record/record.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';
import { ENTRY_TABLES } from './tables.ts';

/** The sample as a newer engine reads it: under other ids, and surer. */
function readAnew(change: (record: Record) => Record = (record) => record): Record {
  const json = JSON.stringify(sampleRecord({}, '0.2.0'));
  return change(JSON.parse(json.replace(/"([a-z]{1,2}\d{1,2})"/g, '"new-$1"')) as Record);
}

describe.each(await archiveKinds())('corrections in $name', (kind) => {
  let place: Place;
  let store: Store;

  beforeEach(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
    await store.add(sampleRecord());
  });
  afterEach(async () => {
    await store.close();
    await place.clear();
  });
  const correct = (request: EntryRequest, who = 'Ada') =>
    store.corrections.correct('sample', request, who);
  const log = async () => (await store.corrections.list({ limit: 200 })).corrections;
  /** Every row of every entry table, but for the numbers the database gives. */
  async function allRows() {
    const tables: { [table: string]: object[] } = {};
    for (const table of ENTRY_TABLES) {
      const rows = await place.ask(`select * from ${table} order by report_id, start, "end"`);
      tables[table] = rows.map(({ nr, entry_nr, ...row }) => row);
      tables[table].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
    }
    return tables;
  }

  test('who, when, why and what are kept, and the archive says it at once', async () => {
    const made = await correct({
      action: 'edit',
      kind: 'event',
      entry: 'e5',
      patch: { type: 'REJECT' },
      why: 'no accusation',
    });
    expect(made).toMatchObject({
      who: 'Ada',
      why: 'no accusation',
      action: 'edit',
      report: 'sample',
      entry: 'e5',
      anchor: { words: 'accused' },
      before: { type: 'ACCUSE' },
      undone: false,
      conflict: null,
    });
    expect(Date.parse(made.at)).toBeGreaterThan(Date.now() - 60_000);
    const { entries } = await store.find({ kind: 'event', type: ['REJECT'], limit: 10 });
    expect(entries.map(({ id, review }) => [id, review])).toContainEqual(['e5', 'edited']);
    expect((await store.record('sample'))?.events[4]).toMatchObject({
      type: 'REJECT',
      review: 'edited',
    });
    expect(await log()).toEqual([made]);
  });

  test('a rejected entry is left out unless asked for', async () => {
    await correct({ action: 'reject', kind: 'statement', entry: 's7' });
    const found = await store.find({ kind: 'statement', limit: 50 });
    expect(found.total).toBe(8);
    const rejected = await store.find({ kind: 'statement', review: ['rejected'], limit: 50 });
    expect(rejected.entries.map(({ id }) => id)).toEqual(['s7']);
    const open = await store.find({ kind: 'statement', review: ['unreviewed'], limit: 50 });
    expect(open.total).toBe(8);
    expect(await place.ask(`select * from participants where entry_id = 's7'`)).toEqual([]);
  });

  test('corrections outlive a reading by another engine', async () => {
    const edit = await correct({
      action: 'edit',
      kind: 'event',
      entry: 'e6',
      patch: { type: 'COERCE' },
    });
    await correct({ action: 'accept', kind: 'commitment', entry: 'c2' });
    await correct({ action: 'reject', kind: 'stance', entry: 'p1' });
    const { id: _, score: _s, by: _b, because: _c, ...figure } = sampleRecord().figures[0];
    const added = await correct({
      action: 'add',
      kind: 'figure',
      patch: { ...figure, unit: 'monitors' },
    });
    // The newer engine finds the commitment no more.
    const anew = readAnew((record) => ({
      ...record,
      commitments: record.commitments.filter((one) => one.id !== 'new-c2'),
    }));
    expect((await store.add(anew)).outcome).toBe('reread');
    const record = await store.record('sample');
    expect(record?.events.find(({ review }) => review)).toMatchObject({
      id: 'new-e6',
      type: 'COERCE',
      review: 'edited',
    });
    expect(record?.commitments.at(-1)).toMatchObject({ id: 'c2', review: 'accepted' });
    expect(record?.stances).toMatchObject([{ id: 'new-p1', review: 'rejected' }]);
    expect(record?.figures.at(-1)).toMatchObject({ id: added.entry, unit: 'monitors' });
    expect(await place.ask(`select id, review from events where type = 'COERCE'`)).toEqual([
      { id: 'new-e6', review: 'edited' },
    ]);
    expect((await log()).filter(({ conflict }) => conflict)).toEqual([]);
    expect((await log()).at(-1)).toEqual(edit);
  });

  test('what no longer fits is shown as a conflict, until it fits again', async () => {
    const made = await correct({ action: 'reject', kind: 'event', entry: 'e5' });
    await store.add(
      readAnew((record) => ({
        ...record,
        events: record.events.map((one) =>
          one.id === 'new-e5' ? { ...one, type: 'CONSULT' as const } : one,
        ),
      })),
    );
    const conflicting = () => store.corrections.list({ conflicts: true, limit: 10 });
    expect(await conflicting()).toMatchObject({
      total: 1,
      corrections: [{ id: made.id, conflict: { kind: 'read-anew' } }],
    });
    expect((await store.record('sample'))?.events.every(({ review }) => !review)).toBe(true);
    await store.corrections.undo(made.id, 'Ben');
    expect((await conflicting()).total).toBe(0);
  });

  test('undo restores the archive exactly, and can be undone', async () => {
    const before = { rows: await allRows(), record: await store.record('sample') };
    const reject = await correct({ action: 'reject', kind: 'statement', entry: 's1' });
    const edit = await correct({
      action: 'edit',
      kind: 'statement',
      entry: 's9',
      patch: { speakers: ['kerry'], kind: 'direct' },
    });
    const merge = await store.corrections.merge({ from: 'Q159', to: 'Q212' }, 'Ada');
    const split = await correct({ action: 'split', entry: 'merkel' });
    const after = { rows: await allRows(), record: await store.record('sample') };
    expect(after).not.toEqual(before);
    const undos: string[] = [];
    for (const { id } of [merge, reject, split, edit]) {
      undos.push((await store.corrections.undo(id, 'Ben', 'not so')).id);
    }
    expect({ rows: await allRows(), record: await store.record('sample') }).toEqual(before);
    expect((await log()).filter(({ undone }) => undone)).toHaveLength(4);
    await expect(store.corrections.undo(edit.id, 'Ben')).rejects.toThrow(/undone already/);
    for (const id of undos) await store.corrections.undo(id, 'Ada');
    expect({ rows: await allRows(), record: await store.record('sample') }).toEqual(after);
  });

  test('merges and splits change keys everywhere, and those of reports that come later', async () => {
    const keys = (report: string, entry: string) =>
      place.ask('select "key", key_read from actors where report_id = ? and id = ?', report, entry);
    await store.corrections.merge({ from: 'Q159', to: 'Q212' }, 'Ada');
    expect(await keys('sample', 'RUS')).toEqual([{ key: 'Q212', key_read: 'Q159' }]);
    const parts = `select distinct "key" from participants where name = 'Russia'`;
    expect(await place.ask(parts)).toEqual([{ key: 'Q212' }]);
    await store.add(sampleRecord({ id: 'later', outlet: 'Other', published: '2015-11-01' }));
    expect(await keys('later', 'RUS')).toEqual([{ key: 'Q212', key_read: 'Q159' }]);
    const split = await correct({ action: 'split', entry: 'merkel', to: 'name:angela m' });
    expect(split).toMatchObject({ kind: 'actor', from: null, to: 'name:angela m' });
    expect(await keys('sample', 'merkel')).toEqual([{ key: 'name:angela m', key_read: 'Q567' }]);
    expect(await keys('later', 'merkel')).toEqual([{ key: 'Q567', key_read: 'Q567' }]);
    await store.corrections.merge({ from: 'name:angela m', to: 'Q1' }, 'Ada');
    expect(await keys('sample', 'merkel')).toEqual([{ key: 'Q1', key_read: 'Q567' }]);
    await expect(store.corrections.merge({ from: 'Q0', to: 'Q1' }, 'Ada')).rejects.toThrow(/Q0/);
  });

  test('actors of several reports are set apart together, or not at all', async () => {
    await store.add(sampleRecord({ id: 'later', outlet: 'Other', published: '2015-11-01' }));
    const before = await allRows();
    const part = (report: string, entry = 'merkel') => ({ report, entry });
    const split = (parts: { report: string; entry: string }[], to?: string) =>
      store.corrections.split({ key: 'Q567', parts, to, why: 'a namesake' }, 'Ada');
    for (const parts of [
      [part('sample'), part('later', 'RUS')],
      [part('sample'), part('none')],
    ]) {
      await expect(split(parts)).rejects.toMatchObject({ code: 'entry-missing' });
    }
    await expect(split([part('sample')], 'Q0')).rejects.toThrow(/Q0/);
    await expect(split([part('sample')], 'Q567')).rejects.toThrow(/already/);
    expect(await allRows()).toEqual(before);
    const made = await split([part('sample'), part('later')]);
    expect(made.map(({ to, why }) => [to, why])).toEqual([
      [`apart:${made[0].id}`, 'a namesake'],
      [`apart:${made[0].id}`, 'a namesake'],
    ]);
    const keys = 'select distinct "key" from actors where id = ?';
    expect(await place.ask(keys, 'merkel')).toEqual([{ key: made[0].to }]);
    const about = async (actor: string) =>
      (await store.corrections.list({ actor, limit: 9 })).corrections.map(({ id }) => id);
    expect(await about(made[0].to as string)).toEqual([made[1].id, made[0].id]);
    expect((await store.corrections.keyed()).map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    for (const { id } of made) await store.corrections.undo(id, 'Ada');
    expect(await store.corrections.keyed()).toEqual([]);
    expect(await allRows()).toEqual(before);
  });

  test('what cannot be done is refused and leaves no trace', async () => {
    const before = await allRows();
    const wrong: EntryRequest[] = [
      { action: 'accept', kind: 'event', entry: 'none' },
      { action: 'edit', kind: 'event', entry: 'e1', patch: { type: 'PEACE' } },
    ];
    for (const request of wrong) await expect(correct(request)).rejects.toThrow();
    await expect(
      store.corrections.correct('none', { action: 'accept', kind: 'event', entry: 'e1' }, 'Ada'),
    ).rejects.toMatchObject({ code: 'report-missing' });
    await expect(store.corrections.undo('none', 'Ada')).rejects.toThrow(/none/);
    expect(await log()).toEqual([]);
    expect(await allRows()).toEqual(before);
  });

  test('another archive takes them in, once; what disagrees is left out with its reason', async () => {
    await correct({ action: 'edit', kind: 'event', entry: 'e5', patch: { type: 'REJECT' } });
    await correct({ action: 'reject', kind: 'stance', entry: 'p1' });
    const merge = await store.corrections.merge({ from: 'Q159', to: 'Q212' }, 'Ada');
    await store.corrections.undo(merge.id, 'Ada');
    const lines: Correction[] = [];
    for await (const { undone, conflict, ...line } of store.corrections.all()) lines.push(line);

    const otherPlace = await kind.place();
    const other = await openStore(otherPlace.archive);
    try {
      const take = async () => {
        const outcomes = [];
        for (const line of lines) outcomes.push((await other.corrections.take(line)).outcome);
        return outcomes;
      };
      expect(await take()).toEqual(['no-report', 'no-report', 'taken', 'taken']);
      // The same text under another id, read by another engine; and somebody there thinks otherwise.
      await other.add({ ...readAnew(), report: { ...sampleRecord().report, id: 'theirs' } });
      const theirs = await other.corrections.correct(
        'theirs',
        { action: 'accept', kind: 'stance', entry: 'new-p1' },
        'Eve',
      );
      expect(await take()).toEqual(['taken', 'disagrees', 'known', 'known']);
      expect(await other.corrections.take(lines[1])).toMatchObject({
        message: expect.stringContaining(theirs.id),
      });
      expect(await take()).toEqual(['known', 'disagrees', 'known', 'known']);
      const record = await other.record('theirs');
      expect(record?.events[4]).toMatchObject({ id: 'new-e5', type: 'REJECT', review: 'edited' });
      expect(record?.stances[0].review).toBe('accepted');
    } finally {
      await other.close();
      await otherPlace.clear();
    }
  });

  test('the log turns its pages', async () => {
    for (const entry of ['e1', 'e2', 'e3'])
      await correct({ action: 'accept', kind: 'event', entry });
    await store.add(bareRecord('Nothing much.', { id: 'bare' }));
    const first = await store.corrections.list({ limit: 2 });
    expect(first.corrections.map(({ entry }) => entry)).toEqual(['e3', 'e2']);
    const second = await store.corrections.list({ limit: 2, cursor: first.next! });
    expect([second.corrections.map(({ entry }) => entry), second.next]).toEqual([['e1'], null]);
    expect((await store.corrections.list({ limit: 9, entry: 'e2' })).total).toBe(1);
    expect((await store.corrections.list({ limit: 9, report: 'bare' })).total).toBe(0);
  });

  test('users are kept with their hash alone', async () => {
    await store.users.put({ name: 'ada', role: 'reader', hash: 'h1' });
    await store.users.put({ name: 'ada', role: 'editor', hash: 'h2' });
    expect(await store.users.user('ada')).toMatchObject({ role: 'editor', hash: 'h2' });
    expect(await store.users.list()).toEqual([
      { name: 'ada', role: 'editor', added: expect.any(String) },
    ]);
    expect([await store.users.remove('ada'), await store.users.remove('ada')]).toEqual([
      true,
      false,
    ]);
    expect(await store.users.user('ada')).toBeNull();
  });
});
