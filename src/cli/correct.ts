import { userInfo } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { EntryRequest } from '../record/correcting.ts';
import { CORRECTABLE, type CorrectableKind } from '../record/correction.ts';
import type { LoggedCorrection } from '../store/corrections.ts';
import type { Store } from '../store/store.ts';
import { complain, print } from './exit.ts';

interface Making {
  readonly archive: string;
  readonly who: string;
  readonly why?: string;
}
interface Patching extends Making {
  readonly set: { readonly [property: string]: unknown };
}
interface Listing {
  readonly archive: string;
  readonly report?: string;
  readonly who?: string;
  readonly conflicts?: true;
  readonly limit: number;
  readonly format: 'table' | 'jsonl';
}

/** `chancery correct`: settles what an engine got wrong or right, for good. */
export function addCorrect(program: Command): void {
  const correct = program
    .command('correct')
    .description('accept, reject, edit or add entries, merge or split actors, for good')
    .option('--archive <archive>', 'the archive', 'chancery.db')
    .option(
      '--export <file>',
      'write the whole log as JSONL, each with its sentence and the entry after',
    )
    .option('--import <file>', 'take in the log of another archive; what does not fit is shown')
    .addHelpText(
      'after',
      `
Examples:
  $ chancery correct reject su24 9c41d7e2b05a --why "a quotation from 2009"
  $ chancery correct edit su24 9c41d7e2b05a --set type=ACCUSE --set status=occurred
  $ chancery correct add su24 stance --set kind=oppose --set 'cue={"start":12,"end":19,"text":"opposes"}' \\
      --set 'holder={"start":0,"end":6}' --set 'object={"start":24,"end":30}'
  $ chancery correct merge "name:francois hollande" Q157
  $ chancery correct undo 5f0c2b7e9a1d4c38
  $ chancery correct list --conflicts
  $ chancery correct --export corrections.jsonl`,
    )
    .action(exchange);
  const command = (name: string, description: string) =>
    correct
      .command(name)
      .description(description)
      .option('--archive <archive>', 'the archive', 'chancery.db');
  const making = (name: string, description: string) =>
    command(name, description)
      .option('--who <name>', 'who says so', userName())
      .option('--why <words>', 'why');
  for (const action of ['accept', 'reject'] as const) {
    making(action, `${action} an entry as it stands`)
      .argument('<report>', 'id of the report')
      .argument('<entry>', 'id of the entry')
      .action((report: string, entry: string, options: Making) =>
        judge(action, report, entry, options),
      );
  }
  making('edit', 'change properties of an entry')
    .argument('<report>', 'id of the report')
    .argument('<entry>', 'id of the entry')
    .requiredOption('--set <property=value>', 'what becomes what; the value as JSON, or plain', set)
    .action(edit);
  making('add', 'add an entry that is missing')
    .argument('<report>', 'id of the report')
    .argument('<kind>', CORRECTABLE.join(', '), kind)
    .requiredOption('--set <property=value>', 'a property; the value as JSON, or plain', set)
    .action(add);
  making('merge', 'make one actor of two')
    .argument('<from>', 'the key that goes')
    .argument('<to>', 'the key that stays')
    .action(merge);
  making('split', 'say that an actor of one report is somebody else')
    .argument('<report>', 'id of the report')
    .argument('<actor>', 'id of the actor in its record')
    .option('--to <key>', 'who it is; left out: somebody apart')
    .action(split);
  making('undo', 'take a correction back, or an undo')
    .argument('<id>', 'id of the correction')
    .action(undo);
  command('list', 'list the log, the latest first')
    .option('--report <id>', 'of this report')
    .option('--who <name>', 'made by')
    .option('--conflicts', 'only those that no longer fit')
    .option('--limit <number>', 'at most this many', count, 50)
    .addOption(new Option('--format <format>', 'how').choices(['table', 'jsonl']).default('table'))
    .action(list);
}

function judge(action: 'accept' | 'reject', report: string, entry: string, options: Making) {
  return settle(options, report, async (store) => {
    const kind = await kindOf(store, report, entry);
    return { action, kind, entry, why: options.why };
  });
}

function edit(report: string, entry: string, options: Patching): Promise<void> {
  return settle(options, report, async (store) => {
    const kind = await kindOf(store, report, entry);
    return { action: 'edit', kind, entry, patch: options.set, why: options.why };
  });
}

function add(report: string, kind: CorrectableKind, options: Patching): Promise<void> {
  const request: EntryRequest = { action: 'add', kind, patch: options.set, why: options.why };
  return settle(options, report, async () => request);
}

function split(report: string, entry: string, options: Making & { to?: string }): Promise<void> {
  const { to, why } = options;
  return settle(options, report, async () => ({ action: 'split', entry, to, why }));
}

/** Corrects one report as asked, and says so. */
async function settle(
  { archive, who }: Making,
  report: string,
  asked: (store: Store) => Promise<EntryRequest>,
): Promise<void> {
  await within(archive, async (store) => {
    await print(line(await store.corrections.correct(report, await asked(store), who)));
  });
}

async function merge(from: string, to: string, { archive, who, why }: Making): Promise<void> {
  await within(archive, async (store) => {
    await print(line(await store.corrections.merge({ from, to, why }, who)));
  });
}

async function undo(id: string, { archive, who, why }: Making): Promise<void> {
  await within(archive, async (store) => {
    await print(line(await store.corrections.undo(id, who, why)));
  });
}

async function list({ archive, format, conflicts, ...query }: Listing): Promise<void> {
  await within(archive, async (store) => {
    const asked = { ...query, conflicts: conflicts === true };
    const { corrections, total } = await store.corrections.list(asked);
    for (const one of corrections) {
      await print(format === 'jsonl' ? `${JSON.stringify(one)}\n` : line(one));
    }
    const rest = total - corrections.length;
    if (format === 'table' && rest > 0) process.stderr.write(`chancery: ${rest} more\n`);
  });
}

/** What the command does when no action is named: writes or takes in a log. */
async function exchange(
  options: { archive: string; export?: string; import?: string },
  command: Command,
): Promise<void> {
  if (options.export === undefined && options.import === undefined) command.help({ error: true });
  await within(options.archive, async (store) => {
    const { exportCorrections, importCorrections } = await import('../intake/corrections.ts');
    if (options.export !== undefined) {
      const written = await exportCorrections(store, options.export);
      process.stderr.write(`chancery: ${written} corrections in ${options.export}\n`);
    }
    if (options.import === undefined) return;
    let [taken, known] = [0, 0];
    for await (const { where, result } of importCorrections(store, options.import)) {
      if ('message' in result) complain(`${where}: left out: ${result.message}`);
      else if (result.outcome === 'known') known++;
      else taken++;
    }
    process.stderr.write(`chancery: ${taken} taken in, ${known} known already\n`);
  });
}

async function kindOf(store: Store, report: string, id: string): Promise<CorrectableKind> {
  const { entriesOf } = await import('../record/correctable.ts');
  const record = await store.record(report);
  if (!record) throw new Error(`No report has the id "${report}".`);
  const kind = CORRECTABLE.find((kind) => entriesOf(record, kind).some((one) => one.id === id));
  if (!kind) throw new Error(`${report} has no entry with the id "${id}".`);
  return kind;
}

/** A line of the log for people. */
function line(correction: LoggedCorrection): string {
  const { id, at, who, why, action, kind, report, anchor, from, to, undoes } = correction;
  const what = [
    undoes ?? kind,
    report && action !== 'undo' && `in ${report}`,
    anchor && `“${anchor.words.length > 60 ? `${anchor.words.slice(0, 57)}…` : anchor.words}”`,
    from && `${from} → ${to}`,
    action === 'split' && `→ ${to}`,
    why && `(${why})`,
    correction.undone && '[undone]',
    correction.conflict && `[conflict: ${correction.conflict.message}]`,
  ];
  return `${id}  ${at.slice(0, 16).replace('T', ' ')}  ${who}  ${action} ${what.filter(Boolean).join(' ')}\n`;
}

/** Collects `property=value` pairs. */
function set(pair: string, before: { [property: string]: unknown } = {}) {
  const [, property, value] = /^([a-zA-Z]+)=(.*)$/s.exec(pair) ?? [];
  if (property === undefined) throw new InvalidArgumentError('write property=value');
  try {
    return { ...before, [property]: JSON.parse(value) as unknown };
  } catch {
    return { ...before, [property]: value };
  }
}

function kind(value: string): CorrectableKind {
  const known = CORRECTABLE.find((one) => one === value);
  if (!known) throw new InvalidArgumentError(`one of ${CORRECTABLE.join(', ')}`);
  return known;
}

function count(value: string): number {
  const number = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > 200) throw new InvalidArgumentError('a number from 1 to 200');
  return number;
}

/** The name under which this system knows whoever sits here. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'local';
  }
}

async function within(archive: string, work: (store: Store) => Promise<void>): Promise<void> {
  const { openStore } = await import('../store/open.ts');
  const store = await openStore(archive);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
