import { pointingFaults } from './check.ts';
import { anchorOf, type Entry, entriesOf, LISTS, meaningOf, SCHEMAS } from './correctable.ts';
import type { Conflict, CorrectableKind, Correction } from './correction.ts';
import { ENTRY_KINDS, type Review } from './kinds.ts';
import type { ActorEntry, Record } from './record.ts';

/** A record with corrections put over it, and those that did not fit. */
export interface Corrected {
  readonly record: Record;
  readonly conflicts: readonly Conflict[];
}

/**
 * Puts corrections over a reading, in the order in which they were made. What was settled about an
 * entry holds for the text, whatever an engine thinks of it later:
 *
 * - an accepted entry stands as it was accepted, even where this reading has it otherwise or not at all;
 * - a rejected one stays in its list, marked, so that it can be seen and taken back;
 * - an edit changes the properties it names and leaves the rest to the reading;
 * - an added entry is there, once, even where an engine now finds it by itself.
 *
 * Entries are found by id, else by kind and words. What no longer fits leaves the record as it is and
 * is a conflict. Expects corrections of this report that are in force (`inForce`); merges and splits
 * concern keys, not records, and are passed over. The given record is not changed.
 */
export function applyCorrections(record: Record, corrections: readonly Correction[]): Corrected {
  const over = new Overlay(record);
  const conflicts: Conflict[] = [];
  for (const correction of corrections) {
    try {
      over.apply(correction);
    } catch (cause) {
      if (!(cause instanceof Misfit)) throw cause;
      conflicts.push({ correction: correction.id, kind: cause.kind, message: cause.message });
    }
  }
  return { record: over.record, conflicts };
}

/** Why one correction does not fit; caught above, never seen outside. */
class Misfit extends Error {
  readonly kind: Conflict['kind'];
  constructor(kind: Conflict['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Ids that an entry may lose without losing its meaning: what it rests on, and nearby finds. */
const LOOSE = ['mention', 'because', 'figures'];
/** Ids of entries without which it would say something else. */
const NEEDED = ['statement', 'inside', 'event', 'about'];
const ACTORS = ['actor', 'members', 'speakers'];

/** A record under correction: lists are copied when they change. */
class Overlay {
  record: Record;

  constructor(record: Record) {
    this.record = record;
  }

  apply(correction: Correction): void {
    const { action, kind } = correction;
    if (kind === null || action === 'merge' || action === 'split' || action === 'undo') return;
    const found = this.#find(kind, correction);
    if (action === 'reject') {
      // Not found: the reading has come round to it.
      if (!found) return;
      if (found.id !== correction.entry && !this.#same(correction, found)) {
        throw new Misfit(
          'read-anew',
          'The rejected entry is read otherwise now. Look at it again.',
        );
      }
      this.#put(kind, found, { ...found, review: 'rejected' });
      return;
    }
    if (action === 'accept' && found && this.#same(correction, found)) {
      this.#put(kind, found, { ...found, review: 'accepted' });
      return;
    }
    const settled = this.#settled(correction, found);
    const known = { ...this.#named(settled, correction) };
    this.#check(kind, known);
    this.#put(kind, found, known as Entry);
  }

  /** The entry as the correction wants it, its references still those of the reading it was made on. */
  #settled(correction: Correction, found: Entry | null): Entry {
    const { action, before, patch, entry } = correction;
    const id = found?.id ?? entry;
    if (id === null) throw new Misfit('unsound', 'The correction names no entry.');
    if (action === 'edit') {
      const under = found ?? before;
      if (!under) throw new Misfit('unsound', 'The edited entry is not there.');
      return { ...under, ...patch, id, review: 'edited' satisfies Review };
    }
    const given = action === 'add' ? patch : before;
    const review: Review = action === 'add' ? 'added' : 'accepted';
    return { ...found, ...given, because: found?.because ?? given?.because ?? [], id, review };
  }

  /**
   * The entry that a correction is about: by its id, else the one of its kind on the same words.
   * Null where the words are there and no entry stands on them.
   */
  #find(kind: CorrectableKind, correction: Correction): Entry | null {
    const entries = entriesOf(this.record, kind);
    const byId = entries.find(({ id }) => id === correction.entry);
    if (byId) return byId;
    const { anchor } = correction;
    if (kind === 'actor') {
      const alike = entries.find((one) => sameActor(one as never, correction.before as never));
      if (alike) return alike;
    }
    if (!anchor) return null;
    const { text, sha256 } = this.record.report;
    if (sha256 !== correction.sha256 || text.slice(anchor.start, anchor.end) !== anchor.words) {
      throw new Misfit('words-gone', `The words “${brief(anchor.words)}” are not there any more.`);
    }
    const there = entries.filter((entry) => {
      const place = anchorOf(this.record, kind, entry);
      return place?.start === anchor.start && place.end === anchor.end;
    });
    const alike = there.filter((entry) => this.#same(correction, entry));
    // What somebody added stands beside whatever else is read there.
    if (correction.action === 'add') return alike[0] ?? null;
    if (there.length <= 1) return there[0] ?? null;
    if (alike.length === 1) return alike[0];
    throw new Misfit(
      'several-fit',
      `${there.length} entries stand on “${brief(anchor.words)}” now. Say which is meant.`,
    );
  }

  /** Whether an entry says what the corrected one said. */
  #same({ action, before, patch, actors }: Correction, entry: Entry): boolean {
    const names = new Map([...actors, ...this.record.actors].map(({ id, name }) => [id, name]));
    const nameOf = (id: string) => names.get(id) ?? id;
    const said = action === 'add' ? patch : before;
    return said !== null && meaningOf(said, nameOf) === meaningOf(entry, nameOf);
  }

  /** The entry with every id that it names made one of this record's. */
  #named(value: object, correction: Correction): { readonly [key: string]: unknown } {
    const known = this.#ids();
    const walk = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(walk);
      if (node === null || typeof node !== 'object') return node;
      return Object.fromEntries(
        Object.entries(node).map(([key, one]) => {
          if (ACTORS.includes(key)) return [key, eachId(one, (id) => this.#actor(id, correction))];
          if (LOOSE.includes(key)) return [key, eachId(one, (id) => (known.has(id) ? id : null))];
          if (NEEDED.includes(key) && typeof one === 'string' && !known.has(one)) {
            return [key, this.#cited(one, correction)];
          }
          return [key, walk(one)];
        }),
      );
    };
    return walk(value) as { readonly [key: string]: unknown };
  }

  /** This record's id of an entry that a correction names: the one of its kind on the same words. */
  #cited(id: string, { cites }: Correction): string {
    const cite = cites.find((one) => one.id === id);
    const there = cite
      ? entriesOf(this.record, cite.kind).filter((entry) => {
          const place = anchorOf(this.record, cite.kind, entry);
          return place?.start === cite.anchor.start && place.end === cite.anchor.end;
        })
      : [];
    if (there.length === 1) return there[0].id;
    const words = cite ? `“${brief(cite.anchor.words)}”` : id;
    throw new Misfit('reference-gone', `The entry that it names, ${words}, is not there.`);
  }

  /** This record's id of an actor; one that it does not know is brought along by the correction. */
  #actor(id: string, { actors }: Correction): string {
    const own = this.record.actors;
    if (own.some((actor) => actor.id === id)) return id;
    const brought = actors.find((actor) => actor.id === id);
    if (!brought) throw new Misfit('reference-gone', `No actor has the id ${id} any more.`);
    const alike = own.find((actor) => sameActor(actor, brought));
    if (alike) return alike.id;
    this.record = { ...this.record, actors: [...own, { ...brought, because: [] }] };
    return id;
  }

  #ids(): Set<string> {
    return new Set(
      ENTRY_KINDS.flatMap((list) => this.record[list].map((entry: { id: string }) => entry.id)),
    );
  }

  /** Throws where the entry would not be a sound part of the record. */
  #check(kind: CorrectableKind, entry: { readonly [key: string]: unknown }): void {
    const parsed = SCHEMAS[kind].safeParse(entry);
    if (!parsed.success) {
      const [{ path, message }] = parsed.error.issues;
      throw new Misfit('unsound', `${path.join('.') || kind}: ${message}`);
    }
    const known = this.#ids().add(entry.id as string);
    const [fault] = pointingFaults(entry, this.record.report.text, known);
    if (fault) throw new Misfit('unsound', `${fault.path.replace(/^\./, '')}: ${fault.message}`);
  }

  /** Puts an entry in the place of another, or at the end of its list. */
  #put(kind: CorrectableKind, old: Entry | null, entry: Entry): void {
    const entries = entriesOf(this.record, kind);
    const list = old ? entries.map((one) => (one === old ? entry : one)) : [...entries, entry];
    this.record = { ...this.record, [LISTS[kind]]: list };
  }
}

/** Whether two readings mean the same actor. */
function sameActor(one: ActorEntry, other: ActorEntry | null): boolean {
  if (!other) return false;
  if (one.wikidata !== null || other.wikidata !== null) return one.wikidata === other.wikidata;
  return one.name === other.name && one.kind === other.kind && one.country === other.country;
}

/** An id or a list of ids, each looked up; those that are lost are left out, a single one is null. */
function eachId(value: unknown, look: (id: string) => string | null): unknown {
  if (Array.isArray(value))
    return value.map((id) => look(id as string)).filter((id) => id !== null);
  return typeof value === 'string' ? look(value) : value;
}

const brief = (words: string) => (words.length > 60 ? `${words.slice(0, 57)}…` : words);
