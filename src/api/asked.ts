import type { FindKind, FindQuery } from '../store/find/query.ts';
import type { FilterQuery } from './contract/entries.ts';

/** Lists come comma-separated. */
const list = (value: string | undefined) =>
  value
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
const flag = (value: 'true' | 'false' | undefined) =>
  value === undefined ? undefined : value === 'true';

/** What else a question may say besides its filters; all of it as text, as it came. */
type Asked = FilterQuery & {
  readonly sort?: FindQuery['sort'];
  readonly descending?: 'true' | 'false';
  readonly cursor?: string;
};

/** The question to the archive that the parameters of a request ask; their shapes have been checked. */
export function findQuery(kind: FindKind, asked: Asked, limit: number): FindQuery {
  const { type, status, polarity, review, between, minScore, ...same } = asked;
  const { asserted, conditional, copies, descending, ...plain } = same;
  const pair = list(between);
  const query = {
    ...onlyFilters(plain),
    kind,
    limit,
    type: list(type),
    status: list(status),
    polarity: list(polarity),
    review: list(review),
    between: pair && ([pair[0] ?? '', pair[1] ?? ''] as const),
    asserted: flag(asserted),
    conditional: flag(conditional),
    copies: flag(copies),
    descending: flag(descending),
    minScore: minScore === undefined ? undefined : Number(minScore),
  };
  // What is not said is left out: some filters mean something by being there.
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  ) as unknown as FindQuery;
}

/** Without what a route has in its query besides (`by`, `format`, `limit`). */
function onlyFilters(asked: object): object {
  const { by, format, limit, kind, ...filters } = asked as { [name: string]: unknown };
  return filters;
}
