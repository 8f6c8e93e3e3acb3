import { textOf } from '../engine/assets.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { engineName } from '../store/store.ts';
import { countriesFrom } from '../world/countries.ts';
import type { OwnEntry } from '../world/own.ts';
import { packagedAssets } from './assets.ts';
import type { ReportReader } from './intake.ts';
import { Reader } from './reader.ts';

/**
 * The packaged engine, loaded, in this thread; `own` is a user's lexicon. Rejects with `asset-missing`
 * where a model is not there.
 */
export async function openReader(own: readonly OwnEntry[] = []): Promise<ReportReader> {
  const reader = await Reader.open(packagedAssets, own);
  const { models } = reader;
  return {
    name: engineName({ name: 'chancery', version: ENGINE_VERSION, models }),
    record: (report) => reader.record(report),
  };
}

/**
 * A user's lexicon in some files, checked against what comes with the package. Rejects with a Failure
 * that tells every fault with file, line and field.
 */
export async function lexiconAt(places: readonly string[]): Promise<OwnEntry[]> {
  if (places.length === 0) return [];
  const [{ readLexicon }, countries] = await Promise.all([
    // CSV and YAML are read by code that nobody without a lexicon should wait for.
    import('./lexicon.ts'),
    textOf(packagedAssets, 'world/data/countries.tsv'),
  ]);
  return readLexicon(places, countriesFrom(countries));
}
