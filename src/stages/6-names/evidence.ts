import { isLarge, LOWER, type Word } from './words.ts';

/**
 * How one report cases its words, counted where case means something: in sentences that are neither
 * headlines nor all capitals. A headline's "Talks" that the body writes "talks" is no name; a
 * sentence's first "Apple" that the body writes large elsewhere may be one.
 */
export class CaseEvidence {
  readonly #small = new Map<number, number>();
  readonly #large = new Map<number, number>();

  /** Counts one sentence, save its first word. */
  add(words: readonly Word[], style: number): void {
    if (style !== 0) return;
    let first = true;
    for (const word of words) {
      const seen = word.case === LOWER ? this.#small : isLarge(word) ? this.#large : null;
      if (seen === null) continue;
      if (!first || word.case === LOWER) seen.set(word.key, (seen.get(word.key) ?? 0) + 1);
      first = false;
    }
  }

  /** Whether the report writes a word only small where case counts. */
  onlySmall(word: Word): boolean {
    return (this.#small.get(word.key) ?? 0) > 0 && !this.#large.has(word.key);
  }

  /**
   * 0 never seen where case counts; 1 only small; 2 only large and once; 3 only large, oftener;
   * 4 both.
   */
  of(word: Word): number {
    const small = this.#small.get(word.key) ?? 0;
    const large = this.#large.get(word.key) ?? 0;
    if (small > 0) return large > 0 ? 4 : 1;
    return large > 0 ? Math.min(large + 1, 3) : 0;
  }
}
