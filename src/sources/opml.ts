import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import { xmlSteps } from './xml-tags.ts';

/** One feed of a list. */
export interface ListedFeed {
  readonly url: string;
  readonly title: string | null;
}

/** A list larger than this is none that anybody keeps (bytes). */
export const LARGEST_OPML = 5_000_000;
/** And so is one of more feeds than this. */
const MOST_FEEDS = 5_000;

/**
 * The feeds of an OPML list (versions 1 and 2), whatever folders they stand in, each once, in its
 * order. Throws `opml-broken`, also where it names no feed.
 */
export function feedsIn(
  bytes: Uint8Array,
  where: string,
  label: string | null = null,
): ListedFeed[] {
  const broken = (reason: string) => new Failure('opml-broken', where, { reason });
  if (bytes.length > LARGEST_OPML) throw broken(`it is larger than ${LARGEST_OPML / 1e6} MB`);
  const feeds = new Map<string, ListedFeed>();
  try {
    for (const step of xmlSteps(decode(bytes, where, label))) {
      if (step.kind !== 'open' || step.name !== 'outline') continue;
      const { attributes } = step;
      const url = attributes.get('xmlurl')?.trim() ?? '';
      if (!/^https?:\/\//i.test(url) || feeds.has(url)) continue;
      const title = (attributes.get('title') ?? attributes.get('text'))?.trim() || null;
      feeds.set(url, { url, title });
      if (feeds.size > MOST_FEEDS) throw new Error(`it lists more than ${MOST_FEEDS} feeds`);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw broken((error as Error).message);
  }
  if (feeds.size === 0) throw broken('it names no feed: outlines with xmlUrl are looked for');
  return [...feeds.values()];
}
