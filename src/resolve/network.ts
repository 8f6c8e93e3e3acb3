import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { compile } from '../store/find/conditions.ts';
import type { FindQuery } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';

export interface NetworkNode {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  /** Entries that they share with others shown here. */
  readonly count: number;
}

export interface NetworkEdge {
  readonly a: string;
  readonly b: string;
  readonly count: number;
  /** From -1, all of it conflict by deeds, to 1, all of it cooperation by deeds; words weigh half. */
  readonly tone: number;
  readonly types: { readonly [type: string]: number };
}

export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

/** PLOVER's quad classes: conflict or cooperation, by deeds (1) or words (0.5). */
const TONES: { readonly [type: string]: number } = JSON.parse(
  readFileSync(new URL('tone.json', import.meta.url), 'utf8'),
);
/** What is said not to happen, or only imagined, is counted but has no tone. */
const TONELESS = ['negated', 'hypothetical'];
/** Pairs shown at most, the most frequent. */
const PAIRS = 300;

/** Who has to do with whom in what a query finds: pairs on the two sides of an entry, or on one. */
export async function network(
  { asking }: Pick<Store, 'asking'>,
  query: FindQuery,
): Promise<Network> {
  const { from, where, plan, possible } = await compile(asking, query);
  if (!possible || plan.type === null) return { nodes: [], edges: [] };
  const status = 'status' in plan.fields ? sql`e.status` : sql`''`;
  const part = (alias: string) => sql`join participants as ${sql.ref(alias)}
    on ${sql.ref(`${alias}.report_id`)} = e.report_id and ${sql.ref(`${alias}.entry_id`)} = e.id
    and ${sql.ref(`${alias}.entry`)} = ${plan.table}`;
  const { rows } = await sql<Row>`
    select a, b, type, status, count(*) as count from (
      select distinct e.nr, a."key" as a, b."key" as b, ${sql.ref(`e.${plan.type}`)} as type,
        ${status} as status
      from ${from} ${part('a')} ${part('b')} where ${where} and a."key" < b."key") as pairs
    group by a, b, type, status`.execute(asking.kysely);
  const edges = edgesOf(rows);
  return { nodes: await nodesOf(asking, edges), edges };
}

interface Row {
  readonly a: string;
  readonly b: string;
  readonly type: string;
  readonly status: string;
  readonly count: number;
}

function edgesOf(rows: readonly Row[]): NetworkEdge[] {
  const pairs = new Map<string, Row[]>();
  for (const row of rows) {
    const pair = `${row.a}\n${row.b}`;
    pairs.set(pair, [...(pairs.get(pair) ?? []), row]);
  }
  return [...pairs.values()]
    .map((of): NetworkEdge => {
      const types: { [type: string]: number } = {};
      let [count, toned, tone] = [0, 0, 0];
      for (const row of of) {
        const times = Number(row.count);
        count += times;
        types[row.type] = (types[row.type] ?? 0) + times;
        if (TONELESS.includes(row.status)) continue;
        toned += times;
        tone += times * (TONES[row.type] ?? 0);
      }
      return { a: of[0].a, b: of[0].b, count, tone: toned === 0 ? 0 : tone / toned, types };
    })
    .sort((one, other) => other.count - one.count || (one.a < other.a ? -1 : 1))
    .slice(0, PAIRS);
}

async function nodesOf(
  { kysely }: Store['asking'],
  edges: readonly NetworkEdge[],
): Promise<NetworkNode[]> {
  const counts = new Map<string, number>();
  for (const { a, b, count } of edges) {
    for (const key of [a, b]) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  if (counts.size === 0) return [];
  const { rows } = await sql<Omit<NetworkNode, 'count'>>`
    select "key", max(name) as name, max(kind) as kind, max(country) as country
    from actors where "key" in (${sql.join([...counts.keys()])}) group by "key"`.execute(kysely);
  return rows
    .map((row) => ({ ...row, count: counts.get(row.key) ?? 0 }))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
}
