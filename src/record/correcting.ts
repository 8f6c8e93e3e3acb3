import { idOf } from '../text/hash.ts';
import { anchorOf, type Entry, entriesOf } from './correctable.ts';
import type { CorrectableKind, Correction } from './correction.ts';
import { applyCorrections } from './corrections.ts';
import type { ActorEntry, Record } from './record.ts';

/** What somebody wants settled about one entry of a report. */
export type EntryRequest =
  | {
      readonly action: 'accept' | 'reject';
      readonly kind: CorrectableKind;
      readonly entry: string;
      readonly why?: string;
    }
  | {
      readonly action: 'edit';
      readonly kind: CorrectableKind;
      readonly entry: string;
      readonly patch: { readonly [property: string]: unknown };
      readonly why?: string;
    }
  | {
      readonly action: 'add';
      readonly kind: CorrectableKind;
      readonly patch: { readonly [property: string]: unknown };
      readonly why?: string;
    }
  | {
      readonly action: 'split';
      readonly entry: string;
      readonly to?: string;
      readonly why?: string;
    };

/** Who makes a correction, when, and under which id. */
export interface Making {
  readonly id: string;
  readonly at: string;
  readonly who: string;
}

/** A correction that cannot be made: there is no such entry, or it would not be a sound one. */
export class CorrectionRefused extends Error {
  readonly code: 'report-missing' | 'entry-missing' | 'correction-unsound';
  constructor(code: CorrectionRefused['code'], message: string) {
    super(message);
    this.name = 'CorrectionRefused';
    this.code = code;
  }
}

/**
 * The correction that a request asks for, with all that it needs to find its entry again: made against
 * the record as it stands, earlier corrections included. Throws CorrectionRefused where it cannot be
 * put over this very record.
 */
export function correctionOf(record: Record, request: EntryRequest, making: Making): Correction {
  const kind = request.action === 'split' ? 'actor' : request.kind;
  const before = request.action === 'add' ? null : held(record, kind, request.entry);
  const patch =
    request.action === 'add'
      ? completed(record, kind, request.patch)
      : request.action === 'edit'
        ? withParties(record, request.patch)
        : null;
  for (const own of ['id', 'review']) {
    if (patch && own in patch) {
      throw new CorrectionRefused('correction-unsound', `${own}: is not for anybody to change`);
    }
  }
  const entry = before?.id ?? idOf(record.report.id, 'correction', making.id);
  const correction: Correction = {
    ...making,
    why: request.why ?? null,
    action: request.action,
    kind,
    report: record.report.id,
    sha256: record.report.sha256,
    entry,
    anchor: anchorOf(record, kind, before ?? { ...patch, id: entry }),
    patch,
    before,
    actors: actorsIn({ ...before, ...patch }, record.actors),
    cites: citesIn({ ...before, ...patch }, record),
    from: null,
    // Somebody apart gets a key of their own, which no other actor can have.
    to: request.action === 'split' ? (request.to ?? `apart:${making.id}`) : null,
    undoes: null,
  };
  const [conflict] = applyCorrections(record, [correction]).conflicts;
  if (conflict) throw new CorrectionRefused('correction-unsound', conflict.message);
  return correction;
}

function held(record: Record, kind: CorrectableKind, id: string): Entry {
  const entry = entriesOf(record, kind).find((one) => one.id === id);
  if (!entry) {
    const where = `${record.report.id} has no ${kind} with the id "${id}".`;
    throw new CorrectionRefused('entry-missing', where);
  }
  const { review: _, ...read } = entry;
  return read as Entry;
}

/** An added entry with what nobody should have to write: it is sure, and somebody's own. */
function completed(record: Record, kind: CorrectableKind, patch: Properties): Properties {
  const maker = kind === 'commitment' ? 'rule' : 'by';
  const full: Properties = { score: 1, because: [], [maker]: 'correction', ...EMPTY[kind] };
  return { ...full, ...withParties(record, patch) };
}

interface Properties {
  readonly [property: string]: unknown;
}

/** Properties that hold parties, alone or in a list. */
const PARTIES = ['actors', 'recipients', 'by', 'to', 'addressee', 'holder', 'object'];

/** Parties given by their characters alone are whoever the record says that those words mean. */
function withParties(record: Record, patch: Properties): Properties {
  const party = (given: unknown) => {
    if (given === null || typeof given !== 'object') return given;
    const { start, end } = given as { start?: unknown; end?: unknown };
    const mention = record.mentions.find((one) => one.start === start && one.end === end);
    return {
      text: record.report.text.slice(Number(start), Number(end)),
      mention: mention?.id ?? null,
      actor: mention?.actor ?? null,
      members: mention?.members ?? [],
      ...given,
    };
  };
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => {
      if (!PARTIES.includes(name)) return [name, value];
      return [name, Array.isArray(value) ? value.map(party) : party(value)];
    }),
  );
}

/** What an added entry has where it does not say otherwise. */
const EMPTY: { readonly [Kind in CorrectableKind]: object } = Object.freeze({
  statement: {
    kind: 'indirect',
    source: null,
    speakers: [],
    cue: null,
    addressee: [],
    occasion: null,
    through: null,
    date: null,
    polarity: 'asserts',
    inside: null,
  },
  event: {
    mode: null,
    contexts: [],
    cameo: null,
    also: [],
    actors: [],
    recipients: [],
    date: { start: 0, end: 0, value: null, from: 'none' },
    place: null,
    status: 'occurred',
    hedges: [],
    figures: [],
    statement: null,
  },
  commitment: {
    by: [],
    to: [],
    condition: null,
    deadline: null,
    strength: 'firm',
    negated: false,
    event: null,
    statement: null,
  },
  stance: { statement: null },
  figure: {
    value: null,
    low: null,
    high: null,
    comparator: null,
    unit: null,
    about: null,
    statement: null,
  },
  mention: { name: false, actor: null, members: [] },
  actor: {
    country: null,
    sector: null,
    code: null,
    role: null,
    resolved: 'report',
    wikidata: null,
  },
  time: { value: null },
});

/** The statements and events that an entry names, with the words they stand on. */
function citesIn(value: object, record: Record): Correction['cites'] {
  const named = JSON.stringify(value);
  return (['statement', 'event'] as const).flatMap((kind) =>
    entriesOf(record, kind).flatMap((entry) => {
      const anchor = anchorOf(record, kind, entry);
      const { id } = entry;
      const itself = id === (value as { id?: string }).id;
      return anchor && !itself && named.includes(JSON.stringify(id)) ? [{ id, kind, anchor }] : [];
    }),
  );
}

/** The actors that an entry names, wherever in it. */
function actorsIn(value: unknown, actors: readonly ActorEntry[]): ActorEntry[] {
  const named = JSON.stringify(value);
  return actors.filter(({ id }) => named.includes(JSON.stringify(id)));
}
