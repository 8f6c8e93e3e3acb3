import * as z from 'zod';
import {
  Actor,
  Commitment,
  Day,
  Event,
  Figure,
  Mention,
  Problem,
  Stance,
  Statement,
  Time,
} from './entries.ts';
import { RECORD_SCHEMA } from './kinds.ts';
import { Chars } from './parts.ts';

export const ReportPart = z.strictObject({
  id: z.string().min(1),
  url: z.string().nullable(),
  outlet: z.string().nullable(),
  title: z.string().nullable(),
  byline: z.array(z.string()),
  published: Day.nullable(),
  modified: Day.nullable().optional().meta({
    description: 'day on which its source says it was last changed; absent from records of 0.1.0',
  }),
  retrieved: Day.nullable(),
  language: z.string().min(2),
  text: z.string(),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'of the text in UTF-8' }),
  raw: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .meta({ description: 'SHA-256 of the original bytes the text was taken from' }),
});

/** What reading one report yields. Every entry points at the characters it rests on. */
export const Record = z
  .strictObject({
    schema: z.literal(RECORD_SCHEMA),
    engine: z.strictObject({
      name: z.literal('chancery'),
      version: z.string(),
      models: z.record(z.string(), z.string()),
    }),
    report: ReportPart,
    sentences: z.array(Chars),
    mentions: z.array(Mention),
    actors: z.array(Actor),
    times: z.array(Time),
    statements: z.array(Statement),
    events: z.array(Event),
    commitments: z.array(Commitment),
    stances: z.array(Stance),
    figures: z.array(Figure),
    problems: z.array(Problem),
  })
  .meta({ title: RECORD_SCHEMA });

export type Record = z.infer<typeof Record>;
export type ReportPart = z.infer<typeof ReportPart>;
export type MentionEntry = z.infer<typeof Mention>;
export type ActorEntry = z.infer<typeof Actor>;
export type TimeEntry = z.infer<typeof Time>;
export type StatementEntry = z.infer<typeof Statement>;
export type EventEntry = z.infer<typeof Event>;
export type CommitmentEntry = z.infer<typeof Commitment>;
export type StanceEntry = z.infer<typeof Stance>;
export type FigureEntry = z.infer<typeof Figure>;
export type ProblemEntry = z.infer<typeof Problem>;

/** The JSON Schema (draft 2020-12) of a record, from the same source as the types. */
export function recordJsonSchema(): object {
  return z.toJSONSchema(Record);
}
