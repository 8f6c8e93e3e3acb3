import type { Doc } from '../doc/doc.ts';
import type { Assets } from '../engine/assets.ts';
import { type Engine, loadEngine } from '../engine/load.ts';
import { type ReportInput, reportOf } from '../engine/report.ts';
import { ENGINE_VERSION } from '../engine/version.ts';
import { harvest } from '../harvest/harvest.ts';
import type { Record } from '../record/record.ts';

/** Reads reports: everything between a text and its record, loaded once. */
export class Reader {
  readonly engine: Engine;

  private constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Loads weights and word lists. Rejects with `asset-missing` where one is not there. */
  static async open(assets: Assets): Promise<Reader> {
    return new Reader(await loadEngine(assets));
  }

  /** The report with every layer, for those who want more than the record. */
  doc(input: ReportInput): Doc {
    return this.engine.pipeline.read(reportOf(input)) as unknown as Doc;
  }

  /** The record of one report. Never throws on any text: what cannot be read becomes a problem. */
  record(input: ReportInput): Record {
    return harvest(this.doc(input), this.engine.world, {
      version: ENGINE_VERSION,
      models: this.engine.pipeline.versions(),
    });
  }
}
