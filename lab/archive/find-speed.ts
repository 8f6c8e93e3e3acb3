/**
 * `npx tsx lab/archive/find-speed.ts ARCHIVE [WORD]`: how long finding takes in an archive, for a grid of
 * filters that combine, with and without words: medians of three rounds in ms, by the clock and of the
 * processor, which says more where others use the machine. `make.ts` makes an archive of any size to ask.
 */
import { loadavg } from 'node:os';
import { FIND_KINDS, type FindQuery } from '../../src/store/find/query.ts';
import { openStore } from '../../src/store/open.ts';

const ROUNDS = 3;
/** What a question may take, in ms. */
const LIMIT = 100;
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
const asked: { query: FindQuery; ms: number; work: number; total: number }[] = [];
for (const kind of FIND_KINDS) {
  for (const filters of combined(GROUPS)) {
    const query = { kind, limit: 20, ...filters };
    const times: number[] = [];
    const works: number[] = [];
    let total = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const before = process.cpuUsage();
      const began = performance.now();
      ({ total } = await store.find(query));
      times.push(performance.now() - began);
      const { user, system } = process.cpuUsage(before);
      works.push((user + system) / 1000);
    }
    asked.push({ query, total, ms: median(times), work: median(works) });
  }
}
await store.close();
asked.sort((one, other) => other.work - one.work);
console.log('   clock       work    found');
for (const { query, ms, work, total } of asked.slice(0, 25)) {
  console.log(`${told(ms)} ${told(work)} ${String(total).padStart(8)}  ${JSON.stringify(query)}`);
}
for (const [name, of] of [
  ['by the clock', asked.map(({ ms }) => ms)],
  ['of the processor', asked.map(({ work }) => work)],
] as const) {
  const over = of.filter((ms) => ms >= LIMIT).length;
  console.log(
    `${of.length} combinations, ${name}: median ${median(of).toFixed(1)} ms, ${over} over ${LIMIT} ms, worst ${Math.max(...of).toFixed(0)} ms`,
  );
}
console.log(`load ${loadavg()[0].toFixed(1)}`);

function median(of: readonly number[]): number {
  return [...of].sort((one, other) => one - other)[of.length >> 1];
}

function told(ms: number): string {
  return `${ms.toFixed(1).padStart(8)} ms`;
}

/** Every choice of at most one filter out of each group. */
function combined(groups: readonly (readonly Partial<FindQuery>[])[]): Partial<FindQuery>[] {
  const [first, ...rest] = groups;
  if (!first) return [{}];
  return combined(rest).flatMap((others) => [
    others,
    ...first.map((one) => ({ ...one, ...others })),
  ]);
}
