import { type Command, Option } from 'commander';
import { EXPORTS, type ExportForm } from '../tables/forms.ts';
import { asking } from './asking.ts';
import { complain, MISUSE } from './exit.ts';
import { type FilterOptions, queryOf, withFilters } from './filters.ts';

interface ExportOptions extends FilterOptions {
  readonly as: ExportForm;
}

/** `chancery export`: an archive, or a part of it, in the forms that other tools take. */
export function addExport(program: Command): void {
  withFilters(
    program
      .command('export')
      .description('write what is in an archive for other tools')
      .argument('<place>', 'a folder for csv, parquet and plover; else a file')
      .addOption(new Option('--as <form>', 'what to write').choices(EXPORTS).makeOptionMandatory()),
    { kinds: false },
  )
    .addHelpText(
      'after',
      `
Forms:
  csv, parquet    a table for each kind of entry, with codebook.md
  plover          events as PLOVER rows (plover.csv) and CAMEO dyads (cameo.tsv)
  jsonl           one record a line (chancery/record@1)
  webannotation   W3C Web Annotations, one JSON-LD object a line
  ftm             FollowTheMoney entities, one a line
  codebook        the code book alone; needs no archive

Filters narrow csv, parquet and plover by reports, dates, outlets and names; jsonl, webannotation and ftm
by reports.

Examples:
  $ chancery export --as parquet tables/
  $ chancery export --as plover --from 2015 --to 2016 events/
  $ chancery export --as ftm entities.ftm.json
  $ chancery export --as codebook docs/codebook.md`,
    )
    .action(exportTo);
}

async function exportTo(place: string, options: ExportOptions): Promise<void> {
  const { exportArchive, codebookTo } = await import('../tables/export.ts');
  if (options.as === 'codebook') return codebookTo(place);
  const { kind: _, ...query } = queryOf([], { ...options, kind: 'report' });
  await asking(options.archive, async (store) => {
    try {
      const { files, entries } = await exportArchive(store, options.as, place, query);
      process.stderr.write(`chancery: ${entries} rows in ${files.join(', ')}\n`);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === undefined) throw error;
      if (!/^E[A-Z]+$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
      complain(`${place}: cannot be written (${(error as Error).message})`);
      process.exitCode = MISUSE;
    }
  });
}
