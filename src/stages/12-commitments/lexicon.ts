import type { CommitmentKind } from '../../doc/deeds.ts';

/** Where a part of a frame looks: see the head of `triggers.tsv`. */
export interface FramePart {
  readonly what: 'to' | 'ger' | 'that' | 'o' | 'prep' | 'for' | 'particle';
  /** Prepositions, or the particle; empty for the others. */
  readonly words: readonly string[];
}

/** One sense of a word that commits somebody. */
export interface Trigger {
  readonly lemma: string;
  readonly pos: 'v' | 'n' | 'a';
  readonly frame: readonly FramePart[];
  readonly kind: CommitmentKind;
  readonly strength: 'firm' | 'hedged';
  readonly needs: readonly string[];
  /** The rule's name in the record: "vow/v to". */
  readonly rule: string;
  /** A sentence in which this lemma has this sense. */
  readonly example: string;
}

const KINDS: readonly string[] = [
  'pledge',
  'offer',
  'agreement',
  'refusal',
  'threat',
  'demand',
  'proposal',
] satisfies CommitmentKind[];

/** One part of a frame as the file writes it: "to", "prep:on,upon", "+out". */
function partOf(text: string): FramePart {
  if (text.startsWith('+')) return { what: 'particle', words: [text.slice(1)] };
  if (text.startsWith('prep:')) return { what: 'prep', words: text.slice(5).split(',') };
  return { what: text as FramePart['what'], words: [] };
}

/** Triggers by part of speech and lemma. A row that breaks the form throws `triggers-broken`. */
export class Triggers {
  readonly all: readonly Trigger[];
  readonly #found = new Map<string, Trigger[]>();

  constructor(tsv: string) {
    const rows = tsv.split('\n').filter((row) => row && !row.startsWith('#'));
    this.all = rows.flatMap((row) => {
      const cells = row.split('\t');
      const [lemmas, pos, frame, kind, strength, needs, example] = cells;
      if (cells.length !== 7 || !KINDS.includes(kind)) throw new Error(`triggers-broken: ${row}`);
      return lemmas.split(' ').map(
        (lemma, k): Trigger => ({
          lemma,
          pos: pos as Trigger['pos'],
          frame: frame.split(' ').map(partOf),
          kind: kind as CommitmentKind,
          strength: strength as Trigger['strength'],
          needs: needs.split(' ').filter(Boolean),
          rule: `${lemma}/${pos} ${frame}`,
          example: example.replace(/\{([^}]*)\}/g, (_, forms: string) => forms.split('/')[k]),
        }),
      );
    });
    for (const trigger of this.all) {
      const key = `${trigger.pos} ${trigger.lemma}`;
      this.#found.set(key, [...(this.#found.get(key) ?? []), trigger]);
    }
  }

  /** The senses of a word, in the order of the file. */
  of(pos: Trigger['pos'], lemma: string): readonly Trigger[] {
    return this.#found.get(`${pos} ${lemma}`) ?? [];
  }
}
