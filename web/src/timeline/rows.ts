import { useQueries, useQuery } from '@tanstack/react-query';
import type { Asked } from '../api/ask.ts';
import { readNetwork, readTimeline } from '../api/calls.ts';
import { learnName } from '../query/actor-names.ts';
import { EVENT_TYPES } from '../query/event-types.ts';
import type { Query } from '../query/params.ts';
import { plainWords } from '../words.ts';
import type { Column, Step } from './columns.ts';

/** A row of marks under the timeline: a type of event, or two actors. */
export interface Row {
  readonly id: string;
  readonly name: string;
  /** What narrows the query to this row. */
  readonly query: Query;
  /** Counts by type, by the first day of the column. */
  readonly counts: ReadonlyMap<string, { readonly [type: string]: number }>;
  readonly total: number;
}

/** Pairs of actors shown: those with most between them. */
const DYADS = 12;

const sum = (counts: { readonly [type: string]: number }) =>
  Object.values(counts).reduce((one, other) => one + other, 0);

/** One row for each type of event that there is, in the order of the codebook. */
export function typeRows(columns: readonly Column[]): Row[] {
  return EVENT_TYPES.map((type) => {
    const counts = new Map(
      columns
        .filter((column) => (column.counts[type] ?? 0) > 0)
        .map((column) => [column.from, { [type]: column.counts[type] }]),
    );
    return {
      id: type,
      name: plainWords(type),
      query: { type },
      counts,
      total: [...counts.values()].reduce((all, one) => all + sum(one), 0),
    };
  }).filter(({ total }) => total > 0);
}

/** One row for each of the pairs that have most to do with each other. */
export function useDyadRows(query: Query, step: Step, wanted: boolean) {
  const network = useQuery({
    queryKey: ['network', query],
    queryFn: () => readNetwork(query),
    enabled: wanted,
  });
  const names = new Map(network.data?.nodes.map(({ key, name }) => [key, name]));
  for (const [key, name] of names) learnName(key, name);
  const pairs = [...(network.data?.edges ?? [])]
    .sort((one, other) => other.count - one.count)
    .slice(0, DYADS);
  return useQueries({
    queries: pairs.map(({ a, b }) => {
      const asked: Asked = { ...query, between: `${a},${b}`, by: step };
      return {
        queryKey: ['timeline', asked],
        queryFn: () => readTimeline(asked),
        enabled: wanted,
      };
    }),
    combine: (answers) => ({
      isPending: network.isPending || answers.some(({ isPending }) => isPending),
      error: network.error ?? answers.find(({ error }) => error)?.error ?? null,
      rows: pairs.map(({ a, b }, index): Row => {
        const buckets = answers[index].data?.buckets ?? [];
        return {
          id: `${a},${b}`,
          name: `${names.get(a) ?? a} – ${names.get(b) ?? b}`,
          query: { between: `${a},${b}` },
          counts: new Map(buckets.map(({ from, counts }) => [from, counts])),
          total: answers[index].data?.total ?? 0,
        };
      }),
    }),
  });
}
