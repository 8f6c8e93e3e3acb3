import { type Command, Option } from 'commander';
import type { Change, Told } from '../record/difference.ts';
import type { Reading } from '../store/store.ts';
import { count } from './arguments.ts';
import { complain, print } from './exit.ts';
import { pc } from './format/colors.ts';

interface DiffOptions {
  readonly archive: string;
  readonly all?: boolean;
  readonly format: 'pretty' | 'json';
  readonly from?: number;
  readonly to?: number;
}

/** `chancery diff`: what changed from one reading of a report to the next. */
export function addDiff(program: Command): void {
  program
    .command('diff')
    .description('show what changed between readings of a report')
    .argument('[report]', 'id of the report')
    .option('--all', 'every report that was read more than once')
    .option('--archive <file>', 'the archive: a file, or postgres://…', 'chancery.db')
    .option('--from <number>', 'the earlier reading, counted from 1', count)
    .option('--to <number>', 'the later reading; the one in force unless said otherwise', count)
    .addOption(
      new Option('--format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText(
      'after',
      `
Compares the reading in force with the one before it. Entries are the same where they stand on the same
words; scores and rules are not compared. In JSON, one line a report.

Examples:
  $ chancery diff 8c1f2a90b3d4e5f6 --archive talks.db
  $ chancery diff 8c1f2a90b3d4e5f6 --from 1 --to 3
  $ chancery diff --all --format json > changes.jsonl`,
    )
    .action(diff);
}

/** One report's difference, as `--format json` prints it. */
interface Difference {
  readonly report: { readonly id: string; readonly title: string | null };
  readonly from: Reading;
  readonly to: Reading;
  readonly changes: readonly Change[];
}

async function diff(report: string | undefined, options: DiffOptions, command: Command) {
  if ((report === undefined) === !options.all) {
    command.error('error: name one report, or give --all');
  }
  const [{ openStore }, { differenceOf }] = await Promise.all([
    import('../store/open.ts'),
    import('../record/difference.ts'),
  ]);
  const store = await openStore(options.archive);
  /** The difference of two readings of a report; null where there are not two. */
  async function differenceIn(id: string): Promise<Difference | null> {
    const readings = await store.readings(id);
    const to =
      options.to === undefined ? readings.find(({ current }) => current) : readings[options.to - 1];
    const from =
      options.from === undefined ? readings[readings.indexOf(to!) - 1] : readings[options.from - 1];
    if (!from || !to) return null;
    const [earlier, later] = [await store.reading(from.nr), await store.reading(to.nr)];
    if (!earlier || !later) return null;
    const { title } = later.report;
    return { report: { id, title }, from, to, changes: differenceOf(earlier, later) };
  }
  const show = options.format === 'json' ? (one: Difference) => `${JSON.stringify(one)}\n` : pretty;
  try {
    if (report !== undefined) {
      const found = await differenceIn(report);
      if (found) await print(show(found));
      else if (await store.record(report))
        complain(`${report}: has no two such readings to compare.`);
      else complain(`${report}: no such report in ${store.location}.`);
      return;
    }
    const sum = new Map<string, number>();
    let reports = 0;
    for (
      let page = await store.reread(null);
      page.length > 0;
      page = await store.reread(page.at(-1)!)
    ) {
      for (const id of page) {
        const found = await differenceIn(id);
        if (!found) continue;
        reports++;
        for (const { change } of found.changes) sum.set(change, (sum.get(change) ?? 0) + 1);
        if (found.changes.length > 0 || options.format === 'json') await print(show(found));
      }
    }
    if (options.format === 'pretty') await print(`${total(reports, sum)}\n`);
  } finally {
    await store.close();
  }
}

const SIGNS = { added: pc.green('+'), removed: pc.red('-'), changed: pc.yellow('~') } as const;

/** A report's difference for the eye: a line an entry, and below it what it said and says. */
function pretty({ report, from, to, changes }: Difference): string {
  const lines = [
    `${pc.bold(report.title ?? report.id)}${report.title ? pc.dim(`  ${report.id}`) : ''}`,
    pc.dim(`${from.engine} (${from.read.slice(0, 10)}) → ${to.engine} (${to.read.slice(0, 10)})`),
  ];
  if (changes.length === 0) lines.push('nothing changed');
  for (const { change, kind, words, before, after } of changes) {
    const short = words.replace(/\s+/g, ' ');
    const shown = short.length > 90 ? `${short.slice(0, 89)}…` : short;
    lines.push(`${SIGNS[change]} ${kind.replace(/s$/, '')}  ${shown}`);
    if (before && after) {
      for (const label of Object.keys(before)) {
        lines.push(`    ${pc.dim(label)} ${before[label] ?? '–'} → ${after[label] ?? '–'}`);
      }
    } else lines.push(`    ${told(before ?? after ?? {}, words)}`);
  }
  return `${lines.join('\n')}\n\n`;
}

/** What an entry says, on one line; what only repeats its words is left out. */
function told(labels: Told, words: string): string {
  return Object.entries(labels)
    .filter(([, value]) => value !== null && value !== words)
    .map(([label, value]) => `${pc.dim(label)} ${value?.replace(/\s+/g, ' ')}`)
    .join('  ');
}

function total(reports: number, sum: ReadonlyMap<string, number>): string {
  const counts = ['added', 'removed', 'changed'].map((one) => `${sum.get(one) ?? 0} ${one}`);
  return `${reports === 1 ? '1 report was' : `${reports} reports were`} read again; entries: ${counts.join(', ')}`;
}
