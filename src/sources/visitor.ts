import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from './failure.ts';
import { type Fetched, type FetchOptions, fetchPage } from './fetch.ts';
import { FetchFailure } from './fetch-failure.ts';
import { LARGEST_ROBOTS, type Rules, rulesOf } from './robots.ts';

/** Between the end of one request to a host and the next one (ms), where the host does not say. */
const PAUSE = 1_000;
/** The longest pause that a host's robots.txt can ask for, and the longest rest that is waited out (ms). */
const LONGEST_PAUSE = 30_000;
/** A server that is overloaded and does not say for how long is left alone for this (s). */
const REST = 60;
/** How long a site's rules are held to (ms): RFC 9309, section 2.4, asks for a day at most. */
const RULES_HOLD = 24 * 3_600_000;
/** Rules that could not be got are asked for again after this (ms). */
const UNKNOWN_HOLDS = 300_000;

export interface VisitorOptions {
  /** How single pages are fetched. What may be reached is not for users to choose. */
  readonly fetch?: Partial<Pick<FetchOptions, 'permits' | 'lookup' | 'time' | 'signal'>>;
  readonly pause?: number;
}

/** What is asked for on one visit. */
export interface Visit extends Partial<Pick<FetchOptions, 'bytes' | 'mark'>> {
  /** Whether a person named the address, so that it is asked for as a browser would, without robots.txt. */
  readonly named?: boolean;
}

/**
 * Fetches pages of many sites as a guest should: one request at a time to each host, a pause between
 * them, nothing that robots.txt rules out, and nothing from a server that asked to be left alone.
 * Throws as `fetchPage` does, and `robots-refused` and `host-resting`.
 */
export class Visitor {
  readonly #options: Partial<FetchOptions>;
  readonly #pause: number;
  /** By name: what one machine serves over http and https is one host's work. */
  readonly #hosts = new Map<string, Host>();
  /** By origin, as RFC 9309 has it. */
  readonly #sites = new Map<string, { readonly rules: Promise<Rules>; until: number }>();

  constructor({ fetch = {}, pause: between = PAUSE }: VisitorOptions = {}) {
    this.#options = fetch;
    this.#pause = between;
  }

  /** The page at an address, once it is this request's turn. */
  visit(address: string, { named = false, ...how }: Visit = {}): Promise<Fetched> {
    const turn: FetchOptions['turn'] = async (url, request) => {
      if (!named) {
        const { allows, failure } = await this.#rules(url);
        if (failure) throw new FetchFailure(address, failure.reason, failure);
        if (!allows(url.href)) throw new Failure('robots-refused', address);
      }
      return this.#inTurn(this.#host(url), address, request);
    };
    return fetchPage(address, { ...this.#options, ...how, turn });
  }

  #host({ hostname }: URL): Host {
    let host = this.#hosts.get(hostname);
    if (!host) {
      host = { last: Promise.resolve(), free: 0, resting: 0, pause: this.#pause };
      this.#hosts.set(hostname, host);
    }
    return host;
  }

  /** Waits for the request before to end and for the pause after it. */
  #inTurn<Result>(host: Host, where: string, request: () => Promise<Result>): Promise<Result> {
    const mine = host.last.then(async () => {
      const rest = host.resting - Date.now();
      if (rest > LONGEST_PAUSE) {
        const wait = `${Math.ceil(rest / 1000)} s`;
        throw new Failure('host-resting', where, { wait });
      }
      const { signal } = this.#options;
      await pause(Math.max(0, rest, host.free - Date.now()), undefined, { signal }).catch(() => {
        throw new FetchFailure(where, 'it was stopped', { passes: true });
      });
      try {
        return await request();
      } catch (error) {
        if (error instanceof FetchFailure && (error.status === 429 || error.status === 503)) {
          host.resting = Date.now() + 1000 * (error.retryAfter ?? REST);
        }
        throw error;
      } finally {
        host.free = Date.now() + host.pause;
      }
    });
    host.last = mine.catch(() => {});
    return mine;
  }

  /** What the site asks for; got once, by whoever comes first. */
  async #rules(url: URL): Promise<Rules> {
    const held = this.#sites.get(url.origin);
    if (held && Date.now() < held.until) return held.rules;
    const turn: FetchOptions['turn'] = (to, request) =>
      this.#inTurn(this.#host(to), url.href, request);
    const rules = rulesOf(url.origin, (address) =>
      fetchPage(address, { ...this.#options, bytes: LARGEST_ROBOTS, turn }),
    );
    const site = { rules, until: Date.now() + RULES_HOLD };
    this.#sites.set(url.origin, site);
    try {
      const { delay, failure } = await rules;
      if (delay !== null) {
        const host = this.#host(url);
        host.pause = Math.min(LONGEST_PAUSE, Math.max(host.pause, 1000 * delay));
      }
      if (failure) site.until = Date.now() + UNKNOWN_HOLDS;
    } catch (error) {
      this.#sites.delete(url.origin);
      throw error;
    }
    return rules;
  }
}

interface Host {
  /** Settles when the last request in the queue has ended. */
  last: Promise<unknown>;
  /** When the next request may be made, and until when none at all (ms since 1970). */
  free: number;
  resting: number;
  pause: number;
}
