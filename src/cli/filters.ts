import { type Command, InvalidArgumentError, Option } from 'commander';
import { DATES, FIND_KINDS, type FindKind, type FindQuery, SORTS } from '../store/find/query.ts';

/** What the filter options of a command come to: a query's filters, and a few options in other words. */
export interface FilterOptions
  extends Partial<Omit<FindQuery, 'words' | 'limit' | 'cursor' | 'descending'>> {
  readonly archive: string;
  readonly claimed?: boolean;
  readonly unconditional?: boolean;
  readonly ascending?: boolean;
}

/** Gives a command the filters of a query; `kinds` where it can be asked for any kind. */
export function withFilters(command: Command, { kinds = true } = {}): Command {
  command.option('--archive <archive>', 'a file or postgres:// address', 'chancery.db');
  if (kinds) {
    command.addOption(
      new Option('--kind <kind>', 'what to find').choices(FIND_KINDS).default('statement'),
    );
  }
  return command
    .option('--speaker <name>', 'who says it, or claims it')
    .option('--actor <name>', 'who does it; a name, alias, country, ISO code (FRA) or key (Q142)')
    .option('--recipient <name>', 'to whom')
    .option('--addressee <name>', 'to whom it is said or promised, of whom it is demanded')
    .option('--anyone <name>', 'who has any part in it')
    .option('--between <one,other>', 'two who both take part, either way round', pair)
    .option('--type <types>', 'types, with commas between: ASSAULT,THREATEN; pledge,threat', list)
    .option('--mode <mode>', 'mode of an event, such as aerial')
    .option('--place <name>', 'where it happened')
    .option('--country <country>', 'in which country, by name or ISO code')
    .addOption(
      new Option('--date-of <date>', 'which date --from, --to and --sort date mean').choices(DATES),
    )
    .option('--from <date>', 'on or after: YYYY, YYYY-MM or YYYY-MM-DD')
    .option('--to <date>', 'on or before')
    .option('--outlet <name>', 'who published it')
    .option('--language <code>', 'language of the report, ISO 639-1')
    .option('--report <id>', 'in one report')
    .option('--status <list>', 'occurred, ongoing, future, hypothetical, negated, historical', list)
    .option('--asserted', 'what the reports themselves assert')
    .option('--claimed', 'what stands in somebody’s words')
    .addOption(new Option('--strength <strength>', 'of commitments').choices(['firm', 'hedged']))
    .option('--conditional', 'commitments with a condition')
    .option('--unconditional', 'commitments without one')
    .option('--polarity <list>', 'of statements: asserts, denies, asks, hopes, doubts', list)
    .option('--unit <words>', 'what a figure counts')
    .option('--min-score <number>', 'entries at least this sure, 0 to 1', score)
    .option('--review <list>', 'accepted, rejected, edited, added', list)
    .option('--copies', 'in every copy of a report, not only in the first')
    .addOption(new Option('--sort <order>', 'order; the greatest first').choices(SORTS))
    .option('--ascending', 'the least first');
}

/** The query that options mean. */
export function queryOf(
  words: readonly string[],
  options: FilterOptions,
): Omit<FindQuery, 'limit'> & { readonly kind: FindKind } {
  const {
    archive,
    kind = 'commitment',
    asserted,
    claimed,
    conditional,
    unconditional,
    ...rest
  } = options;
  const { ascending, ...filters } = rest as typeof rest & { [flag: string]: unknown };
  const known = Object.fromEntries(
    Object.entries(filters).filter(([name]) => QUERY_FIELDS.has(name)),
  );
  const upper = kind === 'event' || kind === 'figure';
  return {
    ...known,
    type: options.type?.map((type) => (upper ? type.toUpperCase() : type.toLowerCase())),
    kind,
    words: words.length > 0 ? words.join(' ') : undefined,
    asserted: asserted ? true : claimed ? false : undefined,
    conditional: conditional ? true : unconditional ? false : undefined,
    descending: ascending ? false : undefined,
  };
}

/** Options that go into the query under their own name; a command may have others of its own. */
const QUERY_FIELDS = new Set(
  (
    'actor recipient speaker addressee anyone between type mode place country dateOf from to outlet ' +
    'language report status strength polarity unit minScore review copies sort'
  ).split(' '),
);

function list(value: string): string[] {
  return value
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
}

function pair(value: string): [string, string] {
  const [one, other, ...more] = list(value);
  if (!one || !other || more.length > 0) {
    throw new InvalidArgumentError('must be two names with a comma between them, such as FRA,RUS');
  }
  return [one, other];
}

function score(value: string): number {
  const number = Number(value);
  if (!(number >= 0 && number <= 1)) throw new InvalidArgumentError('must be between 0 and 1');
  return number;
}
