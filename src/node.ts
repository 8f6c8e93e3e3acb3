import { packagedAssets } from './intake/assets.ts';
import { Reader } from './intake/reader.ts';

export { packagedAssets } from './intake/assets.ts';

/** A reader with the weights and word lists that come with the package. */
export function openReader(): Promise<Reader> {
  return Reader.open(packagedAssets);
}
