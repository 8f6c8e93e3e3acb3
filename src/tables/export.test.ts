import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { SAMPLE_TEXT, sampleRecord } from '../../test/sample/sample-record.ts';
import { FIND_KINDS } from '../store/find/query.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { type Annotation, annotationsOf } from './annotations.ts';
import { exportArchive } from './export.ts';
import type { Entity } from './ftm.ts';
import { PLOVER_COLUMNS } from './plover.ts';

describe.each(await archiveKinds())('exports of an archive in $name', (kind) => {
  let place: Place;
  let store: Store;
  let folder: string;
  beforeAll(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
    folder = mkdtempSync(join(tmpdir(), 'chancery-export-'));
    await store.add(sampleRecord());
  });
  afterAll(async () => {
    await store.close();
    await place.clear();
    rmSync(folder, { recursive: true });
  });
  const lines = <Shape>(file: string): Shape[] =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  test.each(['csv', 'parquet'] as const)(
    '%s: a table for each kind, and the code book',
    async (form) => {
      const at = join(folder, form);
      const { entries } = await exportArchive(store, form, at, {});
      expect(readdirSync(at).sort()).toEqual(
        ['codebook.md', ...FIND_KINDS.map((one) => `${one}s.${form}`)].sort(),
      );
      let rows = 0;
      for (const one of FIND_KINDS) {
        const file = join(at, `${one}s.${form}`);
        const read =
          form === 'csv'
            ? parse(readFileSync(file), { columns: true })
            : await parquetReadObjects({ file: await asyncBufferFromFile(file) });
        expect(read.length, one).toBe((await store.find({ kind: one, limit: 0 })).total);
        rows += read.length;
      }
      expect(entries).toBe(rows);
    },
  );

  test('filters narrow what they say something about', async () => {
    const at = join(folder, 'narrow');
    await exportArchive(store, 'csv', at, {
      type: undefined,
      actor: 'Angela Merkel',
      outlet: 'None',
    });
    expect(parse(readFileSync(join(at, 'events.csv')), { columns: true })).toEqual([]);
  });

  test('plover: a row for each pair of an actor and a recipient, and CAMEO dyads', async () => {
    await exportArchive(store, 'plover', join(folder, 'plover'), {});
    const rows: { [column: string]: string }[] = parse(
      readFileSync(join(folder, 'plover/plover.csv')),
      { columns: true },
    );
    expect(Object.keys(rows[0])).toEqual([...PLOVER_COLUMNS]);
    expect(rows.find(({ event_id }) => event_id === 'e5')).toMatchObject({
      event_type: 'ACCUSE',
      actor_name: 'a British official',
      actor_code: 'GBRGOV',
      recipient_name: 'Russia',
      recipient_code: 'RUSGOV',
      asserted: 'true',
    });
    // Nobody acts on themselves: of two who agree there are the two actors, no recipients.
    expect(rows.filter(({ event_id }) => event_id === 'e1')).toHaveLength(2);
    const [head, ...dyads] = readFileSync(join(folder, 'plover/cameo.tsv'), 'utf8')
      .trim()
      .split('\n');
    expect(head.split('\t')).toEqual(['Date', 'Source', 'Target', 'CAMEO', 'EventID']);
    // Villages have no code.
    expect(dyads).toEqual([]);
  });

  test('jsonl: the records as they are; webannotation and ftm: a line each', async () => {
    await exportArchive(store, 'jsonl', join(folder, 'records.jsonl'), {});
    expect(lines(join(folder, 'records.jsonl'))).toEqual([sampleRecord()]);
    await exportArchive(store, 'webannotation', join(folder, 'a.jsonl'), {});
    expect(lines<Annotation>(join(folder, 'a.jsonl'))).toHaveLength(30);
    await exportArchive(store, 'ftm', join(folder, 'e.jsonl'), {});
    expect(lines<Entity>(join(folder, 'e.jsonl')).length).toBeGreaterThan(10);
  });

  test('a place that cannot be written is the system’s error, in no half file elsewhere', async () => {
    const nowhere = join(folder, 'no', 'such', 'file.jsonl');
    await expect(exportArchive(store, 'jsonl', nowhere, {})).rejects.toMatchObject({
      code: 'ENOENT',
    });
    expect(existsSync(nowhere)).toBe(false);
  });
});

test('a Web Annotation finds its words by position in code points and by the words', () => {
  const doves = `🕊️ ${SAMPLE_TEXT}`;
  const moved = JSON.parse(JSON.stringify(sampleRecord()), (_, value) =>
    typeof value?.start === 'number' && value.end > 0
      ? { ...value, start: value.start + 4, end: value.end + 4 }
      : value,
  );
  const annotations = annotationsOf({ ...moved, report: { ...moved.report, text: doves } });
  const points = [...doves];
  for (const { target } of annotations) {
    const [{ start, end }, { exact, prefix, suffix }] = target.selector;
    expect(points.slice(start, end).join('')).toBe(exact);
    expect(doves).toContain(prefix + exact + suffix);
  }
  expect(annotations.find(({ id }) => id.endsWith(':c2'))).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    body: [
      { type: 'TextualBody', purpose: 'classifying', value: 'commitment threat' },
      { value: 'by: Petro Poroshenko' },
      { value: 'strength: firm' },
    ],
  });
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(annotations.length);
});
