import type { AddAnswer, AddRequest } from '../../../src/api/contract.ts';
import type {
  ActorLine,
  Archive,
  Correction,
  Dossier,
  Facets,
  FindKind,
  Found,
  LedgerRow,
  ListAnswer,
  Network,
  Paged,
  Passage,
  PlaceMark,
  ReportRecord,
  Rivals,
  Timeline,
} from './answers.ts';
import { type Asked, addressOf, ask, send } from './ask.ts';

/** One function per question that a page asks. */

const data = async <One>(answer: Promise<{ data: One }>): Promise<One> => (await answer).data;
const part = encodeURIComponent;

export const listReports = (asked: Asked): Promise<ListAnswer> => ask(addressOf('reports', asked));

/** Hands in a text, a page, a feed or lines of JSON. */
export const addReports = (request: AddRequest): Promise<AddAnswer['data']> =>
  data(send(addressOf('reports'), request));

export const readRecord = (id: string): Promise<ReportRecord> =>
  data(ask(addressOf(`reports/${part(id)}`)));

export const readPassages = (id: string): Promise<readonly Passage[]> =>
  data(ask(addressOf(`reports/${part(id)}/passages`)));

export const findEntries = (kind: FindKind, asked: Asked): Promise<Paged<Found>> =>
  ask(addressOf('entries', { kind, ...asked }));

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

export const readPlaces = (asked: Asked): Promise<readonly PlaceMark[]> =>
  data(ask(addressOf('places', asked)));

export const readRivals = (asked: Asked): Promise<Paged<Rivals>> => ask(addressOf('rivals', asked));

export const readReview = (asked: Asked): Promise<Paged<Found>> => ask(addressOf('review', asked));

export const listCorrections = (asked: Asked): Promise<Paged<Correction>> =>
  ask(addressOf('corrections', asked));

export const correct = (correction: Partial<Correction>): Promise<Correction> =>
  data(send(addressOf('corrections'), correction));

export const undo = (id: string): Promise<Correction> =>
  data(send(addressOf(`corrections/${part(id)}/undo`), {}));

export const readArchive = (): Promise<Archive> => data(ask(addressOf('archive')));
