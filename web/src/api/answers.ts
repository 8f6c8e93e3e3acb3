import type {
  ActorLine,
  AddAnswer,
  AddRequest,
  Appearance,
  ArchiveAnswer,
  CorrectionRequest,
  Dossier,
  EntryAnswer,
  ErrorAnswer,
  FacetsAnswer,
  Found as FoundAny,
  FindKind as KindAny,
  LedgerLine as LedgerAny,
  ListAnswer,
  LoggedCorrection,
  MeAnswer,
  Network,
  PartyOfEntry,
  Passage,
  PlaceCount,
  ProgressLine,
  RecordAnswer,
  Regrouping,
  ReviewAnswer,
  RivalFigures,
  SplitRequest,
  Taken,
  Timeline,
  VersionsAnswer,
} from '../../../src/api/contract.ts';

/** What the API takes and answers, under the names that the pages use. */
export type {
  ActorLine,
  AddAnswer,
  AddRequest,
  Appearance,
  CorrectionRequest,
  Dossier,
  ErrorAnswer,
  ListAnswer,
  LoggedCorrection,
  Network,
  Passage,
  PlaceCount,
  ProgressLine,
  Regrouping,
  RivalFigures,
  SplitRequest,
  Taken,
  Timeline,
};
export type ReportRecord = RecordAnswer['data'];
export type Archive = ArchiveAnswer['data'];
export type Me = MeAnswer['data'];
export type EntryWhy = EntryAnswer['data'];
export type Facets = FacetsAnswer['data'];
export type Facet = Facets[string][number];
export type Versions = VersionsAnswer['data'];

/** The kinds of entry; reports and actors have pages of their own. */
export type FindKind = Exclude<KindAny, 'report' | 'actor'>;
export type Found = FoundAny & { readonly kind: FindKind };
export type FoundParty = PartyOfEntry;
export type LedgerRow = Found &
  Pick<LedgerAny, 'status' | 'due'> & {
    readonly deeds: readonly (LedgerAny['deeds'][number] & { readonly entry: Found })[];
  };
export type LedgerStatus = LedgerRow['status'];
export type Doubtful = ReviewAnswer['data'][number] & { readonly kind: FindKind };
export type DossierPart = keyof Dossier['counts'];

/** A page of the ledger; `looked` is how many undertakings were looked at for it. */
export type LedgerRows = Paged<LedgerRow> & { readonly looked: number };

/** A page of a list. */
export interface Paged<One> {
  readonly data: readonly One[];
  readonly total: number;
  readonly next: string | null;
}
