import { chmodSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addUnderKills, faultsIn } from '../../test/durability/killing.ts';
import { madeUpRecord } from '../../test/made-up/made-up-record.ts';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import { openStore } from './open.ts';
import type { SqlStore } from './sql/sql-store.ts';

const kinds = await archiveKinds();

describe.each(kinds)('an archive in $name', (kind) => {
  let place: Place;
  beforeEach(async () => {
    place = await kind.place();
  });
  afterEach(() => place.clear());

  test('killed again and again while reports are added, has each once and whole in the end', async () => {
    const plan = { archive: place.archive, kills: 12, reports: 150, seed: 41 };
    const { acknowledged, lost, early } = await addUnderKills(plan);
    expect(acknowledged.size).toBe(150);
    expect(lost).toEqual([]);
    // Lives that all ended before or after the work would have tested nothing.
    expect(early).toBeLessThan(12);
    expect(await faultsIn(place.archive, 150)).toEqual([]);
  });

  test('that another process is writing to is said to be busy, and can be written when it has done', async () => {
    const store = await openStore(place.archive);
    const holder = await openStore(place.archive);
    let free: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const holding = holder.dialect.exclusively(() => held);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await expect(store.add(madeUpRecord(1))).rejects.toMatchObject({
      code: 'archive-busy',
      message: expect.stringMatching(/another process is writing to it/),
    });
    // Who only asks need not wait.
    expect((await store.counts()).reports).toBe(0);
    free();
    await holding;
    expect((await store.add(madeUpRecord(1))).outcome).toBe('added');
    await Promise.all([store.close(), holder.close()]);
    expect(await faultsIn(place.archive, 0)).toContain('1 reports, not 0');
  });
});

describe('an SQLite file', () => {
  let place: Place;
  let store: SqlStore;
  beforeEach(async () => {
    place = await kinds[0].place();
    store = await openStore(place.archive);
    await store.add(madeUpRecord(0));
  });
  afterEach(async () => {
    await store.close();
    await place.clear();
  });
  const set = (pragma: string) =>
    store.dialect.read(
      (function* () {
        yield { sql: `pragma ${pragma}`, parameters: [] };
      })(),
    );

  test('on a full disk keeps what it has, says so, and goes on when there is room', async () => {
    const [{ page_count: pages }] = (await place.ask('pragma page_count')) as {
      page_count: number;
    }[];
    await set(`max_page_count = ${pages + 4}`);
    const outcomes = await Promise.allSettled([1, 2, 3].map((nr) => store.add(madeUpRecord(nr))));
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: {
          code: 'archive-not-writable',
          message: expect.stringMatching(/the disk is full/),
        },
      });
    }
    expect(await store.record('made-0')).toEqual(madeUpRecord(0));
    expect((await store.counts()).reports).toBe(1);
    await set('max_page_count = 1073741823');
    for (const nr of [1, 2, 3]) await store.add(madeUpRecord(nr));
    expect(await faultsIn(place.archive, 4)).toEqual([]);
  });

  test('that may not be written is read, and refuses a report in words', async () => {
    await store.close();
    chmodSync(place.archive, 0o444);
    store = await openStore(place.archive);
    // Whoever is root may write all the same: then SQLite itself is told not to.
    if (process.getuid?.() === 0) await set('query_only = on');
    expect(await store.record('made-0')).toEqual(madeUpRecord(0));
    await expect(store.add(madeUpRecord(1))).rejects.toMatchObject({
      code: 'archive-not-writable',
      message: expect.stringMatching(/read-only/),
    });
    await store.close();
    store = await openStore(place.archive);
  });

  test('that is cut off in the middle is told to be damaged', async () => {
    await store.close();
    const { truncateSync, statSync } = await import('node:fs');
    truncateSync(place.archive, Math.floor(statSync(place.archive).size / 2 / 4096) * 4096 + 100);
    const code = await openStore(place.archive).then(
      async (opened) => {
        store = opened;
        return opened.record('made-0').then(
          () => null,
          (error: { code?: string }) => error.code,
        );
      },
      (error: { code?: string }) => error.code,
    );
    expect(code).toBe('archive-damaged');
    store = await openStore(':memory:');
  });
});

const server = kinds.length > 1 ? await startPostgres({ shared_buffers: '16MB' }) : null;

describe.skipIf(server === null)('a PostgreSQL server', () => {
  const archive = server?.url('postgres') ?? '';

  test('that goes away in mid-run is told of; when it is back, the run is finished and nothing is lost or twice', async () => {
    const store = await openStore(archive);
    const acknowledged: number[] = [];
    const adding = Promise.allSettled(
      Array.from({ length: 120 }, async (_, nr) => {
        await store.add(madeUpRecord(nr));
        acknowledged.push(nr);
        if (acknowledged.length === 1) void server!.crash();
      }),
    );
    const failed = (await adding).filter((one) => one.status === 'rejected');
    expect(acknowledged.length).toBeGreaterThan(0);
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed) {
      expect(['archive-gone', 'archive-unreachable']).toContain(reason.code);
      expect(reason.message).not.toMatch(/undefined|\n/);
    }
    // Whether the next call still has a connection to lose is a matter of moments.
    await expect(store.counts()).rejects.toMatchObject({
      code: expect.stringMatching(/^archive-(gone|unreachable)$/),
    });
    await server!.restart();
    for (const nr of acknowledged)
      expect(await store.record(`made-${nr}`)).toEqual(madeUpRecord(nr));
    for (let nr = 0; nr < 120; nr++) await store.add(madeUpRecord(nr));
    await store.close();
    expect(await faultsIn(archive, 120)).toEqual([]);
  });

  test('that only lets itself be read refuses a report in words', async () => {
    const settings = '?options=-c%20default_transaction_read_only%3Don';
    const store = await openStore(`${archive}${settings}`);
    expect((await store.counts()).reports).toBeGreaterThan(0);
    await expect(store.add(madeUpRecord(500))).rejects.toMatchObject({
      code: 'archive-not-writable',
      message: expect.stringMatching(/it is read-only/),
    });
    await store.close();
    await server!.stop();
  });
});
