import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { sampleRecord } from './sample/sample-record.ts';

// `chancery find`, `who`, `ledger` and `timeline` as a user runs them (npm test builds them first).

const MAIN = join(import.meta.dirname, '../dist/cli/main.js');
let folder = '';

beforeAll(async () => {
  if (!existsSync(MAIN)) throw new Error('not built: run npm run build first');
  folder = mkdtempSync(join(tmpdir(), 'chancery-find-'));
  const store = await openStore(join(folder, 'chancery.db'));
  await store.add(sampleRecord());
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, ...args], { cwd: folder }, (error, out, err) => {
      resolve({ status: error ? (error.code as unknown as number) : 0, out, err });
    });
  });
}

test('find prints a table that fits, without colours where it is piped', async () => {
  const { status, out, err } = await run('find', '--kind', 'event', '--actor', 'Merkel');
  expect(status).toBe(0);
  expect(out).toMatch(/^date +who +what +whom +words +report +id\n/);
  expect(out).toContain('Angela Merkel');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(out).not.toContain('\u001b');
  expect(err).toBe('2 of 2 events\n');
});

test('find gives lines, an array, and CSV of everything', async () => {
  const lines = (await run('find', 'ships OR guns', '--format', 'jsonl')).out;
  expect(lines).toBe('');
  const found = (await run('find', 'guns', '--format', 'jsonl')).out.trim().split('\n');
  expect(found.map((line) => JSON.parse(line).id)).toEqual(['s8']);
  const all = await run('find', '--kind', 'commitment', '--format', 'json');
  expect(JSON.parse(all.out)).toHaveLength(8);
  const csv = (await run('find', '--kind', 'figure', '--format', 'csv')).out.trim().split('\r\n');
  expect(csv).toHaveLength(4);
  expect(csv[0]).toMatch(/^id,report,.*,start,end,start_cp,end_cp,/);
  expect(JSON.parse((await run('find', 'nothingatall', '--format', 'json')).out)).toEqual([]);
});

test('what is asked wrongly is told in a line, by its option, with status 2', async () => {
  for (const [args, message] of [
    [['--from', 'yesterday'], /^chancery: --from: "yesterday" is not a date/],
    [['--kind', 'statement', '--mode', 'aerial'], /^chancery: --mode: this says nothing/],
    [['--kind', 'event', '--type', 'assalt'], /^chancery: --type: "ASSALT" is not one of/],
    [
      ['--kind', 'event', '--date-of', 'deadline'],
      /^chancery: --date-of: no event has a date "deadline"/,
    ],
    [['--between', 'FRA'], /two names with a comma/],
  ] as const) {
    const { status, out, err } = await run('find', ...args);
    expect(err, args.join(' ')).toMatch(message);
    expect([status, out]).toEqual([2, '']);
  }
});

test('a name nobody bears is told with those spelled like it; a missing archive with how to make one', async () => {
  const name = await run('find', '--speaker', 'Porochenko');
  expect(name.err).toMatch(
    /nobody in the archive is called "Porochenko"\. Did you mean Petro Poroshenko/,
  );
  expect(name.status).toBe(1);
  const missing = await run('find', '--archive', 'none.db');
  expect(missing.err).toMatch(/none\.db: no such archive/);
  expect(existsSync(join(folder, 'none.db'))).toBe(false);
});

test('who, ledger and timeline tell what there is', async () => {
  const who = await run('who', 'Merkel');
  expect(who.out).toMatch(/^Angela Merkel {2}person · DEU · DEUGOV · Q567\n/);
  expect(who.out).toContain('Chancellor of Germany');
  expect((await run('who', 'Nobody')).status).toBe(1);
  const ledger = await run('ledger', '--actor', 'Poroshenko', '--type', 'threat');
  expect(ledger.out).toMatch(/^open 2015-10-02 Petro Poroshenko threat/);
  expect(ledger.err).toBe('1 of 1 commitments\n');
  const csv = await run('timeline', '--kind', 'event', '--by', 'day', '--format', 'csv');
  expect(csv.out).toContain('2015-10-06,2015-10-06,CONSULT,1\r\n');
  expect((await run('timeline', '--kind', 'statement', '--by', 'year')).out).toMatch(/9 in all\n$/);
});

test.each(['find', 'who', 'ledger', 'timeline'])('%s --help has examples', async (command) => {
  expect((await run(command, '--help')).out).toMatch(/Examples:\n {2}\$ chancery /);
});
