import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import type { ReaderPool as Pool } from '../intake/reader-pool.ts';
import { count } from './arguments.ts';
import { SOME_FAILED } from './exit.ts';
import { lexiconFor, lexiconOption } from './lexicon.ts';

interface RereadOptions {
  readonly archive: string;
  readonly jobs: number;
  readonly quiet?: boolean;
  readonly lexicon?: readonly string[];
}

/** `chancery reread`: reads again, with this engine, what another read. */
export function addReread(program: Command): void {
  program
    .command('reread')
    .description('read again what an older engine read; the older readings are kept')
    .option('--archive <file>', 'the archive: a file, or postgres://…', 'chancery.db')
    .option('--quiet', 'tell failures alone')
    .option(
      '--jobs <number>',
      'reports to read at a time',
      count,
      Math.max(1, availableParallelism()),
    )
    .addOption(lexiconOption())
    .addHelpText(
      'after',
      `
A report's older reading stays in force until the new one is written whole. Stopped and started again,
it goes on where it was. What changed, chancery diff tells.

Examples:
  $ chancery reread --archive talks.db
  $ chancery reread --archive postgres://me@localhost/talks --jobs 8
  $ chancery diff --all --archive talks.db`,
    )
    .action(reread);
}

async function reread({ archive, jobs, quiet, lexicon: own }: RereadOptions): Promise<void> {
  const [{ openStore }, { Intake }, { ReaderPool }, { ProgressLine }] = await Promise.all([
    import('../store/open.ts'),
    import('../intake/intake.ts'),
    import('../intake/reader-pool.ts'),
    import('./progress.ts'),
  ]);
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  const lexicon = await lexiconFor(own);
  const store = await openStore(archive);
  let pool: Pool | null = null;
  try {
    pool = await ReaderPool.open(jobs, lexicon);
    const line = new ProgressLine({ total: await store.staleCount(pool.name), quiet });
    const intake = new Intake(store, pool);
    for await (const progress of intake.rereadAll({ signal: stop.signal, jobs })) {
      line.meter(1);
      line.show(progress);
      if (progress.failed > 0) process.exitCode = SOME_FAILED;
    }
    line.end();
  } finally {
    await pool?.close();
    await store.close();
  }
  if (stop.signal.aborted) process.exitCode = 130;
}
