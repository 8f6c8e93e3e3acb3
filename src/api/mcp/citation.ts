import type { Found, FoundReport } from '../../store/find/query.ts';

/** Where an assistant, and whoever it speaks to, finds the words that an answer rests on. */
export interface Citation {
  readonly report: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly published: string | null;
  /** Address of the original, where it is known. */
  readonly url: string | null;
  /** Address of the report in these pages, at the entry. */
  readonly link: string;
  readonly entry: string | null;
  /** The entry's words, and the sentence they stand in. */
  readonly words: string;
  readonly sentence: string;
}

/** The citation of an entry; `base` is the address of the pages, '' for paths alone. */
export function citationOf(found: Found, base: string): Citation {
  const { report, id, kind, words, before, after } = found;
  const entry = kind === 'report' ? null : id;
  return {
    ...sourceOf(report, base, entry),
    entry,
    words,
    sentence: `${before}${words}${after}`.trim(),
  };
}

/** Facts and addresses of a report. */
export function sourceOf(report: FoundReport, base: string, entry: string | null = null) {
  const { id, title, outlet, published, url } = report;
  const at = entry === null ? '' : `#${encodeURIComponent(entry)}`;
  const link = `${base}/reports/${encodeURIComponent(id)}${at}`;
  return { report: id, title, outlet, published, url, link };
}

/** A citation as a line under what it supports: title, outlet, day, address. */
export function cited({
  title,
  outlet,
  published,
  url,
  link,
  report,
}: ReturnType<typeof sourceOf>) {
  return `[${[title ?? report, outlet, published, link, url].filter(Boolean).join(' · ')}]`;
}
