import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { bareRecord, sampleRecord } from '../../test/sample/sample-record.ts';
import { FIND_KINDS } from '../store/find/query.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { codebook } from './codebook.ts';
import { COLUMNS } from './columns.ts';
import { cell, csvHead, csvLine } from './csv.ts';
import { ParquetTable, parquetOf } from './parquet.ts';
import { everything, type Line, linesOf } from './rows.ts';

test('a cell is quoted where it must be, and never a formula', () => {
  expect(cell('plain')).toBe('plain');
  expect(cell('a "b", c')).toBe('"a ""b"", c"');
  expect(cell('two\nlines')).toBe('"two\nlines"');
  expect(cell('=HYPERLINK("x")')).toBe(`"'=HYPERLINK(""x"")"`);
  expect([cell(-3), cell(null), cell(true)]).toEqual(['-3', '', 'true']);
});

describe.each(await archiveKinds())('tables of an archive in $name', (kind) => {
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
    await store.add(sampleRecord());
    // Two code units for each of its first two signs.
    const text = '🕊️🕊️ Norway said no.';
    const [actor] = sampleRecord().actors;
    const [statement] = sampleRecord().statements;
    const at = (words: string) => ({
      start: text.indexOf(words),
      end: text.indexOf(words) + words.length,
    });
    await store.add({
      ...bareRecord(text, { id: 'doves' }),
      actors: [{ ...actor, id: 'NOR', name: 'Norway', wikidata: 'Q20' }],
      statements: [
        {
          ...statement,
          source: { ...at('Norway'), text: 'Norway', mention: null },
          speakers: ['NOR'],
          cue: { ...at('said'), text: 'said' },
          content: [at('no')],
          date: null,
        },
      ],
    });
  });
  afterAll(async () => {
    await store.close();
    await place.clear();
  });

  const lines = async (query: Parameters<typeof everything>[1]): Promise<Line[]> => {
    const all: Line[] = [];
    for await (const entries of everything(store, query))
      all.push(...(await linesOf(store, entries)));
    return all;
  };
  const column = (of: keyof typeof COLUMNS, name: string) =>
    COLUMNS[of].findIndex((one) => one.name === name);

  test.each(FIND_KINDS)('a line for each %s, with a value or null for each column', async (of) => {
    const { total } = await store.find({ kind: of, limit: 0 });
    const all = await lines({ kind: of });
    expect(all).toHaveLength(total);
    for (const line of all) {
      expect(line).toHaveLength(COLUMNS[of].length);
      for (const [index, value] of line.entries()) {
        const { name, type } = COLUMNS[of][index];
        if (value === null) continue;
        expect(typeof value, name).toBe(
          type === 'text' ? 'string' : type === 'boolean' ? type : 'number',
        );
      }
    }
  });

  test('code points are counted apart from UTF-16 units', async () => {
    const [line] = await lines({ kind: 'statement', report: 'doves' });
    const text = '🕊️🕊️ Norway said no.';
    const [start, cp] = ['start', 'start_cp'].map(
      (name) => line[column('statement', name)] as number,
    );
    expect(text.slice(start, start + 2)).toBe('no');
    expect([...text].slice(cp, cp + 2).join('')).toBe('no');
    expect(cp).toBe(start - 2);
  });

  test('names, keys and countries of several stand in one order', async () => {
    const all = await lines({
      kind: 'statement',
      report: 'sample',
      words: 'withdraw light weapons',
    });
    expect(all[0].slice(column('statement', 'speaker')).slice(0, 3)).toEqual([
      'France; Germany',
      'Q142; Q183',
      'FRA; DEU',
    ]);
  });

  test('CSV has a header of as many cells as its lines', async () => {
    const [line] = await lines({ kind: 'stance' });
    expect(csvHead('stance').split(',')).toHaveLength(line.length);
    expect(csvLine(['a', 1, null])).toBe('a,1,\r\n');
  });

  test('Parquet comes back as it went in', async () => {
    for (const of of FIND_KINDS) {
      const all = await lines({ kind: of });
      const pieces: Uint8Array[] = [];
      const table = parquetOf(of, async (bytes) => void pieces.push(bytes));
      await table.add(all);
      await table.finish();
      const read = await parquetReadObjects({ file: await fileOf(pieces) });
      expect(
        read.map((row) => COLUMNS[of].map(({ name }) => row[name] ?? null)),
        of,
      ).toEqual(all);
    }
  });
});

test('Parquet is handed on in groups of rows, and without any row is a file too', async () => {
  const columns = [
    { name: 'nr', type: 'integer' },
    { name: 'words', type: 'text' },
  ] as const;
  for (const count of [0, 50_000]) {
    const pieces: Uint8Array[] = [];
    const table = new ParquetTable(columns, async (bytes) => void pieces.push(bytes));
    for (let nr = 0; nr < count; nr += 5000) {
      await table.add(Array.from({ length: 5000 }, (_, at): Line => [nr + at, `word ${nr + at}`]));
    }
    await table.finish();
    expect(pieces.length).toBe(count === 0 ? 1 : 4);
    const rows = await parquetReadObjects({ file: await fileOf(pieces) });
    expect(rows).toHaveLength(count);
    expect(rows.at(-1)).toEqual(count === 0 ? undefined : { nr: 49_999, words: 'word 49999' });
  }
});

async function fileOf(pieces: readonly Uint8Array[]): Promise<ArrayBuffer> {
  return new Blob(pieces as Uint8Array<ArrayBuffer>[]).arrayBuffer();
}

test('docs/codebook.md is what the columns say', () => {
  const file = new URL('../../docs/codebook.md', import.meta.url);
  expect(readFileSync(file, 'utf8'), 'chancery export --as codebook docs/codebook.md').toBe(
    codebook(),
  );
});
