import type { Mark } from './fetch.ts';
import type { Lead } from './lead.ts';

/** Who knows what is had already of the pages that are about to be fetched: an archive. */
export interface Holdings {
  /** What is had of the page that a lead leads to; null where it must be fetched. */
  heldOf(lead: Lead): Promise<Holding | null>;
  /** What is had of a page that somebody names, where its server can say whether it has changed. */
  heldAt(address: string): Promise<Holding | null>;
}

/** Where nothing is had. */
export const NONE: Holdings = Object.freeze({
  heldOf: async () => null,
  heldAt: async () => null,
});

/** A report that is had. */
export interface Holding {
  readonly report: string;
  /** The version of its page, for its server to say whether there is another; null: none need be asked. */
  readonly mark: Mark | null;
}

/** Stands in the place of a report that is had as it is. */
export class Held {
  readonly where: string;
  readonly report: string;

  constructor(where: string, report: string) {
    this.where = where;
    this.report = report;
  }
}
