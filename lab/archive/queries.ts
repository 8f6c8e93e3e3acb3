import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FindKind, FindQuery } from '../../src/store/find/query.ts';
import { openStore } from '../../src/store/open.ts';
import { dice } from '../../test/sample/article-text.ts';
import type { Measured, Part } from '../figures.ts';
import { makeArchive } from './make.ts';

/** Reports that give a million entries, at 36 each. */
const MILLION = 27_800;
const QUERIES = 200;

/** What may be asked of every kind, and of some; each with values from frequent to rare. */
const FILTERS: readonly ((roll: (sides: number) => number) => Partial<FindQuery>)[] = [
  (roll) => ({ words: ['convoy', 'pipeline', 'harbour papers', 'grain visa', 'satell'][roll(5)] }),
  (roll) => ({ anyone: ['United States', 'RUS', 'Kenya', 'Ada Amsel', 'France'][roll(5)] }),
  (roll) => ({ outlet: `The ${['Daily 1', 'Evening 0', 'Daily 39'][roll(3)]}` }),
  (roll) => ({
    from: ['2013', '2014-06', '2015-11-20'][roll(3)],
    to: ['2015', '2016-12'][roll(2)],
  }),
  (roll) => ({ minScore: [0.5, 0.7, 0.95][roll(3)] }),
];
const OWN: { readonly [kind in FindKind]?: readonly (typeof FILTERS)[number][] } = {
  event: [
    (roll) => ({ type: [['ASSAULT'], ['CONSULT', 'ACCUSE'], ['CONCEDE']][roll(3)] }),
    (roll) => ({ country: ['USA', 'SYR', 'NOR'][roll(3)] }),
    (roll) => ({ status: [['occurred'], ['negated', 'future']][roll(2)] }),
    (roll) => ({ asserted: roll(2) === 0 }),
    (roll) => ({
      between: [
        ['USA', 'RUS'],
        ['France', 'Syria'],
      ][roll(2)] as [string, string],
    }),
  ],
  statement: [
    (roll) => ({ speaker: ['Ada Amsel', 'Petra Petrov'][roll(2)] }),
    () => ({ polarity: ['denies'] }),
  ],
  commitment: [
    (roll) => ({ type: [['pledge'], ['threat', 'demand']][roll(2)] }),
    (roll) => ({ strength: (['firm', 'hedged'] as const)[roll(2)] }),
  ],
  figure: [(roll) => ({ unit: ['civilians', 'refugees'][roll(2)] })],
  stance: [(roll) => ({ type: [['support'], ['oppose']][roll(2)] })],
  report: [],
};

/** Time that questions with one to four filters take in an archive of a million entries. */
export async function queries(archive?: string): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-queries-'));
  const place = archive ?? join(folder, 'archive.db');
  if (!existsSync(place)) await makeArchive(place, MILLION);
  const store = await openStore(place);
  const times: { ms: number; query: FindQuery; total: number }[] = [];
  try {
    const roll = dice(11);
    for (let nr = 0; nr < QUERIES; nr++) {
      const kinds = Object.keys(OWN) as FindKind[];
      const kind = kinds[roll(kinds.length)];
      const possible = [...FILTERS.slice(0, kind === 'report' ? 4 : 5), ...(OWN[kind] ?? [])];
      const chosen = Array.from({ length: 1 + roll(4) }, () =>
        possible[roll(possible.length)](roll),
      );
      const query: FindQuery = Object.assign({ kind, limit: 50 }, ...chosen);
      const begun = performance.now();
      const { total } = await store.find(query);
      times.push({ ms: performance.now() - begun, query, total });
    }
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
  times.sort((one, other) => one.ms - other.ms);
  for (const { ms, query, total } of times.slice(-5)) {
    console.error(`${ms.toFixed(0)} ms, ${total} found: ${JSON.stringify(query)}`);
  }
  const at = (share: number) => times[Math.floor(share * (times.length - 1))].ms;
  const figures: Measured[] = [
    { figure: 'median', value: at(0.5), unit: 'ms', floor: 100, less: true },
    { figure: '95 of 100 within', value: at(0.95), unit: 'ms', less: true },
    { figure: 'slowest', value: at(1), unit: 'ms', less: true },
  ];
  return { part: `${QUERIES} questions, one to four filters, to a million entries`, figures };
}
