import type { Report } from '../doc/report.ts';
import { sha256Hex } from '../text/hash.ts';

/** A report as it comes in: the text, and whatever is known beside it. */
export type ReportInput = { readonly text: string } & Partial<Report>;

/**
 * A report fit to be read. What is not given is null; the id, where none is given, is derived from
 * text, title, date and URL, so that the same report always has the same id.
 */
export function reportOf(input: ReportInput): Report {
  const { text, url = null, outlet = null, title = null, byline = [] } = input;
  const { published = null, modified = null, retrieved = null, raw = null } = input;
  return Object.freeze({
    id: input.id ?? sha256Hex([text, title, published, url].join('\u001f')).slice(0, 16),
    url,
    outlet,
    title,
    byline,
    published,
    modified,
    retrieved,
    text,
    raw,
  });
}
