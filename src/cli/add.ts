import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReaderPool as Pool } from '../intake/reader-pool.ts';
import { INPUT_KINDS, type InputKind } from '../sources/incoming.ts';
import { SOME_FAILED } from './exit.ts';

interface AddOptions {
  readonly archive: string;
  readonly input: InputKind;
  readonly published?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly jobs: number;
}

/** `chancery add`: reads reports and keeps them in an archive; again adds nothing twice. */
export function addAdd(program: Command): void {
  program
    .command('add')
    .description('read reports and keep them in an archive')
    .argument('<place...>', 'files, folders, URLs, or - for standard input')
    .option('--archive <file>', 'the archive, made if it is not there', 'chancery.db')
    .addOption(
      new Option('--input <kind>', 'what the input is').choices(INPUT_KINDS).default('auto'),
    )
    .option('--published <date>', 'day of publication, YYYY-MM-DD, where the report has none')
    .option('--title <title>', 'title, where the report does not carry it')
    .option('--outlet <name>', 'who published it')
    .option(
      '--jobs <number>',
      'reports to read at a time',
      jobs,
      Math.max(1, availableParallelism()),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ chancery add reports.jsonl clippings/
  $ chancery add https://example.org/news.html --archive talks.db`,
    )
    .action(add);
}

async function add(places: readonly string[], options: AddOptions): Promise<void> {
  const [
    { openStore },
    { Intake },
    { ReaderPool },
    { filesAt },
    { take },
    { dayOf },
    { ProgressLine },
  ] = await Promise.all([
    import('../store/open.ts'),
    import('../intake/intake.ts'),
    import('../intake/reader-pool.ts'),
    import('../intake/places.ts'),
    import('../sources/take.ts'),
    import('../sources/incoming.ts'),
    import('./progress.ts'),
  ]);
  const { archive, input, title, outlet } = options;
  const published =
    options.published === undefined ? undefined : dayOf(options.published, '--published');
  const stop = new AbortController();
  // The report under way is finished and kept; the next run goes on after it.
  process.once('SIGINT', () => stop.abort());

  const store = await openStore(archive);
  let pool: Pool | null = null;
  try {
    pool = await ReaderPool.open(options.jobs);
    const intake = new Intake(store, pool);
    async function* incoming() {
      for (const place of places) {
        const files = place === '-' || /^https?:\/\//i.test(place) ? [place] : await filesAt(place);
        for (const file of files) yield* take(file, input, { published, title, outlet });
      }
    }
    const line = new ProgressLine();
    const how = { signal: stop.signal, jobs: options.jobs };
    for await (const progress of intake.takeAll(incoming(), how)) {
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

/** A commander argument that must be a number of threads. */
function jobs(value: string): number {
  const number = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new InvalidArgumentError('must be a number from 1');
  return number;
}
