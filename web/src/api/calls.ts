import type {
  ActorLine,
  AddRequest,
  Archive,
  CorrectionRequest,
  Dossier,
  Doubtful,
  EntryWhy,
  Facets,
  FindKind,
  Found,
  LedgerRow,
  ListAnswer,
  LoggedCorrection,
  Network,
  Paged,
  Passage,
  PlaceCount,
  ProgressLine,
  ReportRecord,
  RivalFigures,
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
): Promise<void> =>
  sendForLines<ProgressLine | { data: readonly Taken[] }>(addressOf('reports'), request, (line) => {
    // A server that does not stream tells everything at once.
    if ('latest' in line) onLine(line);
    else for (const latest of line.data) onLine({ ...NOTHING_YET, latest });
  });
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

export const readLedger = (asked: Asked): Promise<Paged<LedgerRow>> =>
  ask(addressOf('ledger', asked));

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

export const readArchive = (): Promise<Archive> => data(ask(addressOf('archive')));
