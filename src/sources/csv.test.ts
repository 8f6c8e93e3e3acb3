import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withColumn } from './columns.ts';
import { type CsvOptions, reportsInCsv } from './csv.ts';
import { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';

/** The bytes in pieces of a few, so that every boundary is met. */
async function* pieces(bytes: Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(content: string | Uint8Array, options: CsvOptions = {}, size?: number) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const all: (Incoming | Failure)[] = [];
  for await (const one of reportsInCsv(pieces(bytes, size), 'a.csv', options)) all.push(one);
  return all;
}
const said = (all: readonly (Incoming | Failure)[]) =>
  all.map((one) => (one instanceof Failure ? one.message : one.text));

describe('reportsInCsv', () => {
  it('tells header and columns by their usual names, whatever their case and spacing', async () => {
    const file =
      'Doc ID,Publish Date,Headline,Author,Source Name,Article Text,URL\n' +
      '7,2015-11-24T10:00:00Z,Envoys part,By Ada Moore; Ben Hill,Courier,"They met, and left.",https://a.example/7\n';
    expect(await read(file)).toMatchObject([
      {
        id: '7',
        published: '2015-11-24',
        title: 'Envoys part',
        byline: ['Ada Moore', 'Ben Hill'],
        outlet: 'Courier',
        text: 'They met, and left.',
        url: 'https://a.example/7',
        where: 'a.csv:2',
      },
    ]);
  });

  it.each([';', '\t', '|', ','])('tells the delimiter %j from the first line', async (mark) => {
    const file = `title${mark}text${mark}date\nOne${mark}"Two, three; four"${mark}2015-11-24\n`;
    expect(await read(file)).toMatchObject([{ title: 'One', text: 'Two, three; four' }]);
  });

  it('keeps line breaks and doubled quotes of quoted cells, behind a byte-order mark', async () => {
    const file = '\ufefftitle,text\r\nOne,"First line.\r\n\r\n""Yes"", he said."\r\nTwo,Plain.\r\n';
    expect(said(await read(file))).toEqual(['First line.\n\n"Yes", he said.', 'Plain.']);
  });

  it('goes by the columns that are named, by name or by number', async () => {
    const file = 'when,body,text\n2015-11-24,The report.,a note\n';
    const columns = ['text=body', 'published=when'].reduce<CsvOptions['columns']>(
      (before, value) => withColumn(value, before),
      {},
    );
    expect(await read(file, { columns })).toMatchObject([
      { text: 'The report.', published: '2015-11-24' },
    ]);
    const bare = 'The first.,2015-11-24\nThe second.,2015-11-25\n';
    const places = { text: '1', published: '2' };
    expect(await read(bare, { columns: places })).toMatchObject([
      { text: 'The first.', published: '2015-11-24', where: 'a.csv:1' },
      { text: 'The second.', published: '2015-11-25' },
    ]);
  });

  it('names the columns that are there where the one it needs is not', async () => {
    await expect(read('a,b\n1,2\n')).rejects.toThrow(
      'a.csv: there is no column "text" (there are: a, b). Say which is which: --column text=NAME.',
    );
    await expect(read('text,b\n1,2\n', { columns: { published: 'day' } })).rejects.toThrow(
      'no column "day"',
    );
    await expect(read('')).rejects.toThrow('is empty');
    expect(() => withColumn('words=body')).toThrow('FIELD=COLUMN');
  });

  it('names each bad row by its line and reads on', async () => {
    const file = [
      'title,text,date',
      'One,"First',
      'of two lines.",2015-11-24',
      'Two,Second.',
      'Three,,2015-11-24',
      'Four,Fourth.,soon',
      'Five,Fifth.,2015-02-30',
      'Six,Sixth.,2015-11-24,more',
      'Seven,Seventh.,2015-11-24,,',
    ].join('\n');
    expect(said(await read(file))).toEqual([
      'First\nof two lines.',
      'a.csv:4: is no row that can be read (it has 2 cells where 3 are expected).',
      'a.csv:5: its text is empty.',
      'a.csv:6: "soon" is not a date. Write YYYY-MM-DD.',
      'a.csv:7: "2015-02-30" is not a date. Write YYYY-MM-DD.',
      'a.csv:8: is no row that can be read (it has 4 cells where 3 are expected).',
      'Seventh.',
    ]);
  });

  it('reads on after a quotation mark that is never closed', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `R${at},Text ${at}.`);
    const file = ['title,text', ...rows.slice(0, 3), 'Bad,"Open.', ...rows.slice(3)].join('\n');
    const texts = said(await read(file));
    expect(texts).toHaveLength(51);
    expect(texts[3]).toBe(
      'a.csv:5: is no row that can be read (a quotation mark is never closed).',
    );
    expect(texts[50]).toBe('Text 49.');
  });

  it('does not let a lost quotation mark swallow the rows up to the next one', async () => {
    const file = 'title,text\nOne,First.\nTwo,"Second.\nThree,Third.\nFour,"Fourth, at last."\n';
    expect(said(await read(file))).toEqual([
      'First.',
      'a.csv:3: is no row that can be read (it has 3 cells where 2 are expected).',
      'Third.',
      'Fourth, at last.',
    ]);
  });

  it('does not guess which number is the month', async () => {
    const file = 'text;date\nWords.;03/04/2015\n';
    expect(said(await read(file))).toEqual([
      'a.csv:2: "03/04/2015" may be two days. Say --dates day-first or --dates month-first.',
    ]);
    expect(await read(file, { dates: 'day-first' })).toMatchObject([{ published: '2015-04-03' }]);
    expect(await read(file, { dates: 'month-first' })).toMatchObject([{ published: '2015-03-04' }]);
    expect(await read('text,date\nWords.,"November 24, 2015"\n')).toMatchObject([
      { published: '2015-11-24' },
    ]);
  });

  it('reads windows-1252 and UTF-16, as spreadsheets write them', async () => {
    const latin = Buffer.from(
      'text;date\n\u0093Oui\u0094, dit-il \u00e0 Gen\u00e8ve.;2015-11-24',
      'latin1',
    );
    expect(said(await read(latin))).toEqual(['\u201cOui\u201d, dit-il \u00e0 Gen\u00e8ve.']);
    const wide = Buffer.from('\ufefftext\tdate\nWords \u2013 more.\t2015-11-24', 'utf16le');
    expect(said(await read(wide))).toEqual(['Words \u2013 more.']);
    const narrow = 'text\nCaf\u00e9 \u2013 \ud83d\udd4a.';
    for (const size of [1, 2, 3, 70_000]) {
      expect(said(await read(narrow, {}, size))).toEqual(['Caf\u00e9 \u2013 \ud83d\udd4a.']);
    }
  });

  it('refuses what is no text', async () => {
    await expect(read(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0))).rejects.toThrow('is not text');
  });

  it('gives back any cells that were written by the rules', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' ', '\u00e9') });
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1 }), async (rows) => {
        const full = rows.map(([one, other]) => [`${one}.`, `.${other}.`] as const);
        const file = `title,text\n${full.map((row) => row.map(quoted).join(',')).join('\n')}`;
        expect(said(await read(file))).toEqual(full.map(([, text]) => text));
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});
