import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';

/** A database of a test's own, empty; gone after `drop`. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Address of the server that the test files share, up to the database's name; null where there is none. */
export async function sharedPostgres(): Promise<string | null> {
  const answer = await fetch(inject('postgresOffice'));
  const url = await answer.text();
  if (!answer.ok) throw new Error(`PostgreSQL did not start: ${url}`);
  return url || null;
}

/** Makes an empty database on the server at `base`. */
export async function makeDatabase(base: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(base, `create database ${name}`);
  return {
    url: `${base}${name}`,
    drop: () => onServer(base, `drop database if exists ${name} with (force)`),
  };
}

async function onServer(base: string, statement: string): Promise<void> {
  const client = new pg.Client(`${base}postgres`);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
