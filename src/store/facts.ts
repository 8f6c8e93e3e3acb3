import type { Record } from '../record/record.ts';
import { canonicalUrl } from './likeness/canonical-url.ts';
import type { ReportFacts } from './store.ts';

/** Facts that may be missing at first and be learnt when the same report comes again. */
const LEARNABLE = ['title', 'outlet', 'url', 'published', 'modified'] as const;
/** Those by which reports are told apart. A page that was touched without another word is the same. */
const TELLING = ['title', 'outlet', 'url', 'published'] as const;

/** What was known before with what is new beside it; what was known is never overwritten. */
export function mergedFacts(before: ReportFacts, now: ReportFacts): ReportFacts {
  const modified = before.modified ?? now.modified ?? null;
  return {
    id: before.id,
    sha256: before.sha256,
    raw: before.raw,
    title: before.title ?? now.title,
    outlet: before.outlet ?? now.outlet,
    url: before.url ?? now.url,
    published: before.published ?? now.published,
    ...(modified !== null && { modified }),
    byline: before.byline.length > 0 ? before.byline : now.byline,
  };
}

/** Whether the new facts fill a gap. */
export function learns(before: ReportFacts, now: ReportFacts): boolean {
  return LEARNABLE.some((fact) => (before[fact] ?? null) === null && (now[fact] ?? null) !== null);
}

/** Whether nothing that both know differs: two copies of one report, as far as anybody can tell. */
export function agree(one: ReportFacts, other: ReportFacts): boolean {
  return TELLING.every(
    (fact) =>
      one[fact] === null ||
      other[fact] === null ||
      one[fact] === other[fact] ||
      (fact === 'url' && samePage(one, other)),
  );
}

/** Whether both are known to come from one page, whatever was tacked on to its address. */
export function samePage(one: Pick<ReportFacts, 'url'>, other: Pick<ReportFacts, 'url'>): boolean {
  const canonical = canonicalUrl(one.url);
  return canonical !== null && canonical === canonicalUrl(other.url);
}

/** The id a report gets where its own is taken by another text: "3" in two JSONL files, say. */
export function freeId({ id, sha256 }: Pick<ReportFacts, 'id' | 'sha256'>): string {
  return `${id}-${sha256.slice(0, 8)}`;
}

/** The record with other facts about its report. */
export function withFacts(record: Record, facts: ReportFacts): Record {
  return { ...record, report: { ...record.report, ...facts, byline: [...facts.byline] } };
}
