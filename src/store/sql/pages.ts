import { sha256Hex } from '../../text/hash.ts';
import { canonicalUrl } from '../likeness/canonical-url.ts';
import type { MetPage } from '../store.ts';
import { change, rows, type Steps } from './steps.ts';

/** What the archive knows of a page: the report on it, its version, and when it was last fetched. */
export interface KnownPage {
  readonly report: string;
  /** As its server names the version; null where it named none or nobody asked. */
  readonly mark: { readonly etag: string | null; readonly modified: string | null } | null;
  /** ISO 8601 in UTC, a day where no more is known. */
  readonly fetched: string;
}

/** Remembers that a page was fetched just now, in which version, and which report is on it. */
export function noteAddress(report: string, url: string, mark: MetPage['mark']): Steps<void> {
  const now = new Date().toISOString();
  return change(
    `insert into pages (address, url, etag, modified, fetched_at, report_id) values (?, ?, ?, ?, ?, ?)
     on conflict (address) do update set etag = excluded.etag, modified = excluded.modified,
       fetched_at = excluded.fetched_at, report_id = excluded.report_id`,
    ...[sha256Hex(url), url, mark?.etag ?? null, mark?.modified ?? null, now, report],
  );
}

/**
 * What is known of the page at an address: as it was fetched, else as reports have it that came
 * otherwise (an archived crawl), where it is known when they were retrieved.
 */
export function* pageSteps(url: string): Steps<KnownPage | null> {
  const [page] = yield* rows<{
    report_id: string;
    etag: string | null;
    modified: string | null;
    fetched_at: string;
  }>('select report_id, etag, modified, fetched_at from pages where address = ?', sha256Hex(url));
  if (page) {
    const { etag, modified } = page;
    const mark = etag === null && modified === null ? null : { etag, modified };
    return { report: page.report_id, mark, fetched: page.fetched_at };
  }
  const canonical = canonicalUrl(url);
  if (canonical === null) return null;
  const [report] = yield* rows<{ id: string; fetched: string }>(
    `select reports.id, max(retrievals.retrieved) as fetched from reports
     join retrievals on retrievals.report_id = reports.id
     where canonical = ? and retrievals.retrieved is not null
     group by reports.id order by max(retrievals.retrieved) desc limit 1`,
    canonical,
  );
  return report ? { report: report.id, mark: null, fetched: report.fetched } : null;
}
