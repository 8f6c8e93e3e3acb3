import { extname } from 'node:path';
import { Failure } from '../sources/failure.ts';
import { reportsInFeed } from '../sources/feed.ts';
import { reportOnPage } from '../sources/html.ts';
import type { Incoming, Known } from '../sources/incoming.ts';
import { overlay } from '../sources/incoming.ts';
import { reportOnLine } from '../sources/jsonl.ts';
import { take } from '../sources/take.ts';
import type { Visitor } from '../sources/visitor.ts';

/** What somebody hands in directly: pasted or dropped words, or the address of a page or a feed. */
export interface Given extends Known {
  readonly text?: string;
  /**
   * How to take the text; `auto` goes by the file's name, else by its first characters. Without a
   * text, `feed` also fetches the pages that the feed at the address names.
   */
  readonly input?: 'auto' | 'text' | 'html' | 'jsonl' | 'feed';
  /** Name of the file that was dropped. */
  readonly file?: string;
}

/**
 * The reports in what was given, in order; what cannot be taken in comes as a Failure in its place.
 * `visitor` fetches what is named by address; a new one where none is given.
 */
export async function* takeGiven(
  given: Given,
  visitor?: Visitor,
): AsyncGenerator<Incoming | Failure> {
  const { text, url, title, outlet, published, file } = given;
  const known: Known = { url, title, outlet, published };
  if (text === undefined) {
    if (url === undefined) yield new Failure('file-empty', 'the request');
    else if (given.input === 'feed') yield* takeAt(url, 'feed', { outlet }, visitor);
    else yield* takeAt(url, 'auto', { title, outlet, published }, visitor);
    return;
  }
  const where = file ?? 'the pasted text';
  if (!text.trim()) {
    yield new Failure('file-empty', where);
    return;
  }
  const kind = given.input && given.input !== 'auto' ? given.input : kindOf(text, file);
  if (kind === 'jsonl') {
    for (const [index, line] of text
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .entries()) {
      if (line.trim())
        yield attempt(() => overlay(reportOnLine(line, `${where}:${index + 1}`), known));
    }
  } else if (kind === 'feed') {
    // Each item says where it stands; what they all share is the outlet.
    try {
      for (const one of reportsInFeed(new TextEncoder().encode(text), where, 'utf-8')) {
        yield one instanceof Failure ? one : overlay(one, { outlet });
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      yield error;
    }
  } else if (kind === 'html') {
    yield attempt(() =>
      overlay(reportOnPage(new TextEncoder().encode(text), where, 'utf-8'), known),
    );
  } else {
    yield overlay(
      { text, title: null, outlet: null, url: null, byline: [], published: null, raw: null, where },
      known,
    );
  }
}

/**
 * What stands at an address as people type it, its scheme left out; never a file of this machine. Pages
 * that a feed names are fetched where it was asked for as one.
 */
async function* takeAt(
  url: string,
  kind: 'auto' | 'feed',
  known: Known,
  visitor: Visitor | undefined,
): AsyncGenerator<Incoming | Failure> {
  const typed = url.trim();
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (/^https?:\/\//i.test(address)) {
    yield* take(address, kind, known, { follow: kind === 'feed', visitor });
  } else yield new Failure('url-refused', url, { reason: 'only http and https pages are fetched' });
}

/** What a text is: told by the file's ending, else an HTML page or a feed by its first tag. */
function kindOf(text: string, file = ''): 'text' | 'html' | 'jsonl' | 'feed' {
  const ending = extname(file).toLowerCase();
  if (['.jsonl', '.ndjson'].includes(ending)) return 'jsonl';
  if (['.html', '.htm', '.xhtml'].includes(ending)) return 'html';
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:rss|feed|rdf:rdf)[\s>]/i.test(text)
  ) {
    return 'feed';
  }
  return /^\s*(<!doctype html|<html[\s>])/i.test(text) ? 'html' : 'text';
}

/** A Failure where reading throws one: it stands in the report's place and the rest follows. */
function attempt(read: () => Incoming): Incoming | Failure {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
