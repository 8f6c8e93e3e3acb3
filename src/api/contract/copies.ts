import { z } from '@hono/zod-openapi';
import { answer } from './answers.ts';
import { Source } from './entries.ts';

/** Where words of one report also stand, and how it changed. */

/** A passage that another report shares: where it stands in both. */
export const Passage = z
  .object({
    start: z.number().int(),
    end: z.number().int(),
    words: z.string(),
    elsewhere: z.array(
      z.object({
        report: Source,
        start: z.number().int(),
        end: z.number().int(),
        kinship: z
          .enum(['version', 'copy'])
          .nullable()
          .openapi({ description: 'what that report is to this one' }),
      }),
    ),
    total: z.number().int().openapi({ description: 'in how many other reports' }),
  })
  .openapi('Passage');
export type Passage = z.infer<typeof Passage>;
export const PassagesAnswer = answer(z.array(Passage)).openapi('Passages');
export type PassagesAnswer = z.infer<typeof PassagesAnswer>;

/** The versions of one article, oldest first, and its near-identical copies in other outlets. */
export const VersionsAnswer = answer(
  z.object({
    versions: z.array(
      z.object({
        report: Source,
        version: z.number().int().openapi({ description: '1 for the oldest' }),
        latest: z.boolean(),
        added: z.string(),
        modified: z
          .string()
          .nullable()
          .openapi({ description: 'day on which its source says that it was changed to this' }),
        retrieved: z.string().nullable(),
        words: z.number().int(),
      }),
    ),
    copies: z.array(z.object({ report: Source, first: z.boolean() })),
  }),
).openapi('Versions');
export type VersionsAnswer = z.infer<typeof VersionsAnswer>;
