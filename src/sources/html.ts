import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { sha256Hex } from '../text/hash.ts';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import { withoutFurniture } from './furniture.ts';
import { blockText, depthOf } from './html-text.ts';
import type { Incoming } from './incoming.ts';
import { dayIn, metadataOf, type PageMetadata } from './page-metadata.ts';
import { shownDate } from './shown-date.ts';

/** A page's main text with what the page says of itself. */
export interface Page extends PageMetadata {
  readonly text: string;
}

/** Elements whose presence alone can make linkedom or Readability slow, and that hold no words. */
const WORDLESS =
  'script:not([type="application/ld+json"]), style, noscript, template, svg, iframe, object, embed, canvas, form';
/** What pictures say: a caption tells what is seen, undated and beside the story. */
const CAPTIONS = 'figcaption';
/** Notices that pages lay over their text, and how long one may be before it must be the text (characters). */
const NOTICE = '[class*="cookie" i], [id*="cookie" i], [class*="consent" i], [id*="consent" i]';
const LONGEST_NOTICE = 1500;
/** A page larger than this is refused rather than parsed (characters). */
const LARGEST_PAGE = 20_000_000;
/** A page whose elements stand deeper in one another is none that anybody wrote. */
const DEEPEST = 3000;

/**
 * The main text of an HTML page: a paragraph per block, parted by blank lines, without captions and
 * what pages put between paragraphs. Links are relative to `address`, where the page was found.
 * Nothing in the page runs, and nothing is fetched. Throws `page-no-text`.
 */
export function extract(html: string, where: string, address: string | null = null): Page {
  if (html.length > LARGEST_PAGE || depthOf(html) > DEEPEST)
    throw new Failure('page-no-text', where);
  const { document } = parseHTML(ensureDocument(html));
  ensureBody(document as unknown as Document);
  const metadata = metadataOf(document, address);
  for (const element of document.querySelectorAll(`${WORDLESS}, ${CAPTIONS}`)) element.remove();
  for (const element of document.querySelectorAll(NOTICE)) {
    if ((element.textContent?.length ?? 0) <= LONGEST_NOTICE) element.remove();
  }
  const article = mainOf(document as unknown as Document);
  const content = article?.content as unknown as Element | undefined;
  const text = content ? withoutFurniture(blockText(content)) : '';
  if (!text) throw new Failure('page-no-text', where);
  return {
    ...metadata,
    title: titleOf(article?.title, metadata),
    published:
      dayIn(article?.publishedTime) ?? metadata.published ?? shownDate(document, metadata.url),
    byline: metadata.byline.length ? metadata.byline : oneName(article?.byline),
    text,
  };
}

/**
 * The words of a piece of HTML that is wholly text, as feeds carry it: a paragraph per block. Throws
 * an Error in words where its elements are nested beyond reason.
 */
export function fragmentText(html: string): string {
  if (depthOf(html) > DEEPEST) throw new Error('its elements are nested too deeply');
  const { document } = parseHTML(`<!doctype html><html><body>${html}</body></html>`);
  for (const element of document.querySelectorAll(WORDLESS)) element.remove();
  return blockText(document.body as unknown as Element);
}

/** The page in some bytes, by the character set that the server or the page itself declares. */
export function pageOf(
  bytes: Uint8Array,
  where: string,
  label: string | null = null,
  address: string | null = null,
): Page {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const declared = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? null;
  return extract(decode(bytes, where, label ?? declared), where, address);
}

/**
 * A page as a report; `address` is where it was found, which its own links are relative to. The title stands as the text's first line, so that it too is read. */
export function reportOnPage(
  bytes: Uint8Array,
  where: string,
  label: string | null = null,
  address: string | null = null,
): Incoming {
  const page = pageOf(bytes, where, label, address);
  const { title, text, outlet, url, byline, published, modified } = page;
  return {
    text: titled(title, text),
    title,
    outlet,
    url,
    byline,
    published,
    modified,
    raw: sha256Hex(bytes),
    original: { media: 'text/html', bytes },
    where,
  };
}

/** A text under its title, which stands as the first line so that it too is read. */
export function titled(title: string | null, text: string): string {
  return title === null || text.split('\n', 1)[0] === title ? text : `${title}\n\n${text}`;
}

/** linkedom wants a document element; a fragment gets one. */
function ensureDocument(html: string): string {
  return /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
}

/** Pages may leave the body's tags out (HTML, section 13.1.2.4), which linkedom does not make up for. */
function ensureBody(document: Document): void {
  const root = document.documentElement;
  if ([...root.children].some(({ tagName }) => /^(BODY|FRAMESET)$/i.test(tagName))) return;
  const body = document.createElement('body');
  for (const node of [...root.childNodes]) {
    if (!/^(HEAD|TITLE|META|LINK|BASE|SCRIPT|STYLE)$/i.test(node.nodeName)) body.append(node);
  }
  root.append(body);
}

/** What Readability finds; null too where it stumbles over a page's build. */
function mainOf(document: Document) {
  try {
    const serializer = (node: Node) => node as unknown as string;
    return new Readability(document, { serializer }).parse();
  } catch {
    return null;
  }
}

/** Readability's title, but the page's own headline where that is the same without the outlet's name. */
function titleOf(found: string | null | undefined, { headline, title }: PageMetadata) {
  return headline && found?.startsWith(headline) ? headline : found || title;
}

function oneName(byline: string | null | undefined): string[] {
  const name = (byline ?? '').replace(/^\s*by\s+/i, '').trim();
  return name && name.length < 120 ? [name] : [];
}
