/**
 * `npx tsx lab/intake/memory.ts [reports] [words] [--read n] [--jobs n] [--postgres]`: the most memory that
 * `chancery add` needs for a long run (100,000 reports of 500 words unless told otherwise), through the
 * command as it is built: file, reader threads, archive. Most reports are made of German function words
 * and numbered words, so that the engine finds their language, keeps them and does not read them: reading
 * takes the same memory for each report and gives it back, keeping is what a long run adds up. One in `n`
 * (`--read n`) is in English, put together from articles in ../shared/data, and read. Prints one line of
 * JSON; the memory is that of the command with all its threads, not of the database's server.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../test/postgres/server.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    read: { type: 'string', default: '0' },
    jobs: { type: 'string', default: '1' },
    postgres: { type: 'boolean', default: false },
  },
});
const REPORTS = Number(positionals[0] ?? 100_000);
const WORDS = Number(positionals[1] ?? 500);
const READ = Number(values.read);
const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
const ARTICLES = join(import.meta.dirname, '../../../shared/data/attribution/polnear-train.jsonl');
/** Common German words; what is said with them is nothing. */
const FILLER = 'der die das und ist von den dem mit ein eine im in auf nicht sich auch es'.split(
  ' ',
);

/** Numbers from 0 to 1, the same in every run (Park and Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Paragraphs of real articles; none where no report is to be read. */
const PARAGRAPHS =
  READ === 0
    ? []
    : readFileSync(ARTICLES, 'utf8')
        .trim()
        .split('\n')
        .flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/\n+/))
        .filter((paragraph) => paragraph.split(/\s+/).length > 12);

function germanText(random: () => number): string {
  return Array.from({ length: WORDS }, (_, at) => {
    const word =
      random() < 0.5
        ? FILLER[Math.floor(random() * FILLER.length)]
        : `wort${Math.floor(random() * 50_000)}`;
    return at % 20 === 19 ? `${word}.${at % 100 === 99 ? '\n\n' : ''}` : word;
  }).join(' ');
}

function englishText(random: () => number): string {
  const parts: string[] = [];
  for (let words = 0; words < WORDS; ) {
    const part = PARAGRAPHS[Math.floor(random() * PARAGRAPHS.length)].split(/\s+/);
    parts.push(part.slice(0, WORDS - words).join(' '));
    words += part.length;
  }
  return parts.join('\n\n');
}

function reportLine(nr: number): string {
  const random = numbers(nr + 1);
  const text = READ > 0 && nr % READ === 0 ? englishText(random) : germanText(random);
  const published = new Date(Date.UTC(2000, 0, 1 + (nr % 9000))).toISOString().slice(0, 10);
  return `${JSON.stringify({ id: `r${nr}`, text, title: `Bericht ${nr}`, published })}\n`;
}

async function writeReports(path: string): Promise<void> {
  const file = createWriteStream(path);
  for (let nr = 0; nr < REPORTS; nr++) {
    if (!file.write(reportLine(nr)))
      await new Promise<void>((resolve) => file.once('drain', () => resolve()));
  }
  file.end();
  await finished(file);
}

/** Resident memory of a process in MB as Linux tells it: now, and at most so far. */
function memoryOf({ pid }: ChildProcess): { now: number; most: number } | null {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return null;
  const status = readFileSync(path, 'utf8');
  const of = (name: string) =>
    (Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) * 1024) / 1e6;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-memory-'));
const server = values.postgres ? await startPostgres() : null;
try {
  const input = join(folder, 'reports.jsonl');
  await writeReports(input);
  const begun = performance.now();
  const archive = server?.url('postgres') ?? join(folder, 'archive.db');
  const child = spawn(
    process.execPath,
    [MAIN, 'add', input, '--archive', archive, '--jobs', values.jobs, '--json'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let account = '';
  child.stdout.setEncoding('utf8').on('data', (piece) => {
    account += piece;
  });
  const course: number[] = [];
  let most = 0;
  const looking = setInterval(() => {
    const memory = memoryOf(child);
    if (!memory || memory.now === 0) return;
    most = Math.max(most, memory.most);
    course.push(Math.round(memory.now));
  }, 500);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(looking);
  const seconds = (performance.now() - begun) / 1000;
  const at = (share: number) => course[Math.floor((course.length - 1) * share)];
  const { added, read } = JSON.parse(account);
  const figures = {
    archive: server ? 'PostgreSQL' : 'SQLite',
    jobs: Number(values.jobs),
    words: WORDS,
    added,
    read,
    input: `${(statSync(input).size / 1e6).toFixed(0)} MB`,
    status,
    seconds: Math.round(seconds),
    most: `${most.toFixed(0)} MB`,
    course: [0.1, 0.25, 0.5, 0.75, 1].map(at),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await server?.stop();
  rmSync(folder, { recursive: true });
}
