import { cursorOf, valuesOf } from '../store/cursor.ts';
import type { Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';

/** Kinds of entry that are judged one by one. */
const JUDGED = ['statement', 'event', 'commitment', 'stance', 'figure'] as const;
type Judged = (typeof JUDGED)[number];

/** Below this an engine's own score is named as a doubt. */
const SURE = 0.6;

/** An entry that waits to be judged, and what is doubtful about it, in words. */
export interface Doubtful {
  readonly found: Found;
  readonly doubts: string[];
}

export interface ReviewPage {
  readonly entries: readonly Doubtful[];
  readonly total: number;
  readonly next: string | null;
}

interface ReviewQuery {
  readonly kind?: Judged;
  readonly report?: string;
  readonly outlet?: string;
}

/** How far the queue has come in one kind: a cursor, '' before its start, null behind its end. */
type Reached = string | null;

/**
 * Entries that nobody has judged, the least sure first, over all kinds or in one. The cursor holds how far
 * each kind has come, so that what is judged meanwhile shifts nothing.
 */
export async function reviewQueue(
  store: Store,
  { kind, ...where }: ReviewQuery,
  limit: number,
  cursor?: string,
): Promise<ReviewPage> {
  const kinds = kind ? [kind] : JUDGED;
  const reached = cursor ? readCursor(cursor, kinds.length) : kinds.map((): Reached => '');
  const ask = (of: Judged, limit: number, from: Reached) =>
    store.find({
      ...where,
      kind: of,
      review: ['unreviewed'],
      sort: 'score',
      descending: false,
      limit,
      ...(from ? { cursor: from } : {}),
    });
  const pages = await Promise.all(
    kinds.map((of, index) => ask(of, reached[index] === null ? 0 : limit, reached[index])),
  );
  const merged = pages
    .flatMap(({ entries }, index) => entries.map((found) => ({ found, index })))
    .sort((one, other) => one.found.score - other.found.score)
    .slice(0, limit);
  const next = await Promise.all(
    pages.map(async (page, index): Promise<Reached> => {
      const used = merged.filter((one) => one.index === index).length;
      if (reached[index] === null || used === page.entries.length) return page.next;
      return used === 0 ? reached[index] : (await ask(kinds[index], used, reached[index])).next;
    }),
  );
  return {
    entries: await withDoubts(
      store,
      merged.map(({ found }) => found),
    ),
    total: pages.reduce((sum, { total }) => sum + total, 0),
    next: next.every((one) => one === null) ? null : cursorOf([JSON.stringify(next)]),
  };
}

function readCursor(cursor: string, kinds: number): Reached[] {
  const [text] = valuesOf(cursor, ['string']) as [string];
  let reached: unknown = null;
  try {
    reached = JSON.parse(text);
  } catch {
    // Not one of ours: told below.
  }
  const sound = (one: unknown) => one === null || typeof one === 'string';
  if (Array.isArray(reached) && reached.length === kinds && reached.every(sound)) return reached;
  // Throws, for it is no cursor that was given out.
  valuesOf('', ['string']);
  return [];
}

/** What the reports say is doubtful where each entry stands, and what the engine is unsure of. */
async function withDoubts(store: Store, entries: readonly Found[]): Promise<Doubtful[]> {
  const reports = new Set(entries.map(({ report }) => report.id));
  const records = new Map(
    await Promise.all(
      [...reports].map(async (id) => [id, (await store.record(id))?.problems ?? []] as const),
    ),
  );
  return entries.map((found) => {
    const { start, end, before, after, score } = found;
    const from = (start ?? 0) - before.length;
    const to = (end ?? 0) + after.length;
    const doubts = (records.get(found.report.id) ?? [])
      .filter((problem) => start !== null && problem.start < to && problem.end > from)
      .map(({ message }) => message);
    if (score < SURE) doubts.unshift(`The engine is ${Math.round(score * 100)}% sure.`);
    return { found, doubts };
  });
}
