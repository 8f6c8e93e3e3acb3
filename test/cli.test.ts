import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE_VERSION } from '../src/engine/version.ts';
import { faultsOf } from '../src/record/check.ts';

// The built command line, as a user runs it (npm test builds it first).

const ROOT = join(import.meta.dirname, '..');
const MAIN = join(ROOT, 'dist/cli/main.js');
const TEXT = `Ministers hail deal

Turkey shot down a Russian jet on Friday. “We will send aid if the road opens,” President Francois Hollande said.
`;
let folder = '';

beforeAll(() => {
  if (!existsSync(MAIN)) throw new Error('not built: run npm run build first');
  folder = mkdtempSync(join(tmpdir(), 'chancery-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function chancery(args: readonly string[], input = '') {
  return new Promise<{ status: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      out += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece) => {
      err += piece;
    });
    child.on('close', (status) => resolve({ status, out, err }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

describe('chancery read', () => {
  it('reads with a lexicon of the user’s, and refuses a wrong one with every fault', async () => {
    const report = file('own.txt', 'Ilinca Moraru warned the Vostok Guard on Monday.');
    const example = join(ROOT, 'examples/lexicon.yaml');
    const more = file('more.csv', 'name,kind,country\nAntarctic League,igo,\n');
    const options = ['--published', '2031-09-01', '--format', 'json', '--lexicon', example];
    const good = await chancery(['read', report, ...options, '--lexicon', more]);
    expect([good.status, good.err]).toEqual([0, '']);
    const record = JSON.parse(good.out);
    expect(faultsOf(record)).toEqual([]);
    expect(record.engine.models.lexicon).toMatch(/^[0-9a-f]{12}$/);
    expect(record.actors).toMatchObject([
      { name: 'Ilinca Moraru', role: 'President of Moldova', code: 'MDAGOV', resolved: 'lexicon' },
      { name: 'Vostok Guard', code: 'MDAREBVOS', resolved: 'lexicon' },
    ]);

    const wrong = file('wrong.csv', 'name,kind,country\nA B,person,Freedonia\nC D,wizard,FRA\n');
    const bad = await chancery(['read', report, '--lexicon', wrong]);
    expect([bad.status, bad.out]).toEqual([2, '']);
    expect(bad.err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^chancery: \S*wrong\.csv:2: "country" is "Freedonia"/),
      expect.stringMatching(/^chancery: \S*wrong\.csv:3: "kind" is "wizard"/),
    ]);
  });

  it('says why each entry is there', async () => {
    const place = file('why.txt', TEXT);
    const pretty = await chancery(['read', place, '--explain']);
    expect(pretty.out).toMatch(/ASSAULT.*\n\s+why: The verb “shoot” together with “down”\./);
    const { out } = await chancery(['read', place, '--explain', '--format', 'jsonl']);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find(({ kind }) => kind === 'commitment')).toMatchObject({
      report: expect.any(String),
      rule: 'modal-will',
    });
    const { status, err } = await chancery(['read', place, '--explain', '--format', 'csv']);
    expect(status).toBe(2);
    expect(err).toMatch(/^error: --explain goes with --format pretty or jsonl\n/);
  });

  it('prints a sound record, the text untouched', async () => {
    const { status, out, err } = await chancery([
      'read',
      file('a.txt', TEXT),
      '--published',
      '2015-11-27',
      '--format',
      'json',
    ]);
    expect([status, err]).toEqual([0, '']);
    const record = JSON.parse(out);
    expect(faultsOf(record)).toEqual([]);
    expect(record.report).toMatchObject({
      text: TEXT,
      title: 'Ministers hail deal',
      published: '2015-11-27',
    });
  });

  it('prints every format', async () => {
    const path = file('a.txt', TEXT);
    const pretty = await chancery(['read', path]);
    expect(pretty.out).toMatch(/Statements[\s\S]*Events/);
    const csv = await chancery(['read', path, '--format', 'csv']);
    expect(csv.out.split('\r\n')[0]).toContain('start_cp,end_cp');
    expect(csv.out).toContain('\r\n');
    const html = await chancery(['read', path, '--format', 'html']);
    expect(html.out).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/);
    expect(html.out).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('reads ninety-nine of a hundred where one is bad, and says which', async () => {
    const lines = Array.from({ length: 100 }, (_, i) =>
      i === 41
        ? '{"id": 41, "text": '
        : JSON.stringify({ id: `r${i}`, text: TEXT, published: '2015-11-27' }),
    );
    const { status, out, err } = await chancery([
      'read',
      file('b.jsonl', lines.join('\n')),
      '--format',
      'jsonl',
    ]);
    const ids = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).report.id);
    expect(ids).toEqual(lines.flatMap((_, i) => (i === 41 ? [] : [`r${i}`])));
    expect(err).toMatch(/^chancery: .*b\.jsonl:42: not a JSON object[^\n]*\n$/);
    expect(status).toBe(1);
  });

  it.each([
    ['an empty file', '', /is empty/],
    ['a binary file', Uint8Array.of(0, 1, 2, 3, 0, 255), /is not text/],
  ])('says in one line what is wrong with %s', async (_, content, message) => {
    const { status, out, err } = await chancery(['read', file('bad', content)]);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('takes misuse for misuse', async () => {
    expect((await chancery(['read'])).status).toBe(2);
    expect((await chancery(['read', 'x', '--format', 'xml'])).status).toBe(2);
    const { status, err } = await chancery(['read', 'x', '--published', 'soon']);
    expect([status, /is not a date/.test(err)]).toEqual([2, true]);
    expect((await chancery(['reed'])).status).toBe(2);
  });

  it('escapes a hostile report in its page', async () => {
    const hostile =
      'He said <script>alert(1)</script> on Friday.\n\n"><img src=x onerror=alert(1)>';
    const { out } = await chancery(
      ['read', '-', '--format', 'html', '--title', '</title><script>x'],
      hostile,
    );
    expect(out).not.toMatch(/<script>(alert|x)|<img/);
  });
});

describe('the other commands', () => {
  it('parse prints CoNLL-U, and keeps words that are given', async () => {
    const { out } = await chancery(['parse'], 'They don’t agree. Talks go on.');
    const words = out.split('\n').filter((line) => /^\d+\t/.test(line));
    expect(words).toHaveLength(9);
    expect(out).toContain('2-3\tdon’t');
    const given = out.replace(
      /^(\d+\t[^\t]+\t).*$/gm,
      (_, start) => `${start}_\t_\t_\t_\t_\t_\t_\t_`,
    );
    const again = await chancery(['parse', file('given.conllu', given), '--input', 'conllu']);
    expect(
      again.out
        .split('\n')
        .filter((line) => /^\d+\t/.test(line))
        .map((line) => line.split('\t')[1]),
    ).toEqual(words.map((line) => line.split('\t')[1]));
  });

  it('code answers every pair with a full ranking, and names a bad one', async () => {
    const pair = {
      id: 'a',
      text: '🕊 Turkey shot down a Russian jet.',
      actor: [[2, 8]],
      recipient: [[21, 28]],
    };
    const lines = [pair, { ...pair, id: 'b', actor: [[2, 800]] }, { ...pair, id: 'c', actor: [] }];
    const { status, out, err } = await chancery(
      ['code', '-'],
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    const found = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(found.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(found[0].type).toBe('ASSAULT');
    expect(found[0].ranking).toHaveLength(17);
    expect(err).toContain('standard input:2: [2, 800] lies outside the text of 33 code points');
    expect(status).toBe(1);
  });

  it('extract prints a line a page', async () => {
    const page = `<html><head><title>Deal</title></head><body><article><p>${'Talks went on all night in Vienna. '.repeat(8)}</p></article></body></html>`;
    const { out } = await chancery(['extract', file('p.html', page)]);
    expect(JSON.parse(out)).toMatchObject({
      title: 'Deal',
      text: expect.stringContaining('Talks went on'),
    });
  });

  it('each has help with an example', async () => {
    for (const command of ['read', 'parse', 'code', 'extract', 'add', 'reread', 'diff', 'serve']) {
      const { status, out } = await chancery([command, '--help']);
      expect([command, status, /Example/.test(out)]).toEqual([command, 0, true]);
    }
  });

  it('carries the version of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(ENGINE_VERSION).toBe(version);
    expect((await chancery(['--version'])).out.trim()).toBe(version);
  });
});
