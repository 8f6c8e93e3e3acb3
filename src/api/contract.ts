import { z } from '@hono/zod-openapi';
import { Record } from '../record/record.ts';

/**
 * What the HTTP API takes and gives: the one source of its checks, its TypeScript types and its
 * OpenAPI description. Every success is `{ data, … }`, every error `{ error: { code, message } }`.
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

/** How many entries of each kind a report holds; `problems` are its doubts. */
export const Counts = z
  .object({
    statements: z.number().int(),
    events: z.number().int(),
    commitments: z.number().int(),
    stances: z.number().int(),
    figures: z.number().int(),
    problems: z.number().int(),
  })
  .openapi('Counts');

/** A report as the list shows it: its facts, a few of its words, and what was read in it. */
export const Summary = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    url: z.string().nullable(),
    published: z.string().nullable().openapi({ description: 'YYYY-MM-DD' }),
    language: z.string(),
    words: z.number().int(),
    added: z.string().openapi({ description: 'when it entered the archive, ISO 8601' }),
    counts: Counts,
    extract: z
      .array(z.object({ text: z.string(), found: z.boolean() }))
      .openapi({ description: 'first words, or those around what was searched for' }),
  })
  .openapi('Summary');

/**
 * What may be asked of the list. Numbers come as digits and are checked as text: a coerced number would
 * be described as one that may be left out or null.
 */
export const ListQuery = z.object({
  q: z.string().max(400).optional().openapi({
    description: 'words that must all stand in the report; "…" keeps a phrase together',
    example: 'ceasefire "line of contact"',
  }),
  outlet: z.string().max(200).optional(),
  limit: z
    .string()
    .regex(/^([1-9]|[1-9]\d|1\d\d|200)$/, 'a whole number from 1 to 200')
    .optional()
    .openapi({ description: 'at most this many, 1 to 200; 50 if left out', example: '50' }),
  cursor: z.string().max(400).optional().openapi({ description: '`next` of the page before' }),
});

/** One page of reports. `next` is null on the last. */
export const ListAnswer = z
  .object({
    data: z.array(Summary),
    total: z.number().int().openapi({ description: 'how many match in all' }),
    next: z.string().nullable().openapi({ description: 'cursor of the following page' }),
  })
  .openapi('Reports');

/** The record itself is described by the schema that every record is checked with. */
export const RecordAnswer = z.object({ data: Record }).openapi('ReportRecord');

/** A day of the calendar as ISO 8601 writes it; which days a month has is checked further in. */
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day as YYYY-MM-DD');

/**
 * What may be handed in: words, or the address of a page. Facts given here win over those that a page
 * or a line of JSON tells of itself. Unknown properties are refused, so that a misspelt one is noticed.
 */
export const AddRequest = z
  .strictObject({
    text: z
      .string()
      .min(1)
      .max(10_000_000)
      .optional()
      .openapi({ description: 'the words to read' }),
    url: z.string().min(1).max(2_000).optional().openapi({
      description: 'with text: where it was published; alone: a page to fetch and read',
    }),
    title: z.string().min(1).max(1_000).optional(),
    outlet: z.string().min(1).max(200).optional(),
    published: Day.optional(),
    input: z.enum(['auto', 'text', 'html', 'jsonl']).optional(),
    file: z.string().max(400).optional().openapi({ description: 'name of the dropped file' }),
  })
  .refine(({ text, url }) => text !== undefined || url !== undefined, {
    message: 'text or url is needed',
    path: ['text'],
  })
  .openapi('AddRequest');

/** What became of one report: kept under an id, or failed with its reason. Others go on regardless. */
export const Taken = z
  .union([
    z.object({
      outcome: z.enum(['added', 'known', 'reread']),
      where: z.string(),
      id: z.string(),
      title: z.string().nullable(),
      counts: Counts,
    }),
    z.object({
      outcome: z.literal('failed'),
      where: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ])
  .openapi('Taken');

/** One entry per report found in the request, in the order they were found. */
export const AddAnswer = z.object({ data: z.array(Taken) }).openapi('Added');

export type ErrorAnswer = z.infer<typeof ErrorAnswer>;
export type Summary = z.infer<typeof Summary>;
export type ListAnswer = z.infer<typeof ListAnswer>;
export type RecordAnswer = z.infer<typeof RecordAnswer>;
export type AddRequest = z.infer<typeof AddRequest>;
export type AddAnswer = z.infer<typeof AddAnswer>;
export type Taken = z.infer<typeof Taken>;
