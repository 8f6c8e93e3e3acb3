import { z } from '@hono/zod-openapi';

/**
 * The shapes that every answer shares: `{ data, … }` for success, `{ error: { code, message } }` for
 * failure, and `total` and `next` on lists.
 */

/** An error: a code in words for programs, a sentence for people. */
export const ErrorAnswer = z
  .object({
    error: z.object({
      code: z.string().openapi({ example: 'report-missing' }),
      message: z.string(),
      /** For a request of the wrong shape: where, and what is wrong. */
      faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  })
  .openapi('Error');
export type ErrorAnswer = z.infer<typeof ErrorAnswer>;

/** An answer with one thing in it, or with all there is. */
export const answer = <Schema extends z.ZodType>(data: Schema) => z.object({ data });

/** One page of a longer list. `next` is null on the last. */
export const page = <Schema extends z.ZodType>(line: Schema) =>
  z.object({
    data: z.array(line),
    total: z.number().int().openapi({ description: 'how many match in all' }),
    next: z.string().nullable().openapi({ description: 'cursor of the following page' }),
  });

/**
 * Parameters of every list. Numbers come as digits and are checked as text: a coerced number would be
 * described as one that may be left out or null.
 */
export const paging = {
  limit: z
    .string()
    .regex(/^([1-9]|[1-9]\d|1\d\d|200)$/, 'a whole number from 1 to 200')
    .optional()
    .openapi({ description: 'at most this many, 1 to 200; 50 if left out', example: '50' }),
  cursor: z.string().max(1_000).optional().openapi({ description: '`next` of the page before' }),
};

/** A day of the calendar as ISO 8601 writes it; which days a month has is checked further in. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');

/** A year, a month or a day: as a bound it takes in all of what it names. */
export const PartialDay = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date as YYYY, YYYY-MM or YYYY-MM-DD');
