/**
 * `npx tsx lab/archive/growth.ts [reports] [--postgres]`: whether adding slows as an archive grows. Made-up
 * records (some 500 words, 36 entries) are written without being read, 50 in hand, and for each eighth of
 * them the processors' time for one report is told, of this process and of the server's: the clock would
 * tell what else the machine does. Prints one line of JSON.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { openStore } from '../../src/store/open.ts';
import type { SqlStore } from '../../src/store/sql/sql-store.ts';
import { madeUpRecord } from '../../test/made-up/made-up-record.ts';
import { startPostgres } from '../../test/postgres/server.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { postgres: { type: 'boolean', default: false } },
});
const REPORTS = Number(positionals[0] ?? 8_000);
const STEPS = 8;
const TOGETHER = 50;
/** Linux counts a process's time in hundredths of a second. */
const TICK = 10;

/** Milliseconds of processors' time that the server's processes for this archive have taken. */
async function serverTime({ asking }: SqlStore): Promise<number> {
  if (!values.postgres) return 0;
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database()`.execute(asking.kysely);
  let ticks = 0;
  for (const { pid } of rows) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It ended meanwhile.
    }
  }
  return TICK * ticks;
}

const folder = mkdtempSync(join(tmpdir(), 'chancery-growth-'));
const server = values.postgres ? await startPostgres({ autovacuum: 'on' }) : null;
const store = await openStore(server?.url('postgres') ?? join(folder, 'archive.db'));
try {
  const course: { to: number; own: number; server: number }[] = [];
  for (let step = 0; step < STEPS; step++) {
    const [from, to] = [step, step + 1].map((nr) => Math.round((REPORTS * nr) / STEPS));
    let own = 0;
    const server = await serverTime(store);
    for (let nr = from; nr < to; nr += TOGETHER) {
      const length = Math.min(TOGETHER, to - nr);
      const records = Array.from({ length }, (_, index) => madeUpRecord(nr + index));
      const before = process.cpuUsage();
      await Promise.all(records.map((record) => store.add(record)));
      const { user, system } = process.cpuUsage(before);
      own += (user + system) / 1000;
    }
    const each = (ms: number) => Math.round((100 * ms) / (to - from)) / 100;
    course.push({ to, own: each(own), server: each((await serverTime(store)) - server) });
  }
  const archive = server ? 'PostgreSQL' : 'SQLite';
  process.stdout.write(`${JSON.stringify({ archive, unit: 'ms a report', course })}\n`);
} finally {
  await store.close();
  await server?.stop();
  rmSync(folder, { recursive: true });
}
