import { sql } from 'kysely';
import { compile } from '../store/find/conditions.ts';
import type { FindQuery } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';

/** Where things happen. */
export interface PlaceLine {
  readonly name: string;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly count: number;
  readonly types: { readonly [type: string]: number };
}

/** The places of the events that a query finds, those with most events first. */
export async function places(
  { asking }: Pick<Store, 'asking'>,
  query: FindQuery,
): Promise<PlaceLine[]> {
  const { from, where, possible } = await compile(asking, { ...query, kind: 'event' });
  if (!possible) return [];
  const { rows } = await sql<PlaceLine & { type: string }>`
    select e.place as name, e.country, max(e.lat) as lat, max(e.lon) as lon, e.type, count(*) as count
    from ${from} where ${where} and e.place is not null
    group by e.place, e.country, e.type`.execute(asking.kysely);
  const places = new Map<string, PlaceLine>();
  for (const { type, ...row } of rows) {
    const id = `${row.name}\n${row.country}`;
    const { count, types } = places.get(id) ?? { count: 0, types: {} };
    const times = Number(row.count);
    places.set(id, { ...row, count: count + times, types: { ...types, [type]: times } });
  }
  return [...places.values()].sort(
    (one, other) => other.count - one.count || (one.name < other.name ? -1 : 1),
  );
}
