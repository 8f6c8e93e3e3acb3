import { digest, newSecret } from './secret.ts';

/** How long a session lasts, ms: a working day. */
const LASTS = 12 * 60 * 60 * 1_000;

/**
 * Who has signed in by the form. Sessions live in memory, under the hash of what the cookie holds; they
 * end with the server.
 */
export class Sessions {
  readonly #open = new Map<string, { readonly name: string; readonly until: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Opens a session for a user; gives the secret for the cookie. */
  begin(name: string): string {
    const now = this.#now();
    for (const [key, { until }] of this.#open) if (until <= now) this.#open.delete(key);
    const secret = newSecret();
    this.#open.set(keyOf(secret), { name, until: now + LASTS });
    return secret;
  }

  /** The name of the user whose session this is; null where it has ended or never was. */
  user(secret: string): string | null {
    const session = this.#open.get(keyOf(secret));
    return session && session.until > this.#now() ? session.name : null;
  }

  end(secret: string): void {
    this.#open.delete(keyOf(secret));
  }
}

const keyOf = (secret: string): string => digest(secret).toString('base64url');
