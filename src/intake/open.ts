import { ENGINE_VERSION } from '../engine/version.ts';
import { engineName } from '../store/store.ts';
import { packagedAssets } from './assets.ts';
import type { ReportReader } from './intake.ts';
import { Reader } from './reader.ts';

/** The packaged engine, loaded, in this thread. Rejects with `asset-missing` where a model is not there. */
export async function openReader(): Promise<ReportReader> {
  const reader = await Reader.open(packagedAssets);
  const models = reader.engine.pipeline.versions();
  return {
    name: engineName({ name: 'chancery', version: ENGINE_VERSION, models }),
    record: (report) => reader.record(report),
  };
}
