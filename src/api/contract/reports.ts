import { z } from '@hono/zod-openapi';
import { Record } from '../../record/record.ts';
import { answer, Day, PartialDay, page, paging } from './answers.ts';

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
export type Counts = z.infer<typeof Counts>;

/** A report as the list shows it: its facts, a few of its words, and what was read in it. */
export const Summary = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    url: z.string().nullable(),
    published: z.string().nullable().openapi({ description: 'YYYY-MM-DD' }),
    modified: z
      .string()
      .nullable()
      .openapi({ description: 'day on which its source says that it was last changed' }),
    language: z.string(),
    words: z.number().int(),
    added: z.string().openapi({ description: 'when it entered the archive, ISO 8601' }),
    counts: Counts,
    copies: z.number().int().openapi({ description: 'later reports that give the same text' }),
    extract: z
      .array(z.object({ text: z.string(), found: z.boolean() }))
      .openapi({ description: 'first words, or those around what was searched for' }),
  })
  .openapi('Summary');
export type Summary = z.infer<typeof Summary>;

/** What may be asked of the list of reports. */
export const ListQuery = z.object({
  q: z.string().max(400).optional().openapi({
    description: 'words that must all stand in the report; "…" keeps a phrase together',
    example: 'ceasefire "line of contact"',
  }),
  outlet: z.string().max(200).optional(),
  language: z.string().max(20).optional().openapi({ description: 'ISO 639-1', example: 'en' }),
  actor: z.string().max(200).optional().openapi({
    description: 'somebody who has a part in it: name, country code or key',
    example: 'FRA',
  }),
  from: PartialDay.optional().openapi({ description: 'published then or later' }),
  to: PartialDay.optional().openapi({ description: 'published then or earlier' }),
  copies: z.enum(['true', 'false']).optional().openapi({
    description: 'false: of several copies the first alone, or an outlet’s own; otherwise each',
  }),
  ...paging,
});
export type ListQuery = z.infer<typeof ListQuery>;

/** One page of reports. */
export const ListAnswer = page(Summary).openapi('Reports');
export type ListAnswer = z.infer<typeof ListAnswer>;

/** The record itself is described by the schema that every record is checked with. */
export const RecordAnswer = answer(Record).openapi('ReportRecord');
export type RecordAnswer = z.infer<typeof RecordAnswer>;

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
      description: 'with text: where it was published; alone: a page or feed to fetch and read',
    }),
    title: z.string().min(1).max(1_000).optional(),
    outlet: z.string().min(1).max(200).optional(),
    published: Day.optional(),
    input: z.enum(['auto', 'text', 'html', 'jsonl', 'feed']).optional().openapi({
      description: 'how to take it; feed with url alone also fetches the pages it names',
    }),
    file: z.string().max(400).optional().openapi({ description: 'name of the dropped file' }),
  })
  .refine(({ text, url }) => text !== undefined || url !== undefined, {
    message: 'text or url is needed',
    path: ['text'],
  })
  .openapi('AddRequest');
export type AddRequest = z.infer<typeof AddRequest>;

/** What became of one report: kept under an id, or failed with its reason. Others go on regardless. */
export const Taken = z
  .union([
    z.object({
      outcome: z.enum(['added', 'known', 'reread']),
      where: z.string(),
      id: z.string(),
      title: z.string().nullable(),
      language: z.string().openapi({ description: 'what is not English is kept and not read' }),
      counts: Counts,
      copyOf: z
        .string()
        .optional()
        .openapi({ description: 'id of the first report of the same text, where this is a copy' }),
      versionOf: z.string().optional().openapi({
        description: 'id of the first report of the same article, where this is another state',
      }),
    }),
    z.object({
      outcome: z.literal('failed'),
      where: z.string(),
      code: z.string(),
      message: z.string(),
    }),
  ])
  .openapi('Taken');
export type Taken = z.infer<typeof Taken>;

/** One entry per report found in the request, in the order they were found. */
export const AddAnswer = answer(z.array(Taken)).openapi('Added');
export type AddAnswer = z.infer<typeof AddAnswer>;

/**
 * A line of the stream that an import answers with where `application/x-ndjson` is accepted: one after
 * each report, saying how far it has come. An import that breaks off ends with a line that has `error`.
 */
export const ProgressLine = z
  .object({
    done: z.number().int(),
    added: z.number().int(),
    known: z.number().int(),
    failed: z.number().int(),
    latest: Taken,
  })
  .openapi('Progress');
export type ProgressLine = z.infer<typeof ProgressLine>;
