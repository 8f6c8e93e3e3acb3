import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';
import type { NamedUser, UserRole, Users } from '../users.ts';
import { change, insert, type Steps } from './steps.ts';

/** The users of an archive, read from its own table each time they are asked for. */
export class SqlUsers implements Users {
  readonly #kysely: Kysely<Tables>;
  readonly #write: <Result>(work: () => Steps<Result>) => Promise<Result>;

  constructor(
    kysely: Kysely<Tables>,
    write: <Result>(work: () => Steps<Result>) => Promise<Result>,
  ) {
    this.#kysely = kysely;
    this.#write = write;
  }

  async list(): Promise<NamedUser[]> {
    const rows = await this.#kysely.selectFrom('users').selectAll().orderBy('name').execute();
    return rows.map(namedUser);
  }

  async user(name: string): Promise<(NamedUser & { hash: string }) | null> {
    const row = await this.#kysely
      .selectFrom('users')
      .selectAll()
      .where('name', '=', name)
      .executeTakeFirst();
    return row ? { ...namedUser(row), hash: row.hash } : null;
  }

  put({ name, role, hash }: { name: string; role: UserRole; hash: string }): Promise<void> {
    return this.#write(function* () {
      yield* change('delete from users where name = ?', name);
      yield* insert('users', [{ name, role, hash, added_at: new Date().toISOString() }]);
    });
  }

  async remove(name: string): Promise<boolean> {
    const known = (await this.user(name)) !== null;
    await this.#write(() => change('delete from users where name = ?', name));
    return known;
  }
}

const namedUser = (row: { name: string; role: string; added_at: string }): NamedUser => ({
  name: row.name,
  role: row.role as UserRole,
  added: row.added_at,
});
