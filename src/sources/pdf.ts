import { getDocumentProxy } from 'unpdf';
import { sha256Hex } from '../text/hash.ts';
import { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';
import { dayIn } from './page-metadata.ts';
import type { PageLine } from './pdf-columns.ts';
import { linesOn, textOfPages } from './pdf-text.ts';

/** A PDF larger than this is refused rather than parsed (bytes, pages). */
export const LARGEST_PDF = 50_000_000;
const MOST_PAGES = 500;
/** Programs that print a page of the web: when they ran is when the page was fetched. */
const BROWSER = /skia|chrom|firefox|mozilla|safari|webkit|wkhtml|quartz/i;

/**
 * The report in a PDF: its text by paragraphs, the title and author that it names itself where they
 * are no names of files or programs. Published is only what the XMP data call so: the date at which
 * a file was made is another one. Nothing in the PDF runs and nothing is fetched. Throws
 * `pdf-broken`, and `pdf-no-text` for pictures of pages.
 */
export async function reportInPdf(bytes: Uint8Array, where: string): Promise<Incoming> {
  if (bytes.length > LARGEST_PDF) {
    throw new Failure('file-too-large', where, { limit: `${LARGEST_PDF / 1e6} MB` });
  }
  const raw = sha256Hex(bytes);
  try {
    // pdf.js takes the memory of what it is given away, so it is given a copy.
    const pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
    });
    try {
      if (pdf.numPages > MOST_PAGES) throw new Error(`it has more than ${MOST_PAGES} pages`);
      const pages: PageLine[][] = [];
      for (let number = 1; number <= pdf.numPages; number++) {
        const page = await pdf.getPage(number);
        const { items } = await page.getTextContent();
        pages.push(linesOn(items));
        page.cleanup();
      }
      const text = textOfPages(pages);
      if (!/\p{L}{2}/u.test(text)) throw new Failure('pdf-no-text', where);
      const facts = factsOf(await pdf.getMetadata(), text);
      const original = { media: 'application/pdf', bytes };
      return { ...facts, url: null, outlet: null, raw, original, where };
    } finally {
      await pdf.destroy();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { name, message } = error as Error;
    const reason = name === 'PasswordException' ? 'it is locked with a password' : message;
    throw new Failure('pdf-broken', where, { reason: reason.replace(/\.$/, '') });
  }
}

interface Metadata {
  readonly info: object;
  readonly metadata: { get(name: string): unknown } | null;
}

function factsOf({ info, metadata }: Metadata, text: string) {
  const { Title, Author, Creator, Producer, CreationDate } = info as { [name: string]: unknown };
  const title = titleIn(Title);
  const made = /^D:(\d{4})(\d{2})(\d{2})/.exec(String(CreationDate ?? ''));
  const printed = BROWSER.test(`${Creator ?? ''} ${Producer ?? ''}`);
  const published = ['prism:publicationdate', 'dcterms:issued', 'dc:date']
    .map((name) => dayIn([metadata?.get(name)].flat().find((one) => typeof one === 'string')))
    .find((day) => day !== null);
  const near = text.slice(0, 600).replace(/\s+/g, ' ');
  return {
    text: title === null || near.includes(title) ? text : `${title}\n\n${text}`,
    title,
    byline: typeof Author === 'string' && isPersonal(Author.trim()) ? [Author.trim()] : [],
    published: published ?? null,
    retrieved: made && printed ? dayIn(`${made[1]}-${made[2]}-${made[3]}`) : null,
  };
}

/** A title of words; what word processors and printers put there (the file's name) is none. */
function titleIn(value: unknown): string | null {
  const title = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  const isFile = /\.[a-z]{2,5}$|^microsoft word|^untitled|^(https?|file):|^[\w-]+$/i.test(title);
  return /\p{L}{2}/u.test(title) && !isFile && title.length < 200 ? title : null;
}

/** Two to four words with capitals: a login name or a program is no byline. */
function isPersonal(name: string): boolean {
  return /^\p{Lu}[\p{L}.'’-]*( \p{L}[\p{L}.'’-]*){1,3}$/u.test(name);
}
