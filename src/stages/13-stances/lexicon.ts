import type { Stance } from '../../doc/deeds.ts';

/** One sense of a word that takes sides. */
export interface Side {
  readonly lemma: string;
  readonly pos: 'v' | 'n' | 'a';
  /** `o`, `of`, or prepositions. */
  readonly frame: 'o' | 'of' | 'prep';
  readonly prepositions: readonly string[];
  /** Whether the noun is the attitude itself, which somebody holds ("its support for"). */
  readonly held: boolean;
  readonly kind: Stance['kind'];
  /** The sense's name in the record: "side/v prep:with". */
  readonly rule: string;
  readonly example: string;
}

/** Senses by part of speech and lemma, from `stances.tsv`. A broken row throws `stances-broken`. */
export class Sides {
  readonly all: readonly Side[];
  readonly #found = new Map<string, Side[]>();

  constructor(tsv: string) {
    const rows = tsv.split('\n').filter((row) => row && !row.startsWith('#'));
    this.all = rows.flatMap((row) => {
      const cells = row.split('\t');
      const [lemmas, pos, frame, kind, example] = cells;
      if (cells.length !== 5 || (kind !== 'support' && kind !== 'oppose')) {
        throw new Error(`stances-broken: ${row}`);
      }
      const [place, held] = frame.split(' ');
      return lemmas.split(' ').map(
        (lemma, k): Side => ({
          lemma,
          pos: pos as Side['pos'],
          frame: place.startsWith('prep:') ? 'prep' : (place as 'o' | 'of'),
          prepositions: place.startsWith('prep:') ? place.slice(5).split(',') : [],
          held: held === 'held',
          kind,
          rule: `${lemma}/${pos} ${frame}`,
          example: example.replace(/\{([^}]*)\}/g, (_, forms: string) => forms.split('/')[k]),
        }),
      );
    });
    for (const side of this.all) {
      const key = `${side.pos} ${side.lemma}`;
      this.#found.set(key, [...(this.#found.get(key) ?? []), side]);
    }
  }

  /** The senses of a word, in the order of the file. */
  of(pos: Side['pos'], lemma: string): readonly Side[] {
    return this.#found.get(`${pos} ${lemma}`) ?? [];
  }
}
