import { packagedAssets } from './intake/assets.ts';
import { lexiconAt } from './intake/open.ts';
import { Reader } from './intake/reader.ts';

export { packagedAssets } from './intake/assets.ts';

/**
 * A reader with the weights and word lists that come with the package, and with a lexicon of your own:
 * CSV or YAML files as docs/lexicon.md tells. Rejects, naming file, line and field, where one is wrong.
 */
export async function openReader(
  options: { readonly lexicon?: readonly string[] } = {},
): Promise<Reader> {
  return Reader.open(packagedAssets, await lexiconAt(options.lexicon ?? []));
}
