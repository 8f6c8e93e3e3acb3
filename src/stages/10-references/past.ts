import type { Cast, Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/** One earlier mention and whom it stood for. */
export interface Spoken {
  readonly index: number;
  readonly actors: readonly number[];
  readonly sentence: number;
  /** Where its head is the subject of a clause. */
  readonly subject: boolean;
  /** Where that clause is the sentence itself. */
  readonly main: boolean;
  /** Where it is the source of a statement. */
  readonly speaker: boolean;
}

/** What has been spoken of so far, in the order of the text. */
export class Past {
  readonly spoken: Spoken[] = [];
  readonly #scene: Scene;
  readonly #sources: ReadonlySet<number>;
  readonly #times = new Map<number, number>();

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#sources = new Set(scene.statements.flatMap(({ mention }) => mention ?? []));
  }

  note(index: number, settled: Settled | null): void {
    if (!settled?.actors.length) return;
    const { head } = this.#scene.mentions[index];
    const { tree } = this.#scene;
    if (this.#says(head)) return;
    for (const actor of settled.actors) this.#times.set(actor, (this.#times.get(actor) ?? 0) + 1);
    this.spoken.push({
      index,
      actors: settled.actors,
      sentence: this.#scene.sentence(head),
      subject: this.#scene.tree.base(head) === 'nsubj',
      main: tree.base(head) === 'nsubj' && tree.rel(tree.head(head)) === 'root',
      speaker: this.#sources.has(index),
    });
  }

  /** "Norton lived as a businessman", "she is a lawyer": what is said of somebody is nobody else. */
  #says(head: number): boolean {
    const { tree } = this.#scene;
    if (tree.child(head, 'cop') >= 0) return true;
    const link = tree.child(head, 'case');
    return link >= 0 && this.#scene.token(link).lower === 'as';
  }

  /** How often an actor has been spoken of so far. */
  times(actor: number): number {
    return this.#times.get(actor) ?? 0;
  }

  /** Actors spoken of before a token, each once, the first first. */
  actorsBefore(token: number): number[] {
    return this.#distinct(({ index }) => this.#scene.mentions[index].from < token);
  }

  /** Actors spoken of before a token in its sentence and so many before it. */
  actorsWithin(token: number, back: number): number[] {
    const sentence = this.#scene.sentence(token);
    return this.#distinct(
      ({ index, sentence: own }) =>
        this.#scene.mentions[index].from < token && own >= sentence - back,
    );
  }

  /** Actors of the report's title, where it stands before a token. */
  actorsTitled(token: number): number[] {
    return this.#distinct(({ index }) => {
      const { from, head } = this.#scene.mentions[index];
      return from < token && this.#scene.titled(head);
    });
  }

  /** How often somebody of each country has been spoken of before a token. */
  countries(cast: Cast, token: number): ReadonlyMap<string, number> {
    const out = new Map<string, number>();
    for (const { index, actors } of this.spoken) {
      if (this.#scene.mentions[index].from >= token || actors.length !== 1) continue;
      const { country } = cast.parts[actors[0]].actor;
      if (country !== null) out.set(country, (out.get(country) ?? 0) + 1);
    }
    return out;
  }

  /** The last list of so many ("France and Germany") in this sentence or the two before, or null. */
  pairBefore(token: number, count: number): readonly number[] | null {
    const sentence = this.#scene.sentence(token);
    for (let i = this.spoken.length - 1; i >= 0; i--) {
      const { index, actors, sentence: own } = this.spoken[i];
      if (own < sentence - 2) break;
      const { members, from } = this.#scene.mentions[index];
      if (
        members.length === count &&
        actors.length === count &&
        from < token &&
        this.spoken[i].subject
      )
        return actors;
    }
    return null;
  }

  /** Every set of just so many that a list before a token names, each once. */
  listsBefore(token: number, count: number): readonly (readonly number[])[] {
    const found = new Map<string, readonly number[]>();
    for (const { index, actors } of this.spoken) {
      const { members, from } = this.#scene.mentions[index];
      if (members.length !== count || actors.length !== count || from >= token) continue;
      found.set([...actors].sort((a, b) => a - b).join(), actors);
    }
    return [...found.values()];
  }

  /** The last mention that stood for an actor alone, or null. */
  lastOf(actor: number): number | null {
    for (let i = this.spoken.length - 1; i >= 0; i--) {
      const { actors, index } = this.spoken[i];
      if (actors.length === 1 && actors[0] === actor) return index;
    }
    return null;
  }

  #distinct(keep: (one: Spoken) => boolean): number[] {
    return [...new Set(this.spoken.filter(keep).flatMap(({ actors }) => actors))];
  }
}

/** Whether an actor can be one human being. */
export function isPerson(cast: Cast, actor: number): boolean {
  const { actor: one, plural } = cast.parts[actor];
  return one.kind === 'person' && !plural;
}
