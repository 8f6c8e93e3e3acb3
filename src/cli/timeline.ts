import { type Command, Option } from 'commander';
import { STEPS, type Step, type Timeline } from '../resolve/timeline.ts';
import { asking, sayUnknown, widthOf } from './asking.ts';
import { print } from './exit.ts';
import { type FilterOptions, queryOf, withFilters } from './filters.ts';
import { pc } from './format/colors.ts';

const FORMATS = ['text', 'json', 'csv'] as const;

interface TimelineOptions extends FilterOptions {
  readonly by: Step;
  readonly format: (typeof FORMATS)[number];
}

/** `chancery timeline`: how many entries there are in each stretch of time, by type. */
export function addTimeline(program: Command): void {
  withFilters(
    program
      .command('timeline')
      .description('count entries by day, week, month or year and type')
      .argument('[words...]', 'words that must all be there'),
  )
    .addOption(new Option('--by <step>', 'how long a stretch is').choices(STEPS).default('month'))
    .addOption(new Option('--format <format>', 'how to print it').choices(FORMATS).default('text'))
    .addHelpText(
      'after',
      `
Examples:
  $ chancery timeline --kind event --country SYR
  $ chancery timeline --kind commitment --type threat --actor Russia --by week
  $ chancery timeline ceasefire --kind event --by day --format csv > ceasefire.csv`,
    )
    .action(timeline);
}

async function timeline(words: readonly string[], options: TimelineOptions): Promise<void> {
  await asking(options.archive, async (store) => {
    const [resolve, { csvLine }] = await Promise.all([
      import('../resolve/timeline.ts'),
      import('../tables/csv.ts'),
    ]);
    const query = { ...queryOf(words, options), limit: 0 };
    const { unknown } = await store.find(query);
    if (unknown.length > 0) return sayUnknown(store, unknown);
    const result = await resolve.timeline(store, query, options.by);
    if (options.format === 'json') return print(`${JSON.stringify(result, null, 2)}\n`);
    if (options.format === 'text') return print(bars(result, widthOf()));
    await print(csvLine(['from', 'to', 'type', 'count']));
    for (const { from, to, counts } of result.buckets) {
      for (const [type, count] of Object.entries(counts)) {
        await print(csvLine([from, to, type, count]));
      }
    }
  });
}

/** A bar for each stretch, as long as its share of the fullest, with its types. */
function bars({ buckets, total }: Timeline, width: number): string {
  const sums = buckets.map(({ counts }) => Object.values(counts).reduce((sum, n) => sum + n, 0));
  const most = Math.max(1, ...sums);
  const room = Math.max(10, Math.floor((width - 20) / 3));
  const lines = buckets.map(({ from, counts }, index) => {
    const bar = '█'.repeat(Math.max(1, Math.round((sums[index] / most) * room)));
    const types = Object.entries(counts)
      .sort((one, other) => other[1] - one[1])
      .map(([type, count]) => `${type} ${count}`)
      .join(', ');
    const line = `${from}  ${String(sums[index]).padStart(6)}  `;
    const rest = Math.max(0, width - line.length - room - 1);
    const told = types.length > rest ? `${types.slice(0, Math.max(0, rest - 1))}…` : types;
    return `${line}${pc.cyan(bar.padEnd(room))} ${pc.dim(told)}`.trimEnd();
  });
  return `${[...lines, `${total} in all`].join('\n')}\n`;
}
