import { z } from '@hono/zod-openapi';
import { ACTIONS, CORRECTABLE, Conflict, Correction } from '../../record/correction.ts';
import { answer, page, paging } from './answers.ts';
import { Found } from './entries.ts';

const why = z.string().max(2_000).optional();
/** Properties of an entry; which ones, its kind decides. */
const properties = z.record(z.string(), z.unknown());
const key = z.string().min(1).max(300);
const entryOf = {
  kind: z.enum(CORRECTABLE),
  report: z.string().min(1).max(300),
  entry: z.string().min(1).max(100),
};

/** A correction as it is asked for; `who` is whoever asks. */
export const CorrectionRequest = z
  .discriminatedUnion('action', [
    z.strictObject({ action: z.literal('accept'), ...entryOf, why }),
    z.strictObject({ action: z.literal('reject'), ...entryOf, why }),
    z.strictObject({
      action: z.literal('edit'),
      ...entryOf,
      patch: properties.openapi({
        description: 'the properties of the record’s entry that change',
      }),
      why,
    }),
    z.strictObject({
      action: z.literal('add'),
      kind: entryOf.kind,
      report: entryOf.report,
      patch: properties.openapi({
        description: 'the entry as a record has it; id, score, by and because may be left out',
      }),
      why,
    }),
    z.strictObject({ action: z.literal('merge'), from: key, to: key, why }),
    z.strictObject({
      action: z.literal('split'),
      report: entryOf.report,
      entry: entryOf.entry,
      to: key.optional().openapi({ description: 'who it is instead; left out: somebody apart' }),
      why,
    }),
  ])
  .openapi('CorrectionRequest');
export type CorrectionRequest = z.infer<typeof CorrectionRequest>;

/** A correction in the log: whether it is in force, and what keeps it from fitting. */
export const LoggedCorrection = z
  .object({
    ...Correction.shape,
    undone: z.boolean().openapi({ description: 'whether a later undo took it back' }),
    conflict: Conflict.nullable(),
  })
  .openapi('Correction');
export type LoggedCorrection = z.infer<typeof LoggedCorrection>;

export const CorrectionAnswer = answer(LoggedCorrection).openapi('CorrectionAnswer');
export type CorrectionAnswer = z.infer<typeof CorrectionAnswer>;

/** Actors of reports to be set apart from the one they go by. */
export const SplitRequest = z
  .strictObject({
    parts: z
      .array(z.strictObject({ report: entryOf.report, entry: entryOf.entry }))
      .min(1)
      .max(200)
      .openapi({ description: 'each by its report and its id in that record; 1 to 200' }),
    to: key.optional().openapi({ description: 'who they are instead; left out: somebody apart' }),
    why,
  })
  .openapi('SplitRequest');
export type SplitRequest = z.infer<typeof SplitRequest>;

export const SplitAnswer = answer(z.array(LoggedCorrection)).openapi('SplitAnswer');
export type SplitAnswer = z.infer<typeof SplitAnswer>;

/** What taking a merge or split back would move. */
export const Regrouping = z
  .object({
    reports: z.number().int(),
    entries: z.number().int().openapi({ description: 'in which those who move take part' }),
    goes: z.array(z.object({ key: z.string(), name: z.string(), reports: z.number().int() })),
  })
  .openapi('Regrouping');
export type Regrouping = z.infer<typeof Regrouping>;
export const RegroupingAnswer = answer(Regrouping).openapi('RegroupingAnswer');

export const CorrectionsQuery = z.object({
  report: z.string().max(300).optional(),
  entry: z.string().max(100).optional(),
  who: z.string().max(200).optional(),
  action: z.enum(ACTIONS).optional(),
  actor: z
    .string()
    .max(300)
    .optional()
    .openapi({ description: 'key of an actor: merges and splits from or to it' }),
  conflicts: z
    .enum(['true', 'false'])
    .optional()
    .openapi({ description: 'true: only those that no longer fit' }),
  ...paging,
});
export type CorrectionsQuery = z.infer<typeof CorrectionsQuery>;

/** The log, the latest first. */
export const CorrectionsAnswer = page(LoggedCorrection).openapi('Corrections');
export type CorrectionsAnswer = z.infer<typeof CorrectionsAnswer>;

export const ReviewQuery = z.object({
  kind: z.enum(['statement', 'event', 'commitment', 'stance', 'figure']).optional(),
  report: z.string().max(300).optional(),
  outlet: z.string().max(200).optional(),
  ...paging,
});
export type ReviewQuery = z.infer<typeof ReviewQuery>;

/** Entries that nobody has judged, the most doubtful first. */
export const ReviewAnswer = page(
  Found.extend({
    doubts: z.array(z.string()).openapi({ description: 'why it is doubtful, in words' }),
  }),
).openapi('Review');
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;
