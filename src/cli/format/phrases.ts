import type { Record } from '../../record/record.ts';

interface Chars {
  readonly start: number;
  readonly end: number;
}
interface Party {
  readonly text: string;
  readonly actor: string | null;
  readonly members: readonly string[];
}

/** White space folded, for a single line. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** When a report was published, and changed since. */
export function datesOf({ published, modified }: Record['report']): string {
  const changed = modified && modified !== published ? `, changed ${modified}` : '';
  return `${published ?? 'no date'}${changed}`;
}

/** One record's ids and offsets turned back into names and words. */
export class Phrases {
  readonly #record: Record;
  readonly #actors: ReadonlyMap<string, { readonly name: string; readonly code: string | null }>;

  constructor(record: Record) {
    this.#record = record;
    this.#actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  }

  /** The words of some stretches, in quotation marks unless they bring their own. */
  quoted(...parts: readonly Chars[]): string {
    const { text } = this.#record.report;
    const words = flat(parts.map(({ start, end }) => text.slice(start, end)).join(' … '));
    return /^["“„«‘']/.test(words) ? words : `“${words}”`;
  }

  names(ids: readonly string[]): string {
    return ids.map((id) => this.#actors.get(id)?.name ?? id).join(', ');
  }

  /** Names with their codes: "François Hollande [FRAGOV]". */
  actors(ids: readonly string[]): string {
    return ids
      .map((id) => {
        const code = this.#actors.get(id)?.code;
        return code ? `${this.names([id])} [${code}]` : this.names([id]);
      })
      .join(', ');
  }

  /** Actors where they are known, else the report's words with a doubt; null where nobody is named. */
  parties(parties: readonly Party[]): string | null {
    const said = parties.map(({ actor, members, text }) => {
      const ids = actor ? [actor] : members;
      return ids.length ? this.actors(ids) : `${flat(text)} (?)`;
    });
    return said.length ? said.join(', ') : null;
  }

  /** Who makes a statement, by its id. */
  claimant(statement: string): string {
    const found = this.#record.statements.find(({ id }) => id === statement);
    return (found && this.names(found.speakers)) || found?.source?.text || 'somebody';
  }
}
