import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { madeUpRecord } from '../../test/made-up/made-up-record.ts';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { countedAfresh, countedAsKept } from '../../test/sample/counted-afresh.ts';
import { sampleRecord } from '../../test/sample/sample-record.ts';
import type { FindKind } from './find/query.ts';
import { openStore } from './open.ts';
import type { Store } from './store.ts';

describe.each(await archiveKinds())('counts that are kept in $name', (kind) => {
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
  const expectRight = async () => {
    const kept = await countedAsKept(place);
    expect(kept).toEqual(await countedAfresh(place));
    return kept;
  };

  test('are right when reports come, as copies too, and are read again', async () => {
    for (let nr = 0; nr < 5; nr++) await store.add(madeUpRecord(nr));
    await store.add(sampleRecord({ id: 'copy', outlet: 'Other', url: null }));
    const [{ copies }] = await place.ask(
      'select count(*) as copies from events where copy = 1 and report_id = ?',
      'copy',
    );
    expect(Number(copies)).toBeGreaterThan(0);
    await expectRight();
    const newer = sampleRecord({}, '0.2.0');
    await store.add({ ...newer, events: newer.events.slice(2), actors: newer.actors.slice(1) });
    await expectRight();
  });

  test('are right when entries are rejected, actors merged and split, and all of it undone', async () => {
    await store.add(sampleRecord({ id: 'later', outlet: 'Other', published: '2015-11-01' }));
    const before = await expectRight();
    const made = [
      await store.corrections.correct(
        'sample',
        { action: 'reject', kind: 'event', entry: 'e1' },
        'A',
      ),
      await store.corrections.merge({ from: 'Q159', to: 'Q212' }, 'A'),
      await store.corrections.correct(
        'sample',
        { action: 'split', entry: 'merkel', to: 'name:angela m' },
        'A',
      ),
    ];
    expect(await expectRight()).not.toEqual(before);
    for (const { id } of made.reverse()) await store.corrections.undo(id, 'A');
    expect(await expectRight()).toEqual(before);
  });

  test.each(['statement', 'event', 'commitment', 'stance', 'figure', 'actor'] as const)(
    'say of %ss what counting them says',
    async (of: FindKind) => {
      for (let nr = 0; nr < 3; nr++) await store.add(madeUpRecord(nr));
      // Every score is above nothing: the same entries, but not by asking for everything.
      const counted = { kind: of, minScore: 0 };
      expect(await store.facets({ kind: of, limit: 0 })).toEqual(
        await store.facets({ ...counted, limit: 0 }),
      );
      const { total, entries } = await store.find({ kind: of, limit: 5 });
      expect(total).toBeGreaterThan(0);
      expect(await store.find({ ...counted, limit: 5 })).toMatchObject({ total, entries });
    },
  );
});
