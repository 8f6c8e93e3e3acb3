import { type Command, Option } from 'commander';
import type { Dossier } from '../resolve/dossier.ts';
import { asking, sayUnknown, widthOf } from './asking.ts';
import { print } from './exit.ts';
import { pc } from './format/colors.ts';
import { wrap } from './format/wrap.ts';

interface WhoOptions {
  readonly archive: string;
  readonly format: 'text' | 'json';
}

/** Actors of a name that are shown; the rest are counted. */
const MOST = 5;

/** `chancery who`: what an archive has on an actor. */
export function addWho(program: Command): void {
  program
    .command('who')
    .description('what the archive has on an actor: names, offices, deeds, words, company')
    .argument(
      '<name...>',
      'a name, part of one, what reports call them, a country, or a key (Q157)',
    )
    .option('--archive <archive>', 'a file or postgres:// address', 'chancery.db')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .addHelpText(
      'after',
      `
Examples:
  $ chancery who Merkel
  $ chancery who "António Guterres" --format json
  $ chancery who FRA`,
    )
    .action(who);
}

async function who(words: readonly string[], { archive, format }: WhoOptions): Promise<void> {
  const name = words.join(' ');
  await asking(archive, async (store) => {
    const { actors, dossier } = await import('../resolve/index.ts');
    const found = await actors(store, name, MOST);
    if (found.total === 0) return sayUnknown(store, [name]);
    const [first] = found.actors;
    const known = await dossier(store, first.key);
    if (known === null) return;
    if (format === 'json') return print(`${JSON.stringify(known, null, 2)}\n`);
    await print(dossierText(known, widthOf()));
    const others = found.actors.slice(1).map((one) => `${one.name} (${one.key})`);
    if (others.length > 0) {
      const more = found.total > MOST ? ` and ${found.total - MOST} more` : '';
      await print(`${wrap(`also called so: ${others.join(', ')}${more}`, widthOf(), '  ')}\n`);
    }
  });
}

function dossierText(who: Dossier, width: number): string {
  const line = (label: string, text: string) =>
    text === '' ? '' : `${wrap(`${pc.dim(label.padEnd(10))} ${text}`, width, ' '.repeat(11))}\n`;
  const times = (count: number) => (count === 1 ? '' : ` ×${count}`);
  const others = (list: Dossier['meets']) =>
    list.map(({ name, count }) => name + times(count)).join(', ');
  const { said, did, received, undertook, asked } = who.counts;
  const facts = [who.kind, who.country, who.code, who.key].filter(Boolean).join(' · ');
  return [
    `${pc.bold(who.name)}  ${pc.dim(facts)}\n`,
    line('reports', String(who.reports)),
    line(
      'roles',
      who.roles.map(({ role, from, to }) => `${role} (${from ?? '?'} to ${to ?? '?'})`).join('; '),
    ),
    line('names', who.aliases.map(({ words, count }) => words + times(count)).join(', ')),
    line(
      'entries',
      `said ${said}, did ${did}, received ${received}, undertook ${undertook}, was asked ${asked}`,
    ),
    line('speaks of', who.topics.map(({ word, count }) => word + times(count)).join(', ')),
    line('meets', others(who.meets)),
    line('supports', others(who.supports)),
    line('opposes', others(who.opposes)),
    line(
      'months',
      who.months
        .map(
          ({ month, statements, events, commitments }) =>
            `${month}: ${statements + events + commitments}`,
        )
        .join(', '),
    ),
  ].join('');
}
