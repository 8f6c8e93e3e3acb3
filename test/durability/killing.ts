import { fork } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { entryRows } from '../../src/store/rows.ts';
import { ENTRY_TABLES } from '../../src/store/tables.ts';
import { madeUpRecord } from '../made-up/made-up-record.ts';
import { dice } from '../sample/article-text.ts';

const ADDER = new URL('./adder.mjs', import.meta.url);

/** So many reports that were acknowledged are given again in each life, to be known. */
const OVERLAP = 30;
const BUILT = new URL('../../dist/store/open.js', import.meta.url);

export interface KillingPlan {
  readonly archive: string;
  readonly kills: number;
  readonly reports: number;
  readonly seed: number;
  /** Called after each kill. */
  readonly told?: (kill: number, acknowledged: number) => void;
}

/** What killing came to. */
export interface Killed {
  /** Reports that were acknowledged in one life or another. */
  readonly acknowledged: ReadonlySet<number>;
  /** Those of them that the archive did not hold after the last kill. */
  readonly lost: readonly number[];
  /** How often a life was ended before it had acknowledged anything. */
  readonly early: number;
}

/**
 * Adds reports to an archive in a process that is killed with SIGKILL at random moments, again and
 * again, and then once undisturbed to the end. One life in five ends at a random moment of its start.
 */
export async function addUnderKills(plan: KillingPlan): Promise<Killed> {
  const { archive, kills, reports, seed, told } = plan;
  if (!existsSync(BUILT)) throw new Error('not built: run npm run build first');
  const folder = mkdtempSync(join(tmpdir(), 'chancery-killing-'));
  const records = join(folder, 'records.jsonl');
  const file = openSync(records, 'w');
  for (let nr = 0; nr < reports; nr++) writeSync(file, `${JSON.stringify(madeUpRecord(nr))}\n`);
  closeSync(file);
  const roll = dice(seed);
  const acknowledged = new Set<number>();
  let early = 0;
  // How long a life lasts after its first acknowledgement at most, in ms: so long that the reports outlast
  // the kills and the kills the reports, however fast the machine is.
  let longest = 100;
  for (let kill = 1; kill <= kills; kill++) {
    const before = acknowledged.size;
    const from = Math.max(0, firstMissing(acknowledged) - OVERLAP);
    const atStart = roll(5) === 0;
    await live(
      archive,
      records,
      from,
      (nr) => acknowledged.add(nr),
      atStart ? 'start' : 'work',
      roll(Math.ceil(longest)),
    );
    const gained = acknowledged.size - before;
    if (gained === 0) early++;
    if (!atStart) {
      const enough = gained >= reports / kills;
      longest = Math.min(10_000, Math.max(20, longest * (enough ? 0.8 : 1.25)));
    }
    told?.(kill, acknowledged.size);
  }
  const store = await openStore(archive);
  const lost: number[] = [];
  for (const nr of acknowledged) {
    if ((await store.record(madeUpRecord(nr).report.id)) === null) lost.push(nr);
  }
  await store.close();
  const status = await live(archive, records, 0, (nr) => acknowledged.add(nr), null, 0);
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`the last, undisturbed run ended with status ${status}`);
  return { acknowledged, lost, early };
}

function firstMissing(acknowledged: ReadonlySet<number>): number {
  let nr = 0;
  while (acknowledged.has(nr)) nr++;
  return nr;
}

/** One life of the adder, ended `after` ms from its start or from its first acknowledgement. */
function live(
  archive: string,
  records: string,
  from: number,
  heard: (nr: number) => void,
  killed: 'start' | 'work' | null,
  after: number,
): Promise<number | null> {
  const child = fork(ADDER, [archive, records, String(from)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  const end = () => {
    timer ??= setTimeout(() => child.kill('SIGKILL'), after);
  };
  if (killed === 'start') end();
  child.on('message', (nr: number) => {
    heard(nr);
    if (killed === 'work') end();
  });
  return new Promise((resolve) => {
    child.once('exit', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
}

/**
 * What is wrong with an archive that should hold the first `reports` made-up reports, each once and
 * whole, and nothing else; an empty list where it does.
 */
export async function faultsIn(archive: string, reports: number): Promise<string[]> {
  const faults: string[] = [];
  const store = await openStore(archive);
  try {
    const { kysely } = store;
    const count = async (table: string, report?: string) => {
      let query = kysely
        .selectFrom(table as 'events')
        .select(({ fn }) => fn.countAll<number>().as('n'));
      if (report !== undefined) query = query.where('report_id', '=', report);
      return (await query.executeTakeFirstOrThrow()).n;
    };
    const held = await count('reports');
    if (held !== reports) faults.push(`${held} reports, not ${reports}`);
    const sums = new Map<string, number>();
    for (let nr = 0; nr < reports; nr++) {
      const record = madeUpRecord(nr);
      const { id } = record.report;
      if (JSON.stringify(await store.record(id)) !== JSON.stringify(record)) {
        faults.push(`${id}: its record is not the one that was given`);
      }
      const entries = entryRows(record, { nr: nr + 1, copy: false });
      for (const table of ENTRY_TABLES) {
        const [is, due] = [await count(table, id), entries[table].length];
        if (is !== due) faults.push(`${id}: ${is} ${table}, not ${due}`);
        sums.set(table, (sums.get(table) ?? 0) + due);
      }
      for (const table of ['readings', 'signatures', 'retrievals']) {
        const is = await count(table, id);
        if (is !== 1) faults.push(`${id}: ${is} ${table}, not 1`);
      }
    }
    for (const [table, due] of sums) {
      const is = await count(table);
      if (is !== due) faults.push(`${is} ${table} in all, not ${due}`);
    }
    const found = await store.list({ limit: 1, words: 'delegates' });
    if (found.total !== reports) faults.push(`search finds ${found.total} reports, not ${reports}`);
  } finally {
    await store.close();
  }
  return faults;
}
