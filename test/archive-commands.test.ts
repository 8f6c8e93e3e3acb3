import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { sampleRecord } from './sample/sample-record.ts';

// `chancery add` and `chancery serve` as a user runs them (npm test builds them first).

const MAIN = join(import.meta.dirname, '../dist/cli/main.js');
const TEXT = 'Envoys part in Oslo\n\nFrance said on Friday that it would send two ships.';
let folder = '';

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('not built: run npm run build first');
  folder = mkdtempSync(join(tmpdir(), 'chancery-archive-'));
  mkdirSync(join(folder, 'clippings'));
  writeFileSync(join(folder, 'clippings/a.txt'), TEXT);
  writeFileSync(
    join(folder, 'clippings/b.jsonl'),
    `${JSON.stringify({ id: 'b', text: 'Oslo.\n\nNorway will host the talks.' })}\nnot json\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a command; `until` settles when its output holds the words, `ended` when it has ended. */
function run(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece) => {
      output += piece;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<{ status: number | null; output: string }>((resolve) => {
    child.on('close', (status) => resolve({ status, output }));
  });
  const until = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(output);
        if (found) resolve(found);
      };
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`ended before ${pattern}: ${output}`)));
    });
  return { child, ended, until };
}

test('add keeps what can be kept, says what cannot, and again adds nothing', async () => {
  const first = await run(
    'add',
    'clippings',
    '--archive',
    'added.db',
    '--published',
    '2015-10-03',
    '--jobs',
    '2',
  ).ended;
  expect(first.status).toBe(1);
  expect(first.output).toMatch(/b\.jsonl:2: not a JSON object/);
  expect(first.output).toMatch(/3 reports in [\d.]+ s: 2 added, 1 failed/);
  const again = await run('add', 'clippings', '--archive', 'added.db').ended;
  expect(again.output).toMatch(/0 added, 2 known already, 1 failed/);
  const store = await openStore(join(folder, 'added.db'));
  expect(await store.counts()).toMatchObject({ reports: 2 });
  const { reports } = await store.list({ limit: 5, words: 'ships' });
  expect((await store.record(reports[0].id))?.report).toMatchObject({
    text: TEXT,
    published: '2015-10-03',
  });
  await store.close();
});

test('add ends with an account of copies, versions, languages and refusals, in words and as JSON', async () => {
  const wire = (nr: number) => `The envoys met for the ${nr}th time and agreed to send a mission. `;
  const text = [1, 2, 3, 4, 5, 6, 7, 8].map(wire).join('');
  const german =
    'Der Minister hat gesagt, dass er nicht mit den anderen auf die Reise geht. '.repeat(6);
  const lines = [
    { text, outlet: 'Wire', url: 'https://wire.example/1', published: '2015-11-01' },
    { text: `${text}By our staff.`, outlet: 'Courier', published: '2015-11-01' },
    { text: `${text} ${wire(9)}`, url: 'https://wire.example/1', modified: '2015-11-02' },
    { text: german, outlet: 'Bote' },
    { text: 5 },
    { text: null },
  ];
  writeFileSync(join(folder, 'many.jsonl'), lines.map((one) => JSON.stringify(one)).join('\n'));
  // One at a time: whether a later version counts as a copy hangs on which of the three came first.
  const { output } = await run('add', 'many.jsonl', '--archive', 'many.db', '--json', '--jobs', '1')
    .ended;
  expect(output).toMatch(/6 reports in [\d.]+ s: 4 added, 2 failed\n/);
  expect(output).toContain('  3 read; 1 not in English, kept unread: de 1\n');
  expect(output).toContain('  1 of those added is a copy of a report that was there\n');
  expect(output).toContain('  1 of those added is another version of an article that was there\n');
  expect(output).toMatch(/ {2}refused: many\.jsonl:5: .* And 1 more for such a reason\./);
  expect(JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? '')).toEqual({
    ...{ reports: 6, added: 4, read: 3, unread: { de: 1 }, copies: 1, versions: 1 },
    ...{ reread: 0, known: 0 },
    refused: [{ code: 'line-no-text', count: 2, first: expect.stringContaining('many.jsonl:5') }],
  });
});

test('add takes CSV by the columns that are named, and --dry-run writes nothing', async () => {
  const file = [
    'when;words',
    '2015-11-24;"France said that it',
    'would send ships."',
    '2015-11-25;',
  ];
  writeFileSync(join(folder, 'table.csv'), file.join('\n'));
  const columns = ['--column', 'text=words', '--column', 'published=when'];
  const archive = ['--archive', 'table.db'];
  const dry = await run('add', 'table.csv', ...columns, ...archive, '--dry-run').ended;
  expect(dry.output).toMatch(/^new\ttable\.csv:2/m);
  expect(dry.output).toMatch(/table\.csv:4: its text is empty/);
  expect(dry.output).toMatch(/1 would be added, 0 known already, 1 refused; nothing was written/);
  expect(dry.status).toBe(1);
  expect(existsSync(join(folder, 'table.db'))).toBe(false);
  const added = await run('add', 'table.csv', ...columns, ...archive, '--quiet').ended;
  expect(added.output).toBe('chancery: table.csv:4: its text is empty.\n');
  const again = await run('add', 'table.csv', ...columns, ...archive, '--dry-run').ended;
  expect(again.output).toMatch(/^known\ttable\.csv:2/m);
  const missing = await run('add', 'table.csv', ...archive).ended;
  expect(missing.output).toMatch(/no column "text" \(there are: when, words\)/);
  const misuse = await run('add', 'table.csv', '--column', 'words=body').ended;
  expect(misuse).toMatchObject({ status: 2, output: expect.stringContaining('FIELD=COLUMN') });
});

test('watch refuses this machine, says so, remembers it, and lists what it watches', async () => {
  const list =
    '<opml version="2.0"><body><outline text="Here" xmlUrl="http://localhost:9/feed.xml"/></body></opml>';
  writeFileSync(join(folder, 'feeds.opml'), list);
  const archive = ['--archive', 'watched.db'];
  const missing = await run('watch', '--list', ...archive).ended;
  expect(missing).toMatchObject({ status: 1, output: expect.stringContaining('no such archive') });
  const once = await run('watch', 'feeds.opml', '--once', ...archive).ended;
  expect(once.status).toBe(1);
  expect(once.output).toMatch(
    /localhost:9\/robots\.txt: refused: it leads to .*not a public address/,
  );
  const known = await run('watch', '--list', ...archive).ended;
  expect(known).toMatchObject({ status: 0 });
  expect(known.output).toMatch(
    /^Here\n {2}http:\/\/localhost:9\/feed\.xml\n {2}0 reports; asked \d{4}-/,
  );
  expect(known.output).toMatch(/failed once: .*refused/);
  const often = await run('watch', 'feeds.opml', '--every', '5s', ...archive).ended;
  expect(often).toMatchObject({ status: 2, output: expect.stringContaining('a minute at least') });
  const nothing = await run('watch', ...archive).ended;
  expect(nothing).toMatchObject({
    status: 1,
    output: expect.stringContaining('name a list of feeds'),
  });
});

test('watch ends cleanly on Ctrl-C', async () => {
  const watching = run('watch', 'feeds.opml', '--archive', 'stopped.db');
  await watching.until(/nothing to ask before/);
  watching.child.kill('SIGINT');
  const { status, output } = await watching.ended;
  expect(status).toBe(0);
  expect(output).toMatch(/finishing what is in hand/);
  expect(existsSync(join(folder, 'stopped.db-wal'))).toBe(false);
});

test('add says in a line what is wrong with an archive or a date', async () => {
  const notArchive = await run('add', 'clippings', '--archive', 'clippings/a.txt').ended;
  expect(notArchive).toMatchObject({
    status: 1,
    output: expect.stringMatching(/a\.txt: is not a Chancery archive/),
  });
  const date = await run('add', 'clippings', '--published', 'yesterday').ended;
  expect(date.output).toMatch(/"yesterday" is not a date/);
});

test('reread takes up what an older engine read, and diff says what changed', async () => {
  const archive = join(folder, 'older.db');
  const older = sampleRecord({}, '0.0.1');
  older.events[0].type = 'PROTEST';
  const store = await openStore(archive);
  await store.add(older);
  await store.add(sampleRecord({ id: 'other', outlet: 'Another' }, '0.0.1'));
  await store.close();
  expect((await run('diff', 'sample', '--archive', archive).ended).output).toMatch(
    /sample: has no two such readings/,
  );
  const first = await run('reread', '--archive', archive, '--jobs', '1').ended;
  expect(first).toMatchObject({
    status: 0,
    output: expect.stringMatching(/2 reports in .*2 read again/),
  });
  expect((await run('reread', '--archive', archive).ended).output).toMatch(/0 reports/);

  const pretty = await run('diff', 'sample', '--archive', archive).ended;
  expect(pretty.status).toBe(0);
  expect(pretty.output).toMatch(/chancery 0\.0\.1, tree tree@1 \(\d{4}-\d\d-\d\d\) → chancery/);
  expect(pretty.output).toMatch(/^[-~+] event {2}agreed/m);
  const json = await run('diff', '--all', '--format', 'json', '--archive', archive).ended;
  const lines = json.output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ report }) => report.id)).toEqual(['sample', 'other']);
  expect(lines[0].changes.some((one: { kind: string }) => one.kind === 'events')).toBe(true);
  expect((await run('diff', '--all', '--archive', archive).ended).output).toMatch(
    /2 reports were read again; entries: \d+ added, \d+ removed, \d+ changed/,
  );
  expect((await run('diff', 'nobody', '--archive', archive).ended).output).toMatch(
    /nobody: no such report/,
  );
  expect((await run('diff', '--archive', archive).ended).status).toBe(2);
});

test('serve reads the examples into an empty archive, serves this machine, and ends cleanly', async () => {
  const server = run('serve', '--archive', 'served.db', '--port', '0', '--examples', 'clippings');
  const [, url] = await server.until(/Chancery is at (http:\/\/127\.0\.0\.1:\d+\/)/);
  const answer = await (await fetch(`${url}api/v1/reports`)).json();
  expect(answer).toMatchObject({ total: 2 });
  const added = await fetch(`${url}api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'Berlin.\n\nGermany said that it agreed.' }),
  });
  expect(added.status).toBe(201);
  server.child.kill('SIGINT');
  const { status, output } = await server.ended;
  expect(status).toBe(0);
  expect(output).toMatch(
    /the archive is empty: reading the examples[\s\S]*2 added, 1 failed[\s\S]*closing/,
  );
  // What was served is kept, and no write-ahead log is left beside it.
  expect(existsSync(join(folder, 'served.db-wal'))).toBe(false);
  const store = await openStore(join(folder, 'served.db'));
  expect((await store.counts()).reports).toBe(3);
  await store.close();
});
