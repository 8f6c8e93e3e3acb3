import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { openStore } from '../src/store/open.ts';
import { sampleRecord } from './sample/sample-record.ts';

const MAIN = join(import.meta.dirname, '../dist/cli/main.js');

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-correct-'));
  await fill('chancery.db');
  return () => rmSync(folder, { recursive: true, force: true });
});

async function fill(archive: string): Promise<void> {
  const store = await openStore(join(folder, archive));
  await store.add(sampleRecord());
  await store.close();
}

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stdout, stderr };
}

test('corrections are made, listed, undone, written out and taken in by name', async () => {
  const edited = run(
    ...['correct', 'edit', 'sample', 'e5', '--set', 'type=REJECT', '--who', 'Ada'],
    ...['--why', 'no accusation'],
  );
  expect(edited.stderr).toBe('');
  expect(edited.stdout).toMatch(/^\w{16} {2}.* Ada {2}edit event in sample “accused” \(no acc/);
  const id = edited.stdout.slice(0, 16);
  expect(run('correct', 'reject', 'sample', 's7').status).toBe(0);
  expect(run('correct', 'merge', 'Q159', 'Q212').status).toBe(0);
  const place = JSON.stringify({ start: 0, end: 9, text: sampleRecord().report.text.slice(0, 9) });
  const party = '{"start":0,"end":9}';
  const added = run(
    ...['correct', 'add', 'sample', 'stance', '--set', 'kind=support', '--set', `cue=${place}`],
    ...['--set', `holder=${party}`, '--set', `object=${party}`],
  );
  expect(added.stderr).toBe('');
  expect(run('correct', 'undo', id).status).toBe(0);
  const listed = run('correct', 'list').stdout.trim().split('\n');
  expect(listed).toHaveLength(5);
  expect(listed.at(-1)).toContain('[undone]');

  expect(run('correct', '--export', 'log.jsonl').stderr).toContain('5 corrections');
  const lines = readFileSync(join(folder, 'log.jsonl'), 'utf8').trim().split('\n');
  expect(JSON.parse(lines[1])).toMatchObject({
    action: 'reject',
    before: { id: 's7' },
    after: { id: 's7', review: 'rejected' },
    sentence: { text: expect.any(String) },
  });
  await fill('other.db');
  writeFileSync(join(folder, 'log.jsonl'), `${lines.join('\n')}\n{"not": "one"}\n`);
  const first = run('correct', '--import', 'log.jsonl', '--archive', 'other.db');
  expect(first.status).toBe(1);
  expect(first.stderr).toContain('log.jsonl:6: left out');
  expect(first.stderr).toContain('5 taken in, 0 known already');
  const again = run('correct', '--import', 'log.jsonl', '--archive', 'other.db');
  expect(again.stderr).toContain('0 taken in, 5 known already');
});

test('what is wrong is one line that says what', () => {
  for (const [args, status, words] of [
    [['correct', 'accept', 'sample', 'none'], 1, 'no entry with the id "none"'],
    [['correct', 'accept', 'nobody', 'e1'], 1, 'No report has the id "nobody"'],
    [['correct', 'edit', 'sample', 'e1', '--set', 'type=PEACE'], 1, 'type'],
    [['correct', 'edit', 'sample', 'e1', '--set', 'PEACE'], 2, 'property=value'],
    [['correct', 'undo', 'none'], 1, 'none'],
    [['correct'], 2, 'Usage'],
    [['user', 'add', 'a b'], 1, 'cannot be'],
    [['user', 'add', 'token'], 1, 'cannot be'],
    [['user', 'remove', 'eve'], 1, 'eve is no user'],
    [['serve', '--host', '0.0.0.0', '--port', '0'], 2, 'nobody would need to sign in'],
    [['serve', '--trust-header', 'X-User', '--port', '0'], 2, '--trust-proxy'],
    [['serve', '--trust-proxy', 'somewhere', '--port', '0'], 2, 'no address'],
  ] as const) {
    const result = run(...args);
    expect(result.status, args.join(' ')).toBe(status);
    expect(result.stderr, args.join(' ')).toContain(words);
    expect(result.stderr).not.toMatch(/\n\s+at /);
  }
});

test('users are named, renewed and removed; a secret is shown once and kept as a hash', () => {
  const added = run('user', 'add', 'ada', '--role', 'editor');
  const secret = added.stdout.trim();
  expect(secret).toMatch(/^[\w-]{32}$/);
  expect(run('user', 'add', 'ada').stderr).toContain('already');
  expect(run('user', 'list').stdout).toMatch(/^ada\teditor\tsince \d{4}/);
  expect(readFileSync(join(folder, 'chancery.db')).includes(secret)).toBe(false);
  const renewed = run('user', 'renew', 'ada', '--role', 'reader').stdout.trim();
  expect(renewed).not.toBe(secret);
  expect(run('user', 'list').stdout).toContain('ada\treader');
  expect(run('user', 'remove', 'ada').status).toBe(0);
  expect(run('user', 'list').stdout).toBe('');
});
