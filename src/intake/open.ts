import { ENGINE_VERSION } from '../engine/version.ts';
import { engineName, type Store } from '../store/store.ts';
import { packagedAssets } from './assets.ts';
import { Intake } from './intake.ts';
import { Reader } from './reader.ts';

/** An intake with the packaged engine, loaded. Rejects with `asset-missing` where a model is not there. */
export async function openIntake(store: Store): Promise<Intake> {
  const reader = await Reader.open(packagedAssets);
  const models = reader.engine.pipeline.versions();
  return new Intake(store, {
    name: engineName({ name: 'chancery', version: ENGINE_VERSION, models }),
    record: (report) => reader.record(report),
  });
}
