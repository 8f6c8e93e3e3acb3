import type { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';

/** A report that a feed or a sitemap names: what is said of it there, and where its page is. */
export interface Lead {
  /** The page's address, or null where none is given. */
  readonly url: string | null;
  /** What tells it apart from the others of its list, and from earlier versions of itself. */
  readonly key: string;
  /** What tells it from earlier versions of itself alone; null where the list has nothing that would. */
  readonly version: string | null;
  /** What the list itself gives; a Failure where that is no report, null where it never is. */
  readonly given: Incoming | Failure | null;
  /** Whether what is given is all that the page would give. */
  readonly whole: boolean;
  /** What the list says of the report, for a page that says less. */
  readonly facts: LeadFacts;
  readonly where: string;
}

export interface LeadFacts {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  /** YYYY-MM-DD, or null. */
  readonly published: string | null;
  /** The day on which it was last changed, as the list says, YYYY-MM-DD, or null. */
  readonly modified: string | null;
}
