import { ApiError } from '../error.ts';
import { believes, type FrontProxy } from './proxy.ts';
import { RateLimit } from './rate-limit.ts';
import { digest, fits, sameSecret } from './secret.ts';
import { Sessions } from './sessions.ts';
import {
  isRole,
  type KnownUser,
  LOCAL_USER,
  TOKEN_USER,
  USER_NAME,
  type User,
  type UserBook,
} from './user.ts';

/** How a server decides who asks. With none of it everybody is whoever sits at this machine. */
export interface AccessOptions {
  /** One secret for everybody who may edit. */
  readonly token?: string;
  /** Named users with secrets of their own. */
  readonly users?: UserBook;
  /** A proxy that has asked for the name already. */
  readonly proxy?: FrontProxy;
  /** Requests a minute that each user may make; on one's own machine there is no limit. */
  readonly perMinute?: number;
  /** Clock, for tests. */
  readonly now?: () => number;
}

/** What a request says about who sends it. */
export interface Asking {
  /** Address of the other end of the connection. */
  readonly address: string | undefined;
  readonly header: (name: string) => string | undefined;
  /** Secret of the session cookie. */
  readonly session: string | undefined;
}

const PER_MINUTE = 600;
/** Secrets a minute that one address may have checked. */
const TRIES = 10;
/** Secrets whose hash is remembered. */
const MOST_REMEMBERED = 1_000;

/** Tells who asks, and refuses whoever may not or asks too often. */
export class Access {
  readonly sessions: Sessions;
  readonly #options: AccessOptions;
  readonly #rate: RateLimit;
  readonly #tries: RateLimit;
  /** By a secret's digest, the hash that it fitted. */
  readonly #fitted = new Map<string, string>();

  constructor(options: AccessOptions = {}) {
    this.#options = options;
    const { now } = options;
    const perMinute = options.perMinute ?? PER_MINUTE;
    // A page asks for a dozen things at once: half a minute's worth may come together.
    this.#rate = new RateLimit(perMinute, Math.max(20, perMinute / 2), now);
    this.#tries = new RateLimit(TRIES, TRIES, now);
    this.sessions = new Sessions(now);
  }

  /** Whether nobody is let in unnamed. */
  get closed(): boolean {
    const { token, users, proxy } = this.#options;
    return token !== undefined || users !== undefined || proxy?.header !== undefined;
  }

  /** Whether the connection comes from the proxy that is believed. */
  fromProxy(asking: Asking): boolean {
    const { proxy } = this.#options;
    return proxy !== undefined && believes(proxy, asking.address);
  }

  /** Who asks; null where they do not say. Throws 401 for a secret that fits nobody, 429 for too much. */
  async user(asking: Asking): Promise<User | null> {
    if (!this.closed) return LOCAL_USER;
    const user = (await this.#named(asking)) ?? null;
    this.#limit(this.#rate, user ? `user ${user.name}` : `from ${this.#addressOf(asking)}`);
    return user;
  }

  /** The user whose name and secret were typed. Throws 401 where they do not fit, 429 after many tries. */
  async signIn(name: string, secret: string, asking: Asking): Promise<User> {
    const { token } = this.#options;
    if (token !== undefined && name === TOKEN_USER.name) {
      this.#limit(this.#tries, `secret ${this.#addressOf(asking)}`);
      return sameSecret(token, secret) ? TOKEN_USER : this.#wrong();
    }
    return this.#secretOf(name, secret, asking);
  }

  async #named(asking: Asking): Promise<User | undefined> {
    const { proxy, token } = this.#options;
    // The header of anybody but the proxy is not looked at: it could be anybody's invention.
    if (proxy?.header !== undefined && this.fromProxy(asking)) {
      const name = asking.header(proxy.header);
      if (name !== undefined && USER_NAME.test(name)) {
        const known = await this.#known(name);
        return known ?? { name, role: 'reader' };
      }
    }
    const [scheme, given] = (asking.header('authorization') ?? '').split(' ');
    if (/^bearer$/i.test(scheme) && given) {
      if (token !== undefined && sameSecret(token, given)) return TOKEN_USER;
      // NAME.SECRET; a secret has no full stop, a name may.
      const dot = given.lastIndexOf('.');
      if (dot < 1) {
        this.#limit(this.#tries, `secret ${this.#addressOf(asking)}`);
        return this.#wrong();
      }
      return this.#secretOf(given.slice(0, dot), given.slice(dot + 1), asking);
    }
    if (asking.session !== undefined) {
      const name = this.sessions.user(asking.session);
      if (name === null) return undefined;
      if (name === TOKEN_USER.name && token !== undefined) return TOKEN_USER;
      return await this.#known(name);
    }
    return undefined;
  }

  /**
   * The user of a name, if the secret is theirs. Hashing is dear, so the hash that a secret fitted is
   * remembered; users and roles are looked up every time, so that who is removed is out at once.
   */
  async #secretOf(name: string, secret: string, asking: Asking): Promise<User> {
    const known = USER_NAME.test(name) ? await this.#options.users?.user(name) : null;
    const key = digest(`${name}.${secret}`).toString('base64url');
    if (known && this.#fitted.get(key) === known.hash && isRole(known.role)) return userOf(known);
    this.#limit(this.#tries, `secret ${this.#addressOf(asking)}`);
    // A name that is not known takes as long as one that is.
    const right = await fits(secret, known?.hash ?? NOBODY);
    if (!known || !right || !isRole(known.role)) return this.#wrong();
    if (this.#fitted.size >= MOST_REMEMBERED) this.#fitted.clear();
    this.#fitted.set(key, known.hash);
    return userOf(known);
  }

  async #known(name: string): Promise<User | undefined> {
    const known = await this.#options.users?.user(name);
    return known && isRole(known.role) ? userOf(known) : undefined;
  }

  #wrong(): never {
    throw new ApiError(401, 'secret-wrong', 'Name and secret do not fit.');
  }

  /** Takes one from an allowance. Throws 429 where it is used up. */
  #limit(limit: RateLimit, caller: string): void {
    const wait = limit.take(caller);
    if (wait === 0) return;
    throw new ApiError(429, 'too-many-requests', `Too many requests. Wait ${wait} s.`, undefined, {
      'retry-after': String(wait),
    });
  }

  /** The address that allowances are counted by: behind the proxy, the one that it saw. */
  #addressOf(asking: Asking): string {
    const forwarded = this.fromProxy(asking)
      ? asking.header('x-forwarded-for')?.split(',').at(-1)?.trim()
      : undefined;
    return forwarded || (asking.address ?? 'unknown');
  }
}

const userOf = ({ name, role }: KnownUser): User => ({ name, role });

/** A hash that nothing fits, of the same cost as real ones. */
const NOBODY = `scrypt$32768$8$1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
