import type { Doc } from '../doc/doc.ts';
import type { Assets } from '../engine/assets.ts';
import { type Engine, loadEngine } from '../engine/load.ts';
import { type ReportInput, reportOf } from '../engine/report.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { harvest } from '../harvest/harvest.ts';
import type { Record } from '../record/record.ts';
import { sha256Hex } from '../text/hash.ts';
import type { OwnEntry } from '../world/own.ts';

/** Reads reports: everything between a text and its record, loaded once. */
export class Reader {
  readonly engine: Engine;
  /** Versions of the stages, and which lexicon of the user's they read with, for the record. */
  readonly models: { readonly [name: string]: string };

  private constructor(engine: Engine, own: readonly OwnEntry[]) {
    this.engine = engine;
    const models = engine.pipeline.versions();
    if (own.length) models.lexicon = sha256Hex(JSON.stringify(own)).slice(0, 12);
    this.models = models;
  }

  /**
   * Loads weights and word lists; `own` is a user's lexicon as `readLexicon` gives it. Rejects with
   * `asset-missing` where one is not there.
   */
  static async open(assets: Assets, own: readonly OwnEntry[] = []): Promise<Reader> {
    return new Reader(await loadEngine(assets, own), own);
  }

  /** The report with every layer, for those who want more than the record. */
  doc(input: ReportInput): Doc {
    return this.engine.pipeline.read(reportOf(input)) as unknown as Doc;
  }

  /** The record of one report. Never throws on any text: what cannot be read becomes a problem. */
  record(input: ReportInput): Record {
    return harvest(this.doc(input), this.engine.world, {
      version: ENGINE_VERSION,
      models: this.models,
    });
  }
}
