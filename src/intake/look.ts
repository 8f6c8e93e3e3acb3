import { reportOf } from '../engine/report.ts';
import { Failure } from '../sources/failure.ts';
import { Held } from '../sources/holdings.ts';
import type { Incoming } from '../sources/incoming.ts';
import type { Store } from '../store/store.ts';
import { sha256Hex } from '../text/hash.ts';

/** What would become of a report if it were added now. */
export type Looked =
  | { readonly outlook: 'new' | 'known'; readonly where: string; readonly title: string | null }
  | { readonly outlook: 'refused'; readonly where: string; readonly message: string };

/**
 * Says of each report whether the archive has it, without reading or writing anything. A report that
 * comes twice is new the first time.
 */
export async function* look(
  store: Store,
  incoming: AsyncIterable<Incoming | Failure | Held>,
): AsyncGenerator<Looked> {
  /** Ids of those that would be added by then. */
  const met = new Set<string>();
  for await (const one of incoming) {
    const { where } = one;
    if (one instanceof Failure) {
      yield { outlook: 'refused', where, message: one.message };
      continue;
    }
    if (one instanceof Held) {
      const record = await store.record(one.report);
      yield { outlook: 'known', where, title: record?.report.title ?? null };
      continue;
    }
    const report = reportOf(one);
    const sha256 = sha256Hex(report.text);
    const facts = { ...report, byline: [...report.byline], sha256 };
    // No engine has the empty name: what is asked is who holds the report, not who read it.
    const { id } = (await store.known(facts, '')).facts;
    const known = met.has(id) || (await store.tally(id)) !== null;
    met.add(id);
    yield { outlook: known ? 'known' : 'new', where, title: report.title };
  }
}
