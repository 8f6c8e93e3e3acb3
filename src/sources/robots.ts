import robots from 'robots-parser';
import { AGENT_NAME } from './agent.ts';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import type { Fetched } from './fetch.ts';
import { FetchFailure } from './fetch-failure.ts';

/** What a site asks of programs. */
export interface Rules {
  allows(url: string): boolean;
  /** Seconds that it wants between two requests; null where it does not say. */
  readonly delay: number | null;
  /** Why its rules could not be had, where nothing is allowed until they can; else null. */
  readonly failure: FetchFailure | null;
}

/** What is read of a robots.txt: RFC 9309, section 2.5, asks for at least so many bytes. */
export const LARGEST_ROBOTS = 512_000;
/** A rule longer than this is none that anybody wrote (characters). */
const LONGEST_RULE = 2_000;
/** The package's types name its one function as a module would that it is not. */
const robotsParser = robots as unknown as typeof robots.default;
const OPEN: Rules = { allows: () => true, delay: null, failure: null };

/**
 * The rules of a site (RFC 9309) from its robots.txt, which `fetch` gets: one that is not there, or is
 * no text, allows everything; where the server fails nothing is allowed, for one cannot know.
 */
export async function rulesOf(
  origin: string,
  fetch: (address: string) => Promise<Fetched>,
): Promise<Rules> {
  const address = `${origin}/robots.txt`;
  try {
    const { bytes } = await fetch(address);
    return rulesIn(address, bytes.length === 0 ? '' : decode(bytes, address, 'utf-8'));
  } catch (error) {
    if (error instanceof FetchFailure) {
      return error.passes ? { allows: () => false, delay: null, failure: error } : OPEN;
    }
    if (error instanceof Failure && error.code === 'file-binary') return OPEN;
    throw error;
  }
}

function rulesIn(address: string, text: string): Rules {
  const lines = text.split(/\r?\n|\r/).filter((line) => line.length <= LONGEST_RULE);
  const parsed = robotsParser(address, lines.join('\n'));
  return {
    allows: (url) => parsed.isAllowed(url, AGENT_NAME) !== false,
    delay: parsed.getCrawlDelay(AGENT_NAME) ?? null,
    failure: null,
  };
}
