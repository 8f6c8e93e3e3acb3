import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Record } from '../record/record.ts';
import { dayOf, INPUT_KINDS, type InputKind, type Known } from '../sources/incoming.ts';
import { complain, print } from './exit.ts';
import { EXPLAINING, FORMATS, type Format } from './format/printer.ts';
import { lexiconFor, lexiconOption } from './lexicon.ts';

interface ReadOptions {
  readonly published?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly input: InputKind;
  readonly format: Format;
  readonly explain?: boolean;
  readonly lexicon?: readonly string[];
}

/** `chancery read`: one record per report, in input order, streamed. */
export function addRead(program: Command): void {
  program
    .command('read')
    .description('read reports and print their records')
    .argument('<file...>', 'files, URLs, or - for standard input')
    .option('--published <date>', 'day of publication, YYYY-MM-DD', day)
    .option('--title <title>', 'title, where the report does not carry it')
    .option('--outlet <name>', 'who published it')
    .option('--url <url>', 'where it was published')
    .addOption(
      new Option('--input <kind>', 'what the input is').choices(INPUT_KINDS).default('auto'),
    )
    .addOption(
      new Option('--format <format>', 'how to print the record').choices(FORMATS).default('pretty'),
    )
    .option('--explain', 'say why each entry is there; with --format pretty or jsonl')
    .addOption(lexiconOption())
    .addHelpText(
      'after',
      `
Examples:
  $ chancery read report.txt --published 2015-11-27
  $ chancery read report.txt --explain
  $ chancery read reports.jsonl --format jsonl > records.jsonl
  $ chancery read crawl.warc.gz https://example.org/feed.xml --format jsonl > records.jsonl
  $ curl -s https://example.org/news.html | chancery read - --input html --format html > record.html
  $ chancery read report.txt --lexicon mine.yaml`,
    )
    .action((places: string[], options: ReadOptions, command: Command) => {
      if (options.explain && !EXPLAINING.includes(options.format)) {
        command.error(`error: --explain goes with --format ${EXPLAINING.join(' or ')}`);
      }
      return read(places, options);
    });
}

async function read(places: readonly string[], options: ReadOptions): Promise<void> {
  const [{ take }, { Failure }, { Reader }, { packagedAssets }, { printerOf }] = await Promise.all([
    import('../sources/take.ts'),
    import('../sources/failure.ts'),
    import('../intake/reader.ts'),
    import('../intake/assets.ts'),
    import('./format/printers.ts'),
  ]);
  const known: Known = options;
  const printer = await printerOf(options.format, options.explain);
  const reader = await Reader.open(packagedAssets, await lexiconFor(options.lexicon));
  for (const place of places) {
    for await (const report of take(place, options.input, known)) {
      if (report instanceof Failure) {
        complain(report.message);
        continue;
      }
      let record: Record;
      try {
        record = reader.record(report);
      } catch (error) {
        complain(new Failure('report-failed', report.where, { reason: String(error) }).message);
        continue;
      }
      await print(printer.record(record));
    }
  }
  await print(printer.end());
}

/** A commander argument that must be a day. */
export function day(value: string): string {
  try {
    return dayOf(value, '--published');
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
