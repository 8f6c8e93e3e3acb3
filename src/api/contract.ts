/**
 * What the HTTP API takes and gives: the one source of its checks, its TypeScript types and its
 * OpenAPI description. One file for each room of it; here they are listed for those who build on it.
 */
export {
  ActorLine,
  ActorsAnswer,
  ActorsQuery,
  Appearance,
  AppearancesAnswer,
  AppearancesQuery,
  Dossier,
  DossierAnswer,
} from './contract/actors.ts';
export { answer, Day, ErrorAnswer, PartialDay, page, paging } from './contract/answers.ts';
export { ArchiveAnswer, MeAnswer } from './contract/archive.ts';
export { Passage, PassagesAnswer, VersionsAnswer } from './contract/copies.ts';
export {
  CorrectionAnswer,
  CorrectionRequest,
  CorrectionsAnswer,
  CorrectionsQuery,
  LoggedCorrection,
  Regrouping,
  RegroupingAnswer,
  ReviewAnswer,
  ReviewQuery,
  SplitAnswer,
  SplitRequest,
} from './contract/corrections.ts';
export {
  EntriesAnswer,
  EntriesQuery,
  EntryAnswer,
  EXPORT_FORMATS,
  Explanation,
  ExportQuery,
  FacetsAnswer,
  FIND_KINDS,
  FilterQuery,
  type FindKind,
  Found,
  filters,
  KindQuery,
  kind,
  PartyOfEntry,
  ROLES,
  Source,
  sorting,
} from './contract/entries.ts';
export { Deed, LEDGER_STATUSES, LedgerAnswer, LedgerLine, LedgerQuery } from './contract/ledger.ts';
export {
  Network,
  NetworkAnswer,
  PlaceCount,
  PlacesAnswer,
  RivalFigures,
  RivalsAnswer,
  RivalsQuery,
  Timeline,
  TimelineAnswer,
  TimelineQuery,
} from './contract/pictures.ts';
export {
  AddAnswer,
  AddRequest,
  Counts,
  ListAnswer,
  ListQuery,
  ProgressLine,
  RecordAnswer,
  Summary,
  Taken,
} from './contract/reports.ts';
