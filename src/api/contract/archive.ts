import { z } from '@hono/zod-openapi';
import { USER_ROLES } from '../../store/users.ts';
import { answer } from './answers.ts';
import { Counts } from './reports.ts';

/** What is in the archive, and what reads into it. */
export const ArchiveAnswer = answer(
  z.object({
    location: z.string().openapi({ description: 'its name, never its password' }),
    version: z.string().openapi({ description: 'of Chancery' }),
    counts: Counts.extend({ reports: z.number().int() }),
    corrections: z.number().int(),
    outlets: z.array(z.object({ value: z.string(), count: z.number().int() })),
    from: z.string().nullable().openapi({ description: 'first day of publication' }),
    to: z.string().nullable().openapi({ description: 'last day of publication' }),
  }),
).openapi('Archive');
export type ArchiveAnswer = z.infer<typeof ArchiveAnswer>;

/** Who is asking. On one's own machine everybody is the editor "local". */
export const MeAnswer = answer(
  z.object({
    user: z.string(),
    role: z.enum(USER_ROLES),
    signedIn: z.boolean().openapi({ description: 'by a form whose session can be ended' }),
  }),
).openapi('Me');
export type MeAnswer = z.infer<typeof MeAnswer>;
