import { type Command, Option } from 'commander';
import type { LedgerEntry } from '../resolve/ledger.ts';
import { count } from './arguments.ts';
import { asking, sayUnknown, widthOf } from './asking.ts';
import { print } from './exit.ts';
import { type FilterOptions, queryOf, withFilters } from './filters.ts';
import { pc } from './format/colors.ts';
import { flat } from './format/phrases.ts';
import { wrap } from './format/wrap.ts';

const FORMATS = ['text', 'json', 'jsonl'] as const;

interface LedgerOptions extends FilterOptions {
  readonly limit: number;
  readonly format: (typeof FORMATS)[number];
}

const PAINT = {
  kept: pc.green,
  broken: pc.red,
  due: pc.yellow,
  open: pc.cyan,
  unknown: pc.dim,
  confirmed: pc.cyan,
  related: pc.dim,
} as const;

/** `chancery ledger`: who undertook, demanded or threatened what, and what came of it. */
export function addLedger(program: Command): void {
  withFilters(
    program
      .command('ledger')
      .description('commitments, each with what later reports tell of it')
      .argument('[words...]', 'words that must all stand in their sentences'),
    { kinds: false },
  )
    .option('--limit <number>', 'commitments at most', count, 20)
    .addOption(
      new Option('--format <format>', 'how to print them').choices(FORMATS).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ chancery ledger --actor Ukraine
  $ chancery ledger --type threat,demand --between FRA,RUS --from 2015
  $ chancery ledger sanctions --format jsonl`,
    )
    .action(ledger);
}

async function ledger(words: readonly string[], options: LedgerOptions): Promise<void> {
  await asking(options.archive, async (store) => {
    const resolve = await import('../resolve/ledger.ts');
    const query = { ...queryOf(words, options), kind: 'commitment' as const };
    const page = await resolve.ledger(store, { ...query, limit: options.limit });
    if (page.unknown.length > 0) return sayUnknown(store, page.unknown);
    if (options.format === 'json') return print(`${JSON.stringify(page.entries, null, 2)}\n`);
    for (const entry of page.entries) {
      await print(
        options.format === 'jsonl' ? `${JSON.stringify(entry)}\n` : text(entry, widthOf()),
      );
    }
    process.stderr.write(`${page.entries.length} of ${page.total} commitments\n`);
  });
}

/** One commitment: status, who, what, to whom; its deeds below it, each with its reasons. */
function text(
  { status, report, fields, parties, words, deeds, due }: LedgerEntry,
  width: number,
): string {
  const of = (role: string) =>
    parties
      .filter((party) => party.role === role)
      .map(({ name, words }) => name ?? words)
      .join(', ');
  const to = of('addressee');
  const head = [
    `${PAINT[status](status)} ${report.published ?? 'no date'}`,
    `${pc.bold(of('actor') || 'somebody')} ${pc.yellow(String(fields.type))}`,
    to && `to ${to}`,
    `“${flat(words)}”`,
    fields.condition && `condition: ${flat(String(fields.condition))}`,
    fields.deadline && (due?.doubt ? `by ${due.day} (${due.doubt})` : `by ${fields.deadline}`),
    pc.dim(report.outlet ?? report.id),
  ].filter(Boolean);
  const later = deeds.map(({ relation, score, why, entry }) => {
    const mark = PAINT[relation](`${relation} ${score.toFixed(2)}`);
    const where = pc.dim(
      `${entry.report.outlet ?? entry.report.id} ${entry.report.published ?? ''}`,
    );
    return `${' '.repeat(8)}${wrap(`${mark} ${flat(why)} ${where}`, width - 8, ' '.repeat(10))}`;
  });
  return `${[wrap(head.join(' '), width, ' '.repeat(8)), ...later].join('\n')}\n`;
}
