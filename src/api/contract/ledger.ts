import { z } from '@hono/zod-openapi';
import { page, paging } from './answers.ts';
import { Found, filters, sorting } from './entries.ts';

export const LEDGER_STATUSES = ['open', 'kept', 'broken', 'due', 'unknown'] as const;

const STANDINGS = `(${LEDGER_STATUSES.join('|')})`;

export const LedgerQuery = z.object({
  ...filters,
  ...sorting,
  ...paging,
  standing: z
    .string()
    .regex(new RegExp(`^${STANDINGS}(,${STANDINGS})*$`), `of ${LEDGER_STATUSES.join(', ')}`)
    .optional()
    .openapi({ description: 'only those that stand so', example: 'broken,due' }),
});
export type LedgerQuery = z.infer<typeof LedgerQuery>;

/** A later deed beside a commitment, and why it stands there. */
export const Deed = z
  .object({
    entry: Found,
    relation: z.enum(['kept', 'broken', 'confirmed', 'related']),
    score: z.number(),
    why: z.string(),
  })
  .openapi('Deed');
export type Deed = z.infer<typeof Deed>;

/** A commitment with what is known of its keeping. */
export const LedgerLine = Found.extend({
  deeds: z.array(Deed),
  status: z.enum(LEDGER_STATUSES),
  due: z
    .object({
      day: z.string(),
      doubt: z
        .string()
        .nullable()
        .openapi({ description: 'what the day rests on where the deadline does not name it' }),
    })
    .nullable()
    .openapi({ description: 'the last day on which it can be kept in time' }),
}).openapi('LedgerLine');
export type LedgerLine = z.infer<typeof LedgerLine>;

export const LedgerAnswer = page(LedgerLine)
  .extend({
    total: z.number().int().openapi({ description: 'how many match, however they stand' }),
    looked: z.number().int().openapi({
      description:
        'of these, how many were looked at for this page; fewer than `limit` may stand so',
    }),
  })
  .openapi('Ledger');
export type LedgerAnswer = z.infer<typeof LedgerAnswer>;
