import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Intake } from '../../src/intake/intake.ts';
import { ReaderPool } from '../../src/intake/reader-pool.ts';
import type { Incoming } from '../../src/sources/incoming.ts';
import { take } from '../../src/sources/take.ts';
import { openStore } from '../../src/store/open.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import { dice } from '../../test/sample/article-text.ts';
import { type Measured, type Part, printPart } from '../figures.ts';

/** Words in each report: what the target is set for. */
const WORDS = 500;
/** Reading alone and adding take turns this often, so that a busy machine is as busy for both. */
const TURNS = 4;
/** As many reports are in hand as `Intake.takeAll` has. */
const inHand = (jobs: number) => 2 * jobs + 2;

/**
 * How fast reports of 500 words go into an archive, against the engine reading the same reports with as
 * many threads and keeping nothing. Texts are put together from the paragraphs of real articles, so that
 * many share passages. With `begun`, an SQLite file, they go into a copy of that archive, to see whether its
 * size tells: `npx tsx lab/archive/throughput.ts ARCHIVE [REPORTS]`.
 */
export async function throughput(
  data: string,
  count = 1_200,
  begun: string | null = null,
): Promise<Part> {
  const jobs = availableParallelism();
  const folder = mkdtempSync(join(tmpdir(), 'chancery-throughput-'));
  const files = reportFiles(data, folder, count);
  const pool = await ReaderPool.open(jobs);
  const server =
    begun === null ? await startPostgres({ fsync: 'on', full_page_writes: 'on' }) : null;
  if (begun !== null) copyFileSync(begun, join(folder, 'archive.db'));
  const figures: Measured[] = [];
  try {
    await readAll(pool, files[0], jobs);
    for (const [name, archive] of [
      ['SQLite', join(folder, 'archive.db')],
      ['PostgreSQL', server?.url('postgres')],
    ] as const) {
      if (archive === undefined) continue;
      const store = await openStore(archive);
      const intake = new Intake(store, pool);
      let [reading, adding, readingWork, addingWork, peak] = [0, 0, 0, 0, 0];
      const memory: number[] = [];
      for (const file of files) {
        const read = await timed(() => readAll(pool, file, jobs));
        const added = await timed(async () => {
          for await (const _ of intake.takeAll(take(file, 'jsonl', {}), { jobs })) {
            peak = Math.max(peak, process.memoryUsage().rss);
          }
        });
        reading += read.ms;
        readingWork += read.work;
        adding += added.ms;
        addingWork += added.work;
        memory.push(process.memoryUsage().rss);
      }
      await store.close();
      figures.push(
        { figure: `${name}: engine alone`, value: (1000 * count) / reading, unit: 'reports/s' },
        { figure: `${name}: into the archive`, value: (1000 * count) / adding, unit: 'reports/s' },
        {
          figure: `${name}: share of the engine's own speed`,
          value: (100 * reading) / adding,
          unit: '%',
          floor: 70,
        },
        {
          figure: `${name}: share of the processors' time that is reading`,
          value: (100 * readingWork) / addingWork,
          unit: '%',
          peer: 'what the share above is where nobody else uses the machine',
        },
        {
          figure: `${name}: memory of all threads at most`,
          value: peak / 1e6,
          unit: 'MB',
          floor: 1000,
          less: true,
        },
        {
          figure: `${name}: memory at the end against a quarter of the way`,
          value: memory[memory.length - 1] / memory[0],
          unit: '×',
          less: true,
        },
      );
    }
  } finally {
    await pool.close();
    await server?.stop();
    rmSync(folder, { recursive: true });
  }
  return { part: `Adding ${count} reports of ${WORDS} words from JSONL, ${jobs} jobs`, figures };
}

/** Reads every report of a file with all threads and keeps nothing. */
async function readAll(pool: ReaderPool, file: string, jobs: number): Promise<void> {
  const under = new Set<Promise<void>>();
  for await (const one of take(file, 'jsonl', {})) {
    const { where: _, ...input } = one as Incoming;
    const reading: Promise<void> = pool.record(input).then(() => void under.delete(reading));
    under.add(reading);
    if (under.size >= inHand(jobs)) await Promise.race(under);
  }
  await Promise.all(under);
}

/** Milliseconds by the clock, and of processors at work in all threads of this process. */
async function timed(work: () => Promise<void>): Promise<{ ms: number; work: number }> {
  const begun = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { ms: performance.now() - begun, work: (user + system) / 1000 };
}

/** JSONL files with `count` reports among them, the same for the same data. */
function reportFiles(data: string, folder: string, count: number): string[] {
  const paragraphs = readFileSync(join(data, 'attribution/polnear-train.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => (JSON.parse(line) as { text: string }).text.split(/\n+/))
    .filter((paragraph) => paragraph.split(/\s+/).length > 12);
  const roll = dice(7);
  const report = (nr: number) => {
    const parts: string[] = [];
    for (let words = 0; words < WORDS; ) {
      // Neighbours mostly, as an article has them; now and then a leap.
      const from = roll(paragraphs.length - 4);
      for (const part of paragraphs.slice(from, from + 4)) {
        if (words >= WORDS) break;
        parts.push(
          part
            .split(/\s+/)
            .slice(0, WORDS - words)
            .join(' '),
        );
        words += part.split(/\s+/).length;
      }
    }
    const outlet = `Outlet ${nr % 50}`;
    return JSON.stringify({
      id: `r${nr}`,
      outlet,
      published: '2016-03-01',
      text: parts.join('\n\n'),
    });
  };
  return Array.from({ length: TURNS }, (_, turn) => {
    const file = join(folder, `reports-${turn}.jsonl`);
    const each = Math.ceil(count / TURNS);
    writeFileSync(
      file,
      Array.from({ length: each }, (_, at) => `${report(turn * each + at)}\n`).join(''),
    );
    return file;
  });
}

if (process.argv[1] === import.meta.filename) {
  const [archive, count = '400'] = process.argv.slice(2);
  printPart(await throughput('../shared/data', Number(count), archive));
}
