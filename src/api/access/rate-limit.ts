/** What is left of one caller's allowance. */
interface Bucket {
  tokens: number;
  /** When it was last filled, ms. */
  at: number;
}

/** How many callers are remembered; above it those who are back at their full allowance go. */
const MOST = 10_000;

/**
 * Limits how often each caller may ask: `perMinute` on the long run, `burst` at once (a token bucket).
 * The clock is given, so that tests need not wait.
 */
export class RateLimit {
  readonly #perMs: number;
  readonly #burst: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(perMinute: number, burst: number, now: () => number = Date.now) {
    this.#perMs = perMinute / 60_000;
    this.#burst = burst;
    this.#now = now;
  }

  /** Takes one from the caller's allowance: 0 where there was one, else the seconds to wait. */
  take(caller: string): number {
    const now = this.#now();
    const left = this.#left(caller, now);
    if (left < 1) return Math.ceil((1 - left) / this.#perMs / 1_000);
    this.#buckets.set(caller, { tokens: left - 1, at: now });
    if (this.#buckets.size > MOST) this.#forget(now);
    return 0;
  }

  #left(caller: string, now: number): number {
    const bucket = this.#buckets.get(caller);
    if (!bucket) return this.#burst;
    return Math.min(this.#burst, bucket.tokens + (now - bucket.at) * this.#perMs);
  }

  #forget(now: number): void {
    for (const caller of this.#buckets.keys()) {
      if (this.#left(caller, now) >= this.#burst) this.#buckets.delete(caller);
    }
  }
}
