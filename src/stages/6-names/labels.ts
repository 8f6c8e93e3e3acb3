/**
 * The labels that the model gives tokens. Each name is spelt B-egin, I-nside, E-nd or, where it is
 * one token, S-ingle ("BIOES": Ratinov and Roth, "Design Challenges and Misconceptions in Named
 * Entity Recognition", CoNLL 2009). Label 0 is "outside".
 */

/** Kinds of name the model tells apart, in the order of their codes. */
export const KINDS = ['PER', 'ORG', 'LOC', 'NORP', 'FAC', 'MISC'] as const;
export type Kind = (typeof KINDS)[number];

/** Place in the name, in the order of their codes. */
export const PLACES = ['B', 'I', 'E', 'S'] as const;

export const OUTSIDE = 0;
export const LABELS = 1 + KINDS.length * PLACES.length;

/** The label of a kind (index into `KINDS`) at a place (index into `PLACES`). */
export function labelOf(kind: number, place: number): number {
  return 1 + kind * PLACES.length + place;
}

/** Place (index into `PLACES`) of the token `at`, counted from 0, in a name of `size` tokens. */
export function placeAt(at: number, size: number): number {
  if (size === 1) return 3;
  return at === 0 ? 0 : at === size - 1 ? 2 : 1;
}

/** Index into `KINDS`; -1 for outside. */
export function kindOf(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) >> 2;
}

/** Index into `PLACES`; -1 for outside. */
export function placeOf(label: number): number {
  return label === OUTSIDE ? -1 : (label - 1) & 3;
}

/** Whether `next` may stand after `label`; -1 stands for the sentence's border on either side. */
export function follows(label: number, next: number): boolean {
  const open = label > OUTSIDE && (placeOf(label) === 0 || placeOf(label) === 1);
  const goesOn = next > OUTSIDE && (placeOf(next) === 1 || placeOf(next) === 2);
  return open === goesOn && (!open || kindOf(label) === kindOf(next));
}

/** A stretch of tokens of one kind. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Index into `KINDS`. */
  readonly kind: number;
}

/** The names that a run of well-formed labels spells. */
export function stretchesOf(labels: ArrayLike<number>): Stretch[] {
  const out: Stretch[] = [];
  let from = 0;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === OUTSIDE) continue;
    const place = placeOf(labels[i]);
    if (place === 0 || place === 3) from = i;
    if (place >= 2) out.push({ from, to: i + 1, kind: kindOf(labels[i]) });
  }
  return out;
}

/** A name found in one sentence; tokens count from the sentence's first. */
export interface Found extends Stretch {
  /** The least probability of any of its tokens' labels, 0 to 1. */
  readonly score: number;
}
