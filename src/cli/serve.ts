import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { ENGINE_VERSION } from '../engine/version.ts';
import type { Intake } from '../intake/intake.ts';
import type { ReaderPool } from '../intake/reader-pool.ts';
import { lexiconFor, lexiconOption } from './lexicon.ts';
import { accessOf, accessOptions, type ServeAccess } from './serve-access.ts';

interface ServeOptions extends ServeAccess {
  readonly archive: string;
  readonly port: number;
  readonly examples?: string;
  readonly lexicon?: readonly string[];
}

/** Where it serves unless told otherwise; registered for nothing else. */
const PORT = 8477;
/** Threads that read what is added: one keeps the rest of the machine free. */
const READERS = 1;
/** The built pages stand at the same place whether this runs from src/ or dist/. */
const PAGES = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** `chancery serve`: the pages and the API over an archive, for this machine alone unless users sign in. */
export function addServe(program: Command): void {
  accessOptions(program.command('serve'))
    .description('serve an archive to the browser of this machine, or to a team')
    .option('--archive <file>', 'the archive, made if it is not there', 'chancery.db')
    .option('--port <number>', 'port; the next free one if it is taken', port, PORT)
    .option('--examples <folder>', 'reports to read into an archive that is still empty')
    .addOption(lexiconOption())
    .addHelpText(
      'after',
      `
Examples:
  $ chancery serve
  $ chancery serve --archive talks.db --port 9000
  $ chancery user add ada --role editor && chancery serve --host 0.0.0.0 --name desk.example
  $ CHANCERY_TOKEN=… chancery serve --host 0.0.0.0 --token
  $ chancery serve --name desk.example --trust-proxy 10.0.0.5 --trust-header X-Forwarded-User`,
    )
    .action(serve);
}

async function serve(options: ServeOptions, command: Command): Promise<void> {
  const { archive, port, examples, lexicon: own, host, name: names } = options;
  const lexicon = await lexiconFor(own);
  const [{ openStore }, { Intake }, { ReaderPool }, api] = await Promise.all([
    import('../store/open.ts'),
    import('../intake/intake.ts'),
    import('../intake/reader-pool.ts'),
    import('../api/index.ts'),
  ]);
  const { Access, AnswerThreads, createApp, listen, loadPages } = api;
  const stop = new AbortController();
  const ended = interrupted().then(() => stop.abort());
  say(`opening ${archive} …`);
  const store = await openStore(archive);
  let pool: Promise<ReaderPool> | null = null;
  const threads = AnswerThreads.over(store, ENGINE_VERSION) ?? undefined;
  try {
    const access = new Access(await accessOf(options, store, command));
    // The engine loads in a thread of its own while the first page is on its way; what adds waits.
    pool = ReaderPool.open(READERS, lexicon);
    const intake = pool.then((reader) => new Intake(store, reader));
    // A failure to load is met by whoever waits for the engine, below.
    intake.catch(() => {});
    const { reports } = await store.counts();
    if (reports === 0 && examples !== undefined)
      await readExamples(await intake, examples, stop.signal);
    else say(`${reports} ${reports === 1 ? 'report' : 'reports'} in it`);
    if (stop.signal.aborted) return;
    const pages = loadPages(PAGES) ?? undefined;
    if (!pages) say('the pages are not built (npm run build); only the API is served');
    const version = ENGINE_VERSION;
    const app = createApp({ store, intake, pages, version, access, names, threads });
    const served = await listen(app, port, false, host);
    if (port !== 0 && served.port !== port) say(`port ${port} is taken`);
    process.stdout.write(`Chancery is at ${served.url} (Ctrl-C ends it)\n`);
    try {
      await Promise.race([ended, finishing(intake, examples, stop.signal).then(() => ended)]);
      say('closing …');
    } finally {
      stop.abort();
      await served.close();
    }
  } finally {
    await pool?.then((reader) => reader.close()).catch(() => {});
    await threads?.close();
    await store.close();
  }
}

/** The first run: something to look at. */
async function readExamples(intake: Intake, folder: string, signal: AbortSignal): Promise<void> {
  const { ProgressLine } = await import('./progress.ts');
  say('the archive is empty: reading the examples into it …');
  const line = new ProgressLine();
  for await (const progress of intake.takeAll(examplesIn(folder), { signal })) line.show(progress);
  line.end();
}

/**
 * Settles when the engine has loaded, and an archive that holds the first example but not all, because
 * a first run was cut off, has got the rest. Rejects where the engine cannot be loaded.
 */
async function finishing(
  intake: Promise<Intake>,
  folder: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const reads = await intake;
  if (folder === undefined) return;
  const first = await examplesIn(folder).next();
  if (first.done || !(await reads.knows(first.value))) return;
  for await (const _ of reads.takeAll(examplesIn(folder), { signal }));
}

async function* examplesIn(folder: string) {
  const [{ filesAt }, { take }] = await Promise.all([
    import('../intake/places.ts'),
    import('../sources/take.ts'),
  ]);
  for (const file of await filesAt(folder)) yield* take(file, 'auto');
}

/** Settles at the first Ctrl-C or request to end; a second one ends the program at once. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(130));
        resolve();
      });
    }
  });
}

/** A commander argument that must be a port. */
function port(value: string): number {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= 65_535)) throw new InvalidArgumentError('must be a number from 0 to 65535');
  return number;
}

function say(line: string): void {
  process.stderr.write(`chancery: ${line}\n`);
}
