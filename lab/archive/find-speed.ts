/**
 * `npx tsx lab/archive/find-speed.ts ARCHIVE [WORD]`: how long finding takes in an archive, for a grid of
 * filters that combine, with and without words: medians of five rounds in ms. `make.ts` makes an archive of
 * any size to ask.
 */
import { FIND_KINDS, type FindQuery } from '../../src/store/find/query.ts';
import { openStore } from '../../src/store/open.ts';

const ROUNDS = 5;
const [archive, word = 'border'] = process.argv.slice(2);
if (!archive) {
  console.error('usage: npx tsx lab/archive/find-speed.ts ARCHIVE [WORD]');
  process.exit(2);
}
const store = await openStore(archive);
const { actor = [], outlet = [] } = await store.facets({ kind: 'event', limit: 0 });
// The actor that takes part most, one that takes part seldom, and the largest outlet.
const [most, some, paper] = [actor[0]?.value, actor.at(-1)?.value, outlet[0]?.value];

/** Filters that are put together with one another, a group each; every group may be left out. */
const GROUPS: readonly (readonly Partial<FindQuery>[])[] = [
  [{ words: word }],
  [{ anyone: most }, { anyone: some }],
  [{ outlet: paper }],
  [{ from: '2015', to: '2016', dateOf: 'published' }],
  [{ sort: 'date' }],
];
const medians: { query: FindQuery; ms: number; total: number }[] = [];
for (const kind of FIND_KINDS) {
  for (const filters of combined(GROUPS)) {
    const query = { kind, limit: 20, ...filters };
    const times: number[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      ({ total } = await store.find(query));
      times.push(performance.now() - began);
    }
    medians.push({ query, total, ms: times.sort((one, other) => one - other)[ROUNDS >> 1] });
  }
}
await store.close();
medians.sort((one, other) => other.ms - one.ms);
for (const { query, ms, total } of medians.slice(0, 25)) {
  console.log(
    `${ms.toFixed(1).padStart(8)} ms ${String(total).padStart(8)}  ${JSON.stringify(query)}`,
  );
}
const within = medians.filter(({ ms }) => ms < 100).length;
console.log(
  `${medians.length} combinations: median ${medians[medians.length >> 1].ms.toFixed(1)} ms, ${within} under 100 ms`,
);

/** Every choice of at most one filter out of each group. */
function combined(groups: readonly (readonly Partial<FindQuery>[])[]): Partial<FindQuery>[] {
  const [first, ...rest] = groups;
  if (!first) return [{}];
  return combined(rest).flatMap((others) => [
    others,
    ...first.map((one) => ({ ...one, ...others })),
  ]);
}
