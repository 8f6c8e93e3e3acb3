import { gunzipSync } from 'node:zlib';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import type { Lead } from './lead.ts';
import { dayIn } from './page-metadata.ts';
import { xmlSteps } from './xml-tags.ts';

/** As large as the protocol allows a sitemap to be (bytes, unpacked). */
export const LARGEST_SITEMAP = 52_428_800;
/** And as long. */
const MOST_ENTRIES = 50_000;

/** What a sitemap holds: pages, or further sitemaps, the newest first where it says how old they are. */
export interface Sitemap {
  readonly pages: readonly Lead[];
  readonly sitemaps: readonly string[];
}

/** An entry as it is read: what it says under which name. */
type Entry = { readonly kind: 'url' | 'sitemap'; readonly said: Map<string, string> };

/**
 * The pages of a sitemap, or the sitemaps of an index (sitemaps.org, with Google's news extension),
 * gzipped or not. Of one that breaks off what came before is given. Throws `sitemap-broken` where
 * there is nothing in it.
 */
export function sitemapIn(bytes: Uint8Array, where: string): Sitemap {
  const broken = (reason: string) => new Failure('sitemap-broken', where, { reason });
  const found: { readonly entry: Entry; readonly order: number }[] = [];
  let fault = 'it lists nothing';
  try {
    for (const entry of entriesIn(decode(plainBytes(bytes), where))) {
      found.push({ entry, order: found.length });
      if (found.length === MOST_ENTRIES) break;
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    fault = (error as Error).message;
    if (/entities/.test(fault)) throw broken(fault);
  }
  if (found.length === 0) throw broken(fault);
  found.sort((one, other) => {
    const [older, newer] = [dateOf(one.entry), dateOf(other.entry)];
    return older === newer ? one.order - other.order : older < newer ? 1 : -1;
  });
  const addresses = found.map(({ entry }) => entry);
  return {
    pages: addresses.filter(({ kind }) => kind === 'url').map((entry) => leadOf(entry, where)),
    sitemaps: addresses
      .filter(({ kind }) => kind === 'sitemap')
      .map(({ said }) => said.get('loc') ?? ''),
  };
}

function plainBytes(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: LARGEST_SITEMAP });
  } catch (error) {
    const large = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new Error(
      large ? `it is larger than ${LARGEST_SITEMAP / 1e6} MB` : 'its compressed data is damaged',
    );
  }
}

function* entriesIn(text: string): Generator<Entry> {
  let entry: Entry | null = null;
  /** Names of the elements that are open inside of the entry. */
  let path: string[] = [];
  for (const step of xmlSteps(text)) {
    if (step.kind === 'open' && entry === null) {
      if (step.name === 'url' || step.name === 'sitemap') {
        entry = { kind: step.name, said: new Map() };
        path = [];
      }
    } else if (entry === null) continue;
    else if (step.kind === 'open') path.push(step.name);
    else if (step.kind === 'close') {
      if (path.length > 0) path.pop();
      else {
        if (/^https?:\/\//i.test(entry.said.get('loc') ?? '')) yield entry;
        entry = null;
      }
    } else {
      // Pictures and videos of a page have a loc and a title of their own.
      const inside = path.filter((name) => name !== 'news' && name !== 'publication');
      const name = inside.join('/');
      if (!entry.said.has(name)) entry.said.set(name, step.text.trim());
    }
  }
}

function dateOf({ said }: Entry): string {
  return said.get('lastmod') ?? said.get('publication_date') ?? '';
}

function leadOf({ said }: Entry, where: string): Lead {
  const url = said.get('loc') ?? '';
  return {
    url,
    key: `${url} ${said.get('lastmod') ?? ''}`.trim(),
    version: said.get('lastmod') || null,
    given: null,
    whole: false,
    facts: {
      title: said.get('title') || null,
      outlet: said.get('name') || null,
      byline: [],
      published: dayIn(said.get('publication_date')),
      modified: dayIn(said.get('lastmod')),
    },
    where: `${where} (${url})`,
  };
}
