import type { ActorKind, MentionType, Polarity } from '../record/kinds.ts';
import type { SentenceColumns, TagColumns, TokenColumns, TreeColumns } from './columns.ts';
import type { Commitment, Event, Figure, Stance } from './deeds.ts';
import type { Judged, TokenRange } from './range.ts';

export type { Judged, TokenRange };

/** A stretch of the text that stands by itself. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly kind: 'title' | 'byline' | 'paragraph';
  /** ISO 639-1 of the block's language; "und" where it is too short to tell. */
  readonly language: string;
  /** "PARIS, Nov 24 (Reuters) -" at the head of the block, in characters; null where there is none. */
  readonly dateline: { readonly start: number; readonly end: number } | null;
}

/** A quotation between marks. The marks are tokens; either may be missing. */
export interface Quotation {
  /** First and last-but-one token between the marks. */
  readonly from: number;
  readonly to: number;
  /** Token of the opening mark, or null. */
  readonly open: number | null;
  /** Token of the closing mark, or null. */
  readonly close: number | null;
  /** True where the marks are single ones. */
  readonly single: boolean;
}

export type { ActorKind, Polarity };
/** What a name may name: the same types as a mention. */
export type NameType = MentionType;

/** A proper name as the text spells it. */
export interface Name extends TokenRange, Judged {
  readonly type: NameType;
}

/** A TIMEX3 expression (ISO-TimeML). */
export interface Time extends TokenRange, Judged {
  readonly type: 'DATE' | 'TIME' | 'DURATION' | 'SET';
  /** ISO 8601 / TIMEX3 value ("2015-11-24", "P3D", "2015-W47", "PAST_REF"), or null where it cannot be fixed. */
  readonly value: string | null;
}

/** A participant, place or group: its whole phrase, and its head. */
export interface Mention extends TokenRange, Judged {
  /** Head token of the phrase. */
  readonly head: number;
  readonly type: NameType;
  readonly form: 'name' | 'description' | 'pronoun';
  readonly plural: boolean;
  /** Index of the mention this one renames in apposition, or null. */
  readonly appositionOf: number | null;
  /** For a list acting together ("France and the US"): indexes of its members; else empty. */
  readonly members: readonly number[];
}

/** Attribution: source, cue and content (PARC 3, PolNeAR). */
export interface Statement extends Judged {
  readonly kind: 'direct' | 'indirect' | 'mixed';
  /** The words that name who speaks, or null where the report names nobody here. */
  readonly source: TokenRange | null;
  /** Index of the mention that those words are, or null. */
  readonly mention: number | null;
  /** Mentions of those who say it too: "Togo joined Benin in calling for …". */
  readonly beside: readonly number[];
  readonly cue: TokenRange | null;
  /** One or more parts, in order; neither cue nor source is inside. */
  readonly content: readonly TokenRange[];
  /** Mentions of those spoken to ("told reporters"). */
  readonly addressee: readonly number[];
  /** "at a news conference". */
  readonly occasion: TokenRange | null;
  /** "through a translator". */
  readonly through: TokenRange | null;
  /** Index of the time at which it was said, or null. */
  readonly time: number | null;
  readonly polarity: Polarity;
  /** Index of the statement this one stands inside (A says that B says), or null. */
  readonly inside: number | null;
}

/** Somebody who acts in this report: one entry however often named. */
export interface Actor {
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO 3166-1 alpha-3 of the side they act for, or null. */
  readonly country: string | null;
  /** PLOVER sector ("GOV", "MIL", "REB"), or null. */
  readonly sector: string | null;
  /** CAMEO/PLOVER actor code ("FRAGOV"), or null. */
  readonly code: string | null;
  /** The office held at the report's date, in words, or null. */
  readonly role: string | null;
  readonly resolved: 'lexicon' | 'report' | 'none';
  readonly wikidata: string | null;
}

/** Whom one mention stands for. */
export interface Reference extends Judged {
  readonly mention: number;
  /** Indexes of actors: several for "both leaders", none where nothing is known. */
  readonly actors: readonly number[];
  /** Index of the mention that settled it (the antecedent), or null. */
  readonly through: number | null;
}

/** Every layer a report may carry, by name. Each is given once, by one stage. */
export interface Layers {
  readonly blocks: readonly Block[];
  readonly tokens: TokenColumns;
  readonly sentences: SentenceColumns;
  readonly quotations: readonly Quotation[];
  readonly tags: TagColumns;
  readonly tree: TreeColumns;
  readonly names: readonly Name[];
  readonly times: readonly Time[];
  readonly mentions: readonly Mention[];
  readonly statements: readonly Statement[];
  readonly actors: readonly Actor[];
  /** One reference per mention, in the order of mentions. */
  readonly references: readonly Reference[];
  readonly events: readonly Event[];
  readonly commitments: readonly Commitment[];
  readonly stances: readonly Stance[];
  readonly figures: readonly Figure[];
}
export type LayerName = keyof Layers;
