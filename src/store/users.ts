/** Who may sign in to an archive that is served to a team. */
export interface Users {
  /** All users by name, without their hashes. */
  list(): Promise<readonly NamedUser[]>;
  /** One user with the hash that their secret is checked with; null where nobody has that name. */
  user(name: string): Promise<(NamedUser & { readonly hash: string }) | null>;
  /** Puts a user in, or gives one another role and secret. */
  put(user: {
    readonly name: string;
    readonly role: UserRole;
    readonly hash: string;
  }): Promise<void>;
  /** Takes a user away; false where there is none. Their corrections stay. */
  remove(name: string): Promise<boolean>;
}

/** A reader asks; an editor also adds reports and corrects. */
export const USER_ROLES = ['reader', 'editor'] as const;
export type UserRole = (typeof USER_ROLES)[number];

export interface NamedUser {
  readonly name: string;
  readonly role: UserRole;
  /** ISO 8601. */
  readonly added: string;
}
