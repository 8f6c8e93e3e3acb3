import type { Actor } from '../../doc/layers.ts';
import type { Candidate } from '../../world/candidate.ts';
import { fold } from '../../world/fold.ts';

/** An actor while the report is being read, and what has been learned of them. */
export interface Part {
  actor: Actor;
  /** The lexicon's key, or one made of the report's words. */
  readonly key: string;
  readonly candidate: Candidate | null;
  /** Folded names under which the report has them. */
  readonly names: Set<string>;
  /** Folded role words the report or the lexicon has for them: "foreign minister". */
  readonly roles: Set<string>;
  gender: 'm' | 'f' | null;
  readonly plural: boolean;
  /** Title, apposition or description has said who they are. */
  introduced: boolean;
}

/** Whom one mention stands for, while that is being settled. */
export interface Settled {
  readonly actors: readonly number[];
  readonly through: number | null;
  readonly score: number;
  readonly rule: string;
}

/** Everybody in this report, each once. */
export class Cast {
  readonly parts: Part[] = [];
  readonly #byKey = new Map<string, number>();

  /** The actor of a key, or -1. */
  at(key: string): number {
    return this.#byKey.get(key) ?? -1;
  }

  /** An entry of the lexicon as an actor of this report. */
  enter(candidate: Candidate, roles: readonly string[]): number {
    const known = this.at(candidate.key);
    if (known >= 0) return known;
    const { name, kind, country, sector, code, role, wikidata } = candidate;
    return this.#put({
      actor: { name, kind, country, sector, code, role, wikidata, resolved: 'lexicon' },
      key: candidate.key,
      candidate,
      names: new Set([fold(name)]),
      roles: new Set(roles),
      gender: candidate.gender,
      plural: kind === 'people',
      introduced: true,
    });
  }

  /** Somebody known from this report alone. Their key must be new. */
  add(
    actor: Actor,
    key: string,
    more: Partial<Pick<Part, 'gender' | 'plural' | 'introduced'>> = {},
  ): number {
    return this.#put({
      actor: { ...actor, name: spelled(actor.name) },
      key,
      candidate: null,
      names: new Set([fold(actor.name)]),
      roles: new Set(),
      gender: more.gender ?? null,
      plural: more.plural ?? false,
      introduced: more.introduced ?? false,
    });
  }

  #put(part: Part): number {
    this.#byKey.set(part.key, this.parts.length);
    return this.parts.push(part) - 1;
  }
}

/** "minister" is answered by "foreign minister"; "president" not by "vice president". */
export function hasRole(roles: ReadonlySet<string>, wanted: string): boolean {
  for (const role of roles) {
    if (role === wanted) return true;
    if (role.endsWith(` ${wanted}`) && !/^(?:vice|deputy|former|assistant|first vice)\b/.test(role))
      return true;
  }
  return false;
}

/** A name made of words as it is written: "Lee Jong-sup", not "Lee Jong - sup". */
function spelled(name: string): string {
  return name.replace(/ ([-‐‑–]) /g, '$1').replace(/ (['’](?:s\b)?)/g, '$1');
}
