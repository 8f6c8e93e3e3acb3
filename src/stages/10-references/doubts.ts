import type { TokenRange } from '../../doc/layers.ts';
import type { Problem } from '../../doc/problem.ts';
import type { Scene } from './scene.ts';

/** Collects what the rules could not settle, each at its words. */
export class Doubts {
  readonly problems: Problem[] = [];
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** "The president" with two presidents in play. */
  ambiguous(range: TokenRange, message: string): void {
    this.problems.push({ kind: 'ambiguous-reference', ...this.#scene.doc.chars(range), message });
  }

  /** Somebody speaks whom the report never introduces. */
  unknownSpeaker(range: TokenRange, name: string): void {
    const { start, end } = this.#scene.doc.chars(range);
    // Where it is told whom the words may mean, that is doubt enough.
    if (this.problems.some((one) => one.start === start && one.end === end)) return;
    this.problems.push({
      kind: 'unknown-speaker',
      ...this.#scene.doc.chars(range),
      message: `The report quotes ${name} without saying who that is.`,
    });
  }
}
