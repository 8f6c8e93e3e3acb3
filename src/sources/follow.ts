import { Failure } from './failure.ts';
import type { Fetched, Mark } from './fetch.ts';
import { FetchFailure } from './fetch-failure.ts';
import { Held, type Holdings } from './holdings.ts';
import { reportOnPage } from './html.ts';
import { type Incoming, today } from './incoming.ts';
import { kindByStart, kindByType } from './kind.ts';
import type { Lead } from './lead.ts';
import { plain } from './plain.ts';
import type { Visitor } from './visitor.ts';

/**
 * The report that a lead leads to: what its list gives where that is whole, else the page behind it,
 * with what the list says where the page says nothing. A page that is gone, refused or without text
 * leaves what the list gives; one that may be had later is a Failure, so that nothing is settled for
 * less. With `mark`, null where the server says that the page is still that version.
 */
export async function followed(
  { url, given, whole, facts, where }: Lead,
  visitor: Visitor,
  mark?: Mark,
): Promise<Incoming | Failure | null> {
  const retrieved = today();
  const fromList =
    given === null || given instanceof Failure
      ? given
      : { ...given, retrieved, ...(url !== null && { page: { url, mark: null } }) };
  if (fromList !== null && (whole || url === null)) return fromList;
  if (url === null) return new Failure('item-no-text', where);
  try {
    const page = await visitor.visit(url, { mark });
    if (page.unchanged) return null;
    const report = await reportOf(page, url);
    return {
      ...report,
      title: report.title ?? facts.title,
      outlet: report.outlet ?? facts.outlet,
      byline: report.byline.length > 0 ? report.byline : facts.byline,
      published: report.published ?? facts.published,
      modified: report.modified ?? facts.modified,
      retrieved,
      page: { url, mark: page.mark },
    };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return mayPass(error) || fromList === null || fromList instanceof Failure ? error : fromList;
  }
}

/** What a lead leads to, unless it is had already and has not changed. */
export async function followedUnlessHeld(
  lead: Lead,
  visitor: Visitor,
  holdings: Holdings,
): Promise<Incoming | Failure | Held> {
  const holding = await holdings.heldOf(lead);
  if (holding === null) return (await followed(lead, visitor)) as Incoming | Failure;
  const { report, mark } = holding;
  const held = new Held(lead.where, report);
  return mark === null ? held : ((await followed(lead, visitor, mark)) ?? held);
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
