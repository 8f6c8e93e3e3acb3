import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ReaderPool as Pool } from '../intake/reader-pool.ts';
import { type Columns, REPORT_FIELDS, withColumn } from '../sources/columns.ts';
import { DATE_ORDERS, type DateOrder } from '../sources/csv.ts';
import type { Failure } from '../sources/failure.ts';
import type { Held, Holdings } from '../sources/holdings.ts';
import type { Incoming } from '../sources/incoming.ts';
import { INPUT_KINDS, type InputKind } from '../sources/incoming.ts';
import type { SqlStore } from '../store/sql/sql-store.ts';
import { count } from './arguments.ts';
import { complain, print, SOME_FAILED } from './exit.ts';
import { lexiconFor, lexiconOption } from './lexicon.ts';
import type { ProgressLine } from './progress.ts';

interface AddOptions {
  readonly archive: string;
  readonly input: InputKind;
  readonly published?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly column?: Columns;
  readonly dates?: DateOrder;
  readonly most?: number;
  readonly jobs: number;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly again?: boolean;
  readonly lexicon?: readonly string[];
}

/** `chancery add`: reads reports and keeps them in an archive; again adds nothing twice. */
export function addAdd(program: Command): void {
  program
    .command('add')
    .description('read reports and keep them in an archive')
    .argument(
      '<place...>',
      'files, folders, URLs of pages, feeds and sitemaps, or - for standard input',
    )
    .option(
      '--archive <file>',
      'the archive: a file, made if it is not there, or postgres://…',
      'chancery.db',
    )
    .addOption(
      new Option('--input <kind>', 'what the input is').choices(INPUT_KINDS).default('auto'),
    )
    .option('--published <date>', 'day of publication, YYYY-MM-DD, where the report has none')
    .option('--title <title>', 'title, where the report does not carry it')
    .option('--outlet <name>', 'who published it')
    .option(
      '--column <field=name>',
      `which column of CSV, or field of JSONL, holds what (${REPORT_FIELDS.join(', ')}); again for each`,
      column,
    )
    .addOption(
      new Option('--dates <order>', 'how CSV dates such as 03/04/2015 are meant').choices(
        DATE_ORDERS,
      ),
    )
    .option('--most <number>', 'pages to take from one sitemap, the newest first (1000)', count)
    .option('--dry-run', 'say what would be added, and write nothing')
    .option('--again', 'fetch pages again that the archive has and that have not changed')
    .option('--quiet', 'say nothing but what failed')
    .option('--json', 'print at the end what became of the reports, as one line of JSON')
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
Examples:
  $ chancery add reports.jsonl clippings/
  $ chancery add articles.csv --column text=body --column published=date --dry-run
  $ chancery add https://example.org/news.html https://example.org/feed.xml --archive talks.db
  $ chancery add feeds.opml https://example.org/news-sitemap.xml --most 50
  $ chancery add clippings/ --lexicon mine.csv`,
    )
    .action(add);
}

async function add(places: readonly string[], options: AddOptions): Promise<void> {
  const [{ filesAt, onDisk, sizeOf }, { take }, { Visitor }, { dayOf }, { ProgressLine }] =
    await Promise.all([
      import('../intake/places.ts'),
      import('../sources/take.ts'),
      import('../sources/visitor.ts'),
      import('../sources/incoming.ts'),
      import('./progress.ts'),
    ]);
  const { input, title, outlet, quiet } = options;
  const published =
    options.published === undefined ? undefined : dayOf(options.published, '--published');
  const stop = new AbortController();
  // The report under way is finished and kept; the next run goes on after it.
  process.once('SIGINT', () => stop.abort());

  const files: string[] = [];
  for (const place of places) files.push(...(onDisk(place) ? await filesAt(place) : [place]));
  const line = new ProgressLine({ total: await sizeOf(files), quiet });
  const known = { published, title, outlet };
  const how = { columns: options.column, dates: options.dates, most: options.most };
  const visitor = new Visitor({ fetch: { signal: stop.signal } });
  async function* incoming(holdings: Holdings) {
    for (const file of files)
      yield* take(file, input, known, { ...how, visitor, holdings, meter: line.meter });
  }
  if (options.dryRun) await lookAt(incoming, options, stop.signal);
  else await addAll(incoming, line, options, stop.signal);
  if (stop.signal.aborted) process.exitCode = 130;
}

type Reports = (holdings: Holdings) => AsyncIterable<Incoming | Failure | Held>;

async function addAll(
  incoming: Reports,
  line: ProgressLine,
  { archive, jobs, lexicon: own, json, again = false }: AddOptions,
  signal: AbortSignal,
): Promise<void> {
  const [{ openStore }, { Intake }, { ReaderPool }, { Tally }] = await Promise.all([
    import('../store/open.ts'),
    import('../intake/intake.ts'),
    import('../intake/reader-pool.ts'),
    import('../intake/account.ts'),
  ]);
  const tally = new Tally();
  const lexicon = await lexiconFor(own);
  const store = await openStore(archive);
  let pool: Pool | null = null;
  try {
    pool = await ReaderPool.open(jobs, lexicon);
    const intake = new Intake(store, pool);
    const reports = incoming(await holdingsOf(store, again));
    for await (const progress of intake.takeAll(reports, { signal, jobs })) {
      tally.add(progress.latest);
      line.show(progress);
      if (progress.failed > 0) process.exitCode = SOME_FAILED;
    }
    line.end(tally.account);
    if (json) await print(`${JSON.stringify(tally.account)}\n`);
  } finally {
    await pool?.close();
    await store.close();
  }
}

/** Says line by line what would be added. An archive that is not there yet is not made. */
async function lookAt(
  incoming: Reports,
  { archive, quiet, json, again = false }: AddOptions,
  signal: AbortSignal,
): Promise<void> {
  const [{ openStore }, { look }, { existsSync }] = await Promise.all([
    import('../store/open.ts'),
    import('../intake/look.ts'),
    import('node:fs'),
  ]);
  const there = /^\w+:\/\//.test(archive) || existsSync(archive);
  const store = await openStore(there ? archive : ':memory:');
  const counts = { new: 0, known: 0, refused: 0 };
  try {
    for await (const looked of look(store, incoming(await holdingsOf(store, again)))) {
      counts[looked.outlook]++;
      if (looked.outlook === 'refused') complain(looked.message);
      else if (!quiet && !json) {
        const name = looked.title === null ? '' : `  ${looked.title.replace(/\s+/g, ' ')}`;
        await print(`${looked.outlook}\t${looked.where}${name}\n`);
      }
      if (signal.aborted) break;
    }
  } finally {
    await store.close();
  }
  if (json) await print(`${JSON.stringify(counts)}\n`);
  if (quiet) return;
  process.stderr.write(
    `chancery: ${counts.new} would be added, ${counts.known} known already, ${counts.refused} refused; nothing was written\n`,
  );
}

/** What need not be fetched, as the archive knows; nothing is known where all is to be fetched again. */
async function holdingsOf(store: SqlStore, again: boolean): Promise<Holdings> {
  const [{ ArchiveHoldings }, { FeedLog }, { NONE }] = await Promise.all([
    import('../intake/holdings.ts'),
    import('../store/feeds.ts'),
    import('../sources/holdings.ts'),
  ]);
  return again ? NONE : new ArchiveHoldings(new FeedLog(store));
}

/** A commander argument that names a column. */
function column(value: string, before?: Columns): Columns {
  try {
    return withColumn(value, before);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
