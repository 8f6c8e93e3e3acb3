import { z } from '@hono/zod-openapi';
import { page, paging } from './answers.ts';
import { Found, filters, sorting } from './entries.ts';

export const LEDGER_STATUSES = ['open', 'kept', 'broken', 'due', 'unknown'] as const;

export const LedgerQuery = z.object({ ...filters, ...sorting, ...paging });
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

export const LedgerAnswer = page(LedgerLine).openapi('Ledger');
export type LedgerAnswer = z.infer<typeof LedgerAnswer>;
