/** Units that can be counted: seconds to years; Q a quarter, WE a weekend. */
export type Unit = 'TS' | 'TM' | 'TH' | 'D' | 'W' | 'M' | 'Q' | 'Y' | 'WE';

/** Whether an expression points before, at or after what it is counted from. */
export type Side = -1 | 0 | 1;

/** Which way the words around look: 2 and -2 for sure, 1 and -1 perhaps, 0 nobody knows. */
export type Outlook = -2 | -1 | 0 | 1 | 2;

/** From where a shift is counted: the day of the report, or the day its story has reached. */
export type Anchor = 'report' | 'story';

/**
 * What a time expression means before it is known when the report was written. `clock` is the
 * time of day in TIMEX3 form ("T10:35", "TNI") where one is said.
 */
export type Meaning =
  /** "Nov 13", "2015", "March 2016", "Tuesday, Nov. 3"; what is not said is null. */
  | {
      readonly kind: 'calendar';
      readonly year: number | null;
      readonly month: number | null;
      readonly day: number | null;
      readonly side: Side | null;
      readonly clock: string | null;
    }
  /** "Tuesday", "last Friday". */
  | {
      readonly kind: 'weekday';
      readonly weekday: number;
      /** How many weeks from that of the report, where the week is said ("Friday next week"). */
      readonly week: number | null;
      readonly side: Side | null;
      readonly anchor: Anchor;
      readonly clock: string | null;
    }
  /** "yesterday", "two years ago", "last week", "the following day". */
  | {
      readonly kind: 'shift';
      readonly unit: Unit;
      readonly by: number;
      readonly anchor: Anchor;
      readonly clock: string | null;
      /** True for day words that only their writer can date: "yesterday", "tonight". */
      readonly deictic: boolean;
      /** True where a number says how far: "a year ago", but not "last year". */
      readonly counted: boolean;
    }
  /** "10 a.m." of a day that the text says elsewhere. */
  | { readonly kind: 'clock'; readonly clock: string }
  /** "last summer", "the winter of 1994". */
  | {
      readonly kind: 'season';
      readonly season: string;
      readonly year: number | null;
      readonly side: Side | null;
    }
  /** "the third quarter", "the year-earlier quarter"; `years` shifts what is found by whole years. */
  | {
      readonly kind: 'quarter';
      readonly quarter: number | null;
      readonly year: number | null;
      readonly years: number;
      readonly side: Side | null;
    }
  /** "Thanksgiving": month-day, or month:weekday:nth, and a plus for the day after. */
  | {
      readonly kind: 'holiday';
      readonly rule: string;
      readonly year: number | null;
      readonly side: Side | null;
    }
  /** A value that needs no report: "the 1990s", "now". */
  | { readonly kind: 'fixed'; readonly value: string }
  | { readonly kind: 'duration'; readonly value: string }
  | { readonly kind: 'set'; readonly value: string };

/** Where an expression stands (token numbers of the view, end excluded) and what it means. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  /** Names the rule, for `by`. */
  readonly rule: string;
}
