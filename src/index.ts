// The isomorphic entry point: reading, and the record.
export type { Doc } from './doc/doc.ts';
export type { LayerName, Layers } from './doc/layers.ts';
export { Span } from './doc/span-view.ts';
export { Token } from './doc/token.ts';
export type { Assets } from './engine/assets.ts';
export type { ReportInput } from './engine/report.ts';
export { Reader } from './intake/reader.ts';
export { type Fault, faultsOf } from './record/check.ts';
export { type Explanation, explain } from './record/explain.ts';
export { RECORD_SCHEMA } from './record/kinds.ts';
export {
  type ActorEntry,
  type CommitmentEntry,
  type EventEntry,
  type FigureEntry,
  type MentionEntry,
  type ProblemEntry,
  Record,
  type ReportPart,
  recordJsonSchema,
  type StanceEntry,
  type StatementEntry,
  type TimeEntry,
} from './record/record.ts';
export { type Segment, segments } from './text/segments.ts';
