import { readFileSync } from 'node:fs';
import type { Assets } from '../engine/assets.ts';

/** Beside this file's room: the source tree when run from source, the built one when built. */
const ROOMS = new URL('../', import.meta.url);
const PACKAGE = new URL('../../', import.meta.url);

/**
 * The weights and word lists that come with the package, read from disk. A missing file rejects
 * with `asset-missing: <path>`. Each is read in one go: the largest takes 3 ms, and reading them all piece by
 * piece in turns took longer than what is done with them.
 */
export const packagedAssets: Assets = {
  async bytes(path) {
    try {
      return readFileSync(new URL(path, path.startsWith('models/') ? PACKAGE : ROOMS));
    } catch (cause) {
      throw new Error(`asset-missing: ${path}`, { cause });
    }
  },
};
