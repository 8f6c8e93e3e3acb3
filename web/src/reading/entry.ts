import type { CharSpan } from '../../../src/text/offsets.ts';

/** The kinds of entry that the reading page shows, in the order of its filter. */
export const KINDS = [
  'statement',
  'event',
  'commitment',
  'stance',
  'figure',
  'time',
  'place',
  'shared',
  'problem',
] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_NAMES: { readonly [kind in Kind]: string } = {
  statement: 'Statements',
  event: 'Events',
  commitment: 'Commitments',
  stance: 'Stances',
  figure: 'Figures',
  time: 'Times',
  place: 'Places',
  shared: 'Also elsewhere',
  problem: 'Doubts',
};

/** Kinds whose notes stay out of the margin until they are asked for: too many, and too plain. */
export const QUIET: ReadonlySet<Kind> = new Set(['time', 'place', 'shared']);

/** Words that belong to an entry, and what they are in it ("cue", "who", "condition"). */
export interface Part extends CharSpan {
  readonly role: string;
}

/** A line of a note: what it is about, and the words. */
export interface Line {
  readonly label: string;
  readonly words: string;
  /** The entry that the words lead to, where there is one. */
  readonly entry?: string;
  /** The report, and the words in it, that they lead to. */
  readonly report?: { readonly id: string; readonly at: string };
  /** The actor whose dossier they lead to. */
  readonly actor?: string;
}

/** One entry of the record as the page shows it. */
export interface Entry {
  readonly id: string;
  readonly kind: Kind;
  /** Words marked as long as the kind is shown; the first of them is where its note stands. */
  readonly marks: readonly Part[];
  /** Further words marked while the entry is selected. */
  readonly more: readonly Part[];
  /** Key of who speaks, for statements; null for the rest. */
  readonly speaker: string | null;
  /** The statement that it stands in, or null where the report itself says so. */
  readonly within: string | null;
  /** The event that this commitment would be: one note tells of both. */
  readonly event: string | null;
  readonly heading: string;
  /** A word or two beside the heading. */
  readonly tag: string;
  /** Shown always. */
  readonly lines: readonly string[];
  /** Shown when the note is open. */
  readonly details: readonly Line[];
  readonly why: Why | null;
  /** What somebody settled: accepted, rejected, edited, added; empty where nobody did. */
  readonly review: string;
}

/** Why an entry is there: how sure, by which rule or model, resting on what. */
export interface Why {
  readonly score: number;
  readonly by: string;
  readonly because: readonly { readonly label: string; readonly entry: string | null }[];
}

/** Somebody who speaks in a report; `colour` is 1 to 8, or 0 for speakers nobody identified. */
export interface Speaker {
  readonly key: string;
  readonly name: string;
  readonly colour: number;
  readonly count: number;
}
