import type {
  ActorLine,
  AddRequest,
  Appearance,
  Archive,
  CorrectionRequest,
  Dossier,
  Doubtful,
  EntryWhy,
  Facets,
  FindKind,
  Found,
  LedgerRows,
  ListAnswer,
  LoggedCorrection,
  Me,
  Network,
  Paged,
  Passage,
  PlaceCount,
  ProgressLine,
  Regrouping,
  ReportRecord,
  RivalFigures,
  SplitRequest,
  Taken,
  Timeline,
  Versions,
} from './answers.ts';
import { type Asked, addressOf, ask, send, sendForLines } from './ask.ts';

/** One function per question that a page asks. */

const data = async <One>(answer: Promise<{ data: One }>): Promise<One> => (await answer).data;
const part = encodeURIComponent;

export const listReports = (asked: Asked): Promise<ListAnswer> => ask(addressOf('reports', asked));

/** Hands in a text, a page, a feed or lines of JSON; tells of each report as it is read. */
export const addReports = (
  request: AddRequest,
  onLine: (line: ProgressLine) => void,
  signal?: AbortSignal,
): Promise<void> =>
  sendForLines<ProgressLine | { data: readonly Taken[] }>(
    addressOf('reports'),
    request,
    (line) => {
      // A server that does not stream tells everything at once.
      if ('latest' in line) onLine(line);
      else for (const latest of line.data) onLine({ ...NOTHING_YET, latest });
    },
    signal,
  );
const NOTHING_YET = { done: 0, added: 0, known: 0, failed: 0 };

export const readRecord = (id: string): Promise<ReportRecord> =>
  data(ask(addressOf(`reports/${part(id)}`)));

export const readPassages = (id: string): Promise<readonly Passage[]> =>
  data(ask(addressOf(`reports/${part(id)}/passages`)));

export const readVersions = (id: string): Promise<Versions> =>
  data(ask(addressOf(`reports/${part(id)}/versions`)));

export const findEntries = (kind: FindKind, asked: Asked): Promise<Paged<Found>> =>
  ask(addressOf('entries', { kind, ...asked }));

/** One entry and why it is there. */
export const readEntry = (report: string, entry: string): Promise<EntryWhy> =>
  data(ask(addressOf(`entries/${part(report)}/${part(entry)}`)));

export const countFacets = (kind: FindKind | 'report', asked: Asked): Promise<Facets> =>
  data(ask(addressOf('facets', { kind, ...asked })));

export const findActors = (asked: Asked): Promise<Paged<ActorLine>> =>
  ask(addressOf('actors', asked));

export const readDossier = (key: string): Promise<Dossier> =>
  data(ask(addressOf(`actors/${part(key)}`)));

/** The reports that have an actor, and what they are called there. */
export const findAppearances = (key: string, asked: Asked): Promise<Paged<Appearance>> =>
  ask(addressOf(`actors/${part(key)}/appearances`, asked));

/** Says that the actor of some reports is somebody else. */
export const splitActor = (key: string, request: SplitRequest): Promise<LoggedCorrection[]> =>
  data(send(addressOf(`actors/${part(key)}/split`), request));

export const readLedger = (asked: Asked): Promise<LedgerRows> => ask(addressOf('ledger', asked));

export const readTimeline = (asked: Asked): Promise<Timeline> =>
  data(ask(addressOf('timeline', asked)));

export const readNetwork = (asked: Asked): Promise<Network> =>
  data(ask(addressOf('network', asked)));

export const readPlaces = (asked: Asked): Promise<readonly PlaceCount[]> =>
  data(ask(addressOf('places', asked)));

export const readRivals = (asked: Asked): Promise<Paged<RivalFigures>> =>
  ask(addressOf('rivals', asked));

export const readReview = (asked: Asked): Promise<Paged<Doubtful>> =>
  ask(addressOf('review', asked));

export const listCorrections = (asked: Asked): Promise<Paged<LoggedCorrection>> =>
  ask(addressOf('corrections', asked));

export const correct = (correction: CorrectionRequest): Promise<LoggedCorrection> =>
  data(send(addressOf('corrections'), correction));

export const undo = (id: string): Promise<LoggedCorrection> =>
  data(send(addressOf(`corrections/${part(id)}/undo`), {}));

/** What taking a merge or split back would move. */
export const readRegrouping = (id: string): Promise<Regrouping> =>
  data(ask(addressOf(`corrections/${part(id)}/regrouping`)));

/** Who is asking, and whether they may change anything. */
export const readMe = (): Promise<Me> => data(ask(addressOf('me')));

/** Ends the session that the form to sign in began. */
export const signOut = (): Promise<{ ended: boolean }> => data(send(addressOf('sign-out'), {}));

export const readArchive = (): Promise<Archive> => data(ask(addressOf('archive')));
