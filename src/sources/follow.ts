import { Failure } from './failure.ts';
import type { Fetched } from './fetch.ts';
import { FetchFailure } from './fetch-failure.ts';
import { reportOnPage } from './html.ts';
import type { Incoming } from './incoming.ts';
import { kindByStart, kindByType } from './kind.ts';
import type { Lead } from './lead.ts';
import { plain } from './plain.ts';
import type { Visitor } from './visitor.ts';

/**
 * The report that a lead leads to: what its list gives where that is whole, else the page behind it,
 * with what the list says where the page says nothing. A page that is gone, refused or without text
 * leaves what the list gives; one that may be had later is a Failure, so that nothing is settled for
 * less.
 */
export async function followed(
  { url, given, whole, facts, where }: Lead,
  visitor: Visitor,
): Promise<Incoming | Failure> {
  if (given !== null && (whole || url === null)) return given;
  if (url === null) return new Failure('item-no-text', where);
  try {
    const page = await visitor.visit(url);
    const report = await reportOf(page, url);
    return {
      ...report,
      title: report.title ?? facts.title,
      outlet: report.outlet ?? facts.outlet,
      byline: report.byline.length > 0 ? report.byline : facts.byline,
      published: report.published ?? facts.published,
      modified: report.modified ?? facts.modified,
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return mayPass(error) || given === null || given instanceof Failure ? error : given;
  }
}

/** Whether what failed may be had another time. */
export function mayPass(failure: Failure): boolean {
  return failure instanceof FetchFailure ? failure.passes : failure.code === 'host-resting';
}

/** The one report on a page that was fetched: of HTML, PDF or plain text. Throws a Failure for others. */
async function reportOf(page: Fetched, where: string): Promise<Incoming> {
  const { bytes, type, charset, url } = page;
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const kind = kindByType(type) ?? (type === '' ? 'html' : kindByStart(start));
  if (kind === 'html') return reportOnPage(bytes, where, charset, url);
  if (kind === 'text') return { ...plain(bytes, where), url };
  if (kind !== 'pdf') throw new Failure('page-no-text', where);
  const { reportInPdf } = await import('./pdf.ts');
  return { ...(await reportInPdf(bytes, where)), url };
}
