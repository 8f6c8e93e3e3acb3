/**
 * `npx tsx lab/intake/memory.ts [reports] [words]`: the most memory that `chancery add` needs for a long
 * run (100,000 reports of 500 words unless told otherwise), through the command as it is built: file,
 * reader threads, archive. The reports are made of German function words and numbered words, so that
 * the engine finds their language, keeps them and does not read them: reading takes the same memory
 * for each report and gives it back, keeping is what a long run adds up. Prints one line of JSON.
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

const REPORTS = Number(process.argv[2] ?? 100_000);
const WORDS = Number(process.argv[3] ?? 500);
const MAIN = join(import.meta.dirname, '../../dist/cli/main.js');
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

function reportLine(nr: number): string {
  const random = numbers(nr + 1);
  const words = Array.from({ length: WORDS }, (_, at) => {
    const word =
      random() < 0.5
        ? FILLER[Math.floor(random() * FILLER.length)]
        : `wort${Math.floor(random() * 50_000)}`;
    return at % 20 === 19 ? `${word}.${at % 100 === 99 ? '\n\n' : ''}` : word;
  });
  const published = new Date(Date.UTC(2000, 0, 1 + (nr % 9000))).toISOString().slice(0, 10);
  return `${JSON.stringify({ id: `r${nr}`, text: words.join(' '), title: `Bericht ${nr}`, published })}\n`;
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
    Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-memory-'));
try {
  const input = join(folder, 'reports.jsonl');
  await writeReports(input);
  const begun = performance.now();
  const archive = join(folder, 'archive.db');
  const child = spawn(
    process.execPath,
    [MAIN, 'add', input, '--archive', archive, '--jobs', '1', '--quiet'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const course: number[] = [];
  let most = 0;
  const looking = setInterval(() => {
    const memory = memoryOf(child);
    if (!memory) return;
    most = Math.max(most, memory.most);
    course.push(Math.round(memory.now));
  }, 500);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(looking);
  const seconds = (performance.now() - begun) / 1000;
  const at = (share: number) => course[Math.floor((course.length - 1) * share)];
  const figures = {
    reports: REPORTS,
    words: WORDS,
    input: `${(statSync(input).size / 1e6).toFixed(0)} MB`,
    status,
    seconds: Math.round(seconds),
    most: `${most.toFixed(0)} MB`,
    course: [0.1, 0.25, 0.5, 0.75, 1].map(at),
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
