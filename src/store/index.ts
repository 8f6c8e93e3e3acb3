export { StoreError, type StoreErrorCode } from './error.ts';
export {
  DATES,
  type DateOf,
  type Facet,
  type Facets,
  FIND_KINDS,
  type FindFilter,
  type FindKind,
  type FindQuery,
  type Found,
  type FoundPage,
  type FoundParty,
  type FoundReport,
  SORTS,
  type Sort,
} from './find/query.ts';
export { DEFAULT_ARCHIVE, openStore } from './open.ts';
export {
  type Added,
  type ArchiveCounts,
  COUNTED,
  type EntryCounts,
  type ExtractPart,
  engineName,
  type Known,
  type ReportFacts,
  type ReportPage,
  type ReportQuery,
  type ReportSummary,
  type Store,
} from './store.ts';
export { ENTRY_TABLES, type EntryTable, type Tables } from './tables.ts';
