import type { Holding, Holdings } from '../sources/holdings.ts';
import type { Lead } from '../sources/lead.ts';
import type { FeedLog } from '../store/feeds.ts';

/** A page of which neither its list nor its server says whether it has changed is left alone for so long (ms). */
const FRESH = 24 * 3_600_000;

/** What an archive knows of pages that are about to be fetched. */
export class ArchiveHoldings implements Holdings {
  readonly #log: FeedLog;

  constructor(log: FeedLog) {
    this.#log = log;
  }

  /**
   * A lead is held where its list gives the version that was met before, or says of no change after its
   * page was last fetched; else its server is asked, where it named a version then. A list and a server
   * that say nothing have the page fetched once a day at most.
   */
  async heldOf({ url, key, version, facts }: Lead): Promise<Holding | null> {
    const met = version === null ? null : await this.#log.reportOf(key);
    if (met !== null) return { report: met, mark: null };
    const page = url === null ? null : await this.#log.pageAt(url);
    if (page === null) return null;
    const { report, mark, fetched } = page;
    // A day is all that some tell: what was changed on the day of the fetch may have been changed after.
    const { modified } = facts;
    if (modified !== null && modified < fetched.slice(0, 10)) return { report, mark: null };
    if (mark !== null) return { report, mark };
    const fresh = version === null && Date.now() - Date.parse(fetched) < FRESH;
    return fresh ? { report, mark: null } : null;
  }

  async heldAt(address: string): Promise<Holding | null> {
    const page = await this.#log.pageAt(address);
    return page?.mark ? { report: page.report, mark: page.mark } : null;
  }
}
