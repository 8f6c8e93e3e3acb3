import { USER_ROLES, type UserRole } from '../../store/users.ts';

/** Who asks, and what they may do. */
export interface User {
  readonly name: string;
  readonly role: UserRole;
}

/** Whoever sits at this machine, where nobody needs to sign in. */
export const LOCAL_USER: User = Object.freeze({ name: 'local', role: 'editor' });

/** Whoever knows the one token that `chancery serve --token` was given. */
export const TOKEN_USER: User = Object.freeze({ name: 'token', role: 'editor' });

/** What the archive keeps of a user: never the secret, only what it can be checked with. */
export interface KnownUser extends User {
  readonly hash: string;
}

/** Where users are kept. */
export interface UserBook {
  /** The user of a name, or null. */
  user(name: string): Promise<KnownUser | null>;
}

/** A name that fits a header, a cookie and a line of a log. */
export const USER_NAME = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,62}$/;

/** Names that stand for nobody in particular. */
export const RESERVED: readonly string[] = [LOCAL_USER.name, TOKEN_USER.name];

/** Whether a stored role is one that this version knows. */
export const isRole = (role: string): role is UserRole =>
  (USER_ROLES as readonly string[]).includes(role);
