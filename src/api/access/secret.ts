import { createHash, randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/**
 * Cost of one hash: N, r, p of scrypt (RFC 7914). 2^15 · 8 · 128 bytes are 32 MB and some 80 ms, what
 * OWASP's password storage notes give as enough; secrets here are random anyway.
 */
const COST = { N: 2 ** 15, r: 8, p: 1 } as const;
/** Bytes that scrypt may use: 128 · N · r and some air. */
const MEMORY = 64 * 1024 * 1024;
const LENGTH = 32;

/** A secret for a person or a program: 192 random bits, as 32 characters that need no escaping. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is kept of a secret: `scrypt$N$r$p$salt$hash`. From this nobody can get the secret back. */
export async function hashOf(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const { N, r, p } = COST;
  const hash = await derived(secret, salt, LENGTH, { N, r, p });
  return ['scrypt', N, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Whether a secret is the one that a hash was made from; false too for a hash of another form. */
export async function fits(secret: string, kept: string): Promise<boolean> {
  const [form, N, r, p, salt, hash] = kept.split('$');
  if (form !== 'scrypt' || !hash) return false;
  const wanted = Buffer.from(hash, 'base64url');
  const cost = { N: Number(N), r: Number(r), p: Number(p) };
  const given = await derived(secret, Buffer.from(salt, 'base64url'), wanted.length, cost);
  return timingSafeEqual(given, wanted);
}

/** Whether two secrets are the same, in a time that does not tell how much of them is. */
export const sameSecret = (one: string, other: string): boolean =>
  timingSafeEqual(digest(one), digest(other));

/** A secret's SHA-256, by which it may be looked up in memory without being kept there. */
export const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest();

function derived(
  secret: string,
  salt: Buffer,
  length: number,
  cost: ScryptOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFC'), salt, length, { ...cost, maxmem: MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
