import { CommanderError, Option } from 'commander';
import type { OwnEntry } from '../intake/lexicon.ts';
import { MISUSE } from './exit.ts';

/** A file of a user's own lexicon; may be given again for a further one. */
export function lexiconOption(): Option {
  return new Option('--lexicon <file>', 'your own actors, CSV or YAML; may be given again')
    .env('CHANCERY_LEXICON')
    .argParser((file: string, before: readonly string[] = []) => [...before, file]);
}

/** The lexicon in these files, checked. One that is wrong ends the command as misuse. */
export async function lexiconFor(
  places: readonly string[] | undefined,
): Promise<readonly OwnEntry[]> {
  if (places === undefined) return [];
  const [{ lexiconAt }, { Failure }] = await Promise.all([
    import('../intake/open.ts'),
    import('../sources/failure.ts'),
  ]);
  try {
    return await lexiconAt(places);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of error.message.split('\n')) process.stderr.write(`chancery: ${line}\n`);
    throw new CommanderError(MISUSE, error.code, error.message);
  }
}
