import { type Command, InvalidArgumentError, Option } from 'commander';
import type { FindQuery, Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { asking, sayUnknown, widthOf } from './asking.ts';
import { complain, MISUSE, print } from './exit.ts';
import { type FilterOptions, queryOf, withFilters } from './filters.ts';

const FORMATS = ['table', 'json', 'jsonl', 'csv', 'parquet'] as const;

interface FindOptions extends FilterOptions {
  readonly limit?: number;
  readonly facets?: boolean;
  readonly format: (typeof FORMATS)[number];
}

/** Entries that a table on the terminal has unless told otherwise; other formats have all. */
const SCREEN = 20;

/** `chancery find`: entries of an archive, by filters that combine. */
export function addFind(program: Command): void {
  withFilters(
    program
      .command('find')
      .description('find reports, statements, events, commitments, stances, figures or actors')
      .argument('[words...]', 'words that must all be there; "in quotation marks" side by side'),
  )
    .option('--limit <number>', `entries at most (table: ${SCREEN}; other formats: all)`, number)
    .option('--facets', 'count outlets, types, actors and months of what is found instead')
    .addOption(
      new Option('--format <format>', 'how to print them').choices(FORMATS).default('table'),
    )
    .addHelpText(
      'after',
      `
Dates: of events --from and --to mean when they happened, of everything else when the report was
published; --date-of says otherwise.

Examples:
  $ chancery find ceasefire --speaker Merkel
  $ chancery find --kind event --between FRA,RUS --from 2015-11 --sort date
  $ chancery find --kind commitment --type threat --conditional --format csv > threats.csv
  $ chancery find --kind event --type ASSAULT --country SYR --asserted --format parquet > assaults.parquet
  $ chancery find --kind figure --unit killed --facets`,
    )
    .action(find);
}

async function find(words: readonly string[], options: FindOptions): Promise<void> {
  const query = queryOf(words, options);
  if (options.format === 'parquet' && process.stdout.isTTY) {
    complain(
      'Parquet is not for reading on a terminal. Send it to a file: … --format parquet > FILE',
    );
    process.exitCode = MISUSE;
    return;
  }
  await asking(options.archive, async (store) => {
    const { unknown } = await store.find({ ...query, limit: 0 });
    if (unknown.length > 0) return sayUnknown(store, unknown);
    if (options.facets) await printFacets(store, query);
    else if (options.format === 'table') await printTable(store, query, options.limit ?? SCREEN);
    else await printAll(store, query, options);
  });
}

async function printTable(
  store: Store,
  query: Omit<FindQuery, 'limit'>,
  limit: number,
): Promise<void> {
  const { foundTable } = await import('./format/found-table.ts');
  const { entries, total } = await store.find({ ...query, limit });
  if (entries.length > 0) await print(foundTable(entries, widthOf()));
  const more = total > entries.length ? ` (--limit ${total} shows all)` : '';
  process.stderr.write(`${entries.length} of ${total} ${query.kind}s${more}\n`);
}

async function printFacets(store: Store, query: Omit<FindQuery, 'limit'>): Promise<void> {
  const facets = await store.facets({ ...query, limit: 0 });
  for (const [field, values] of Object.entries(facets)) {
    if (values.length === 0) continue;
    const lines = values.map(
      ({ value, count, name }) => `${String(count).padStart(8)}  ${name ?? value}`,
    );
    await print(`${field}\n${lines.join('\n')}\n`);
  }
}

async function printAll(
  store: Store,
  query: Omit<FindQuery, 'limit'> & { kind: FindQuery['kind'] },
  { limit, format }: FindOptions,
): Promise<void> {
  const [{ everything, linesOf }, { csvHead, csvLine }, { parquetOf }] = await Promise.all([
    import('../tables/rows.ts'),
    import('../tables/csv.ts'),
    import('../tables/parquet.ts'),
  ]);
  const batches = everything(store, query, limit);
  if (format === 'csv') {
    await print(csvHead(query.kind));
    for await (const entries of batches) {
      const lines = await linesOf(store, entries);
      await print(lines.map(csvLine).join(''));
    }
  } else if (format === 'parquet') {
    const table = parquetOf(query.kind, print);
    for await (const entries of batches) await table.add(await linesOf(store, entries));
    await table.finish();
  } else {
    await printJson(batches, format === 'json');
  }
}

/** A line an entry, or all of them as one array. */
async function printJson(batches: AsyncIterable<readonly Found[]>, array: boolean): Promise<void> {
  let before = array ? '[\n' : '';
  for await (const entries of batches) {
    const lines = entries.map((entry) => JSON.stringify(entry));
    await print(array ? before + lines.join(',\n') : `${lines.join('\n')}\n`);
    before = ',\n';
  }
  if (array) await print(before === '[\n' ? '[]\n' : '\n]\n');
}

/** A commander argument that must be a number from 1. */
function number(value: string): number {
  const parsed = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (parsed < 1) throw new InvalidArgumentError('must be a number from 1');
  return parsed;
}
