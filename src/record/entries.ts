import * as z from 'zod';
import {
  ACTOR_KINDS,
  COMMITMENT_KINDS,
  EVENT_TYPES,
  MENTION_TYPES,
  POLARITIES,
  STATUSES,
} from './kinds.ts';
import { by, Chars, Day, id, judged, offset, Party, Words } from './parts.ts';

/** One schema per kind of entry; the TypeScript types below are inferred from them. */

export const Mention = z.strictObject({
  ...judged,
  by,
  start: offset,
  end: offset,
  text: z.string(),
  head: Chars,
  type: z.enum(MENTION_TYPES),
  name: z.boolean().meta({ description: 'a proper name, not a description or pronoun' }),
  actor: id.nullable().meta({ description: 'the one actor; null where none or several are meant' }),
  members: z.array(id).meta({ description: 'all actors meant, where several are' }),
});

export const Actor = z.strictObject({
  ...judged,
  by,
  name: z.string().min(1),
  kind: z.enum(ACTOR_KINDS),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .meta({ description: 'ISO 3166-1 alpha-3' }),
  sector: z.string().nullable().meta({ description: 'PLOVER sector' }),
  code: z.string().nullable().meta({ description: 'CAMEO/PLOVER actor code' }),
  role: z.string().nullable().meta({ description: 'the office held at the date of the report' }),
  resolved: z.enum(['lexicon', 'report', 'none']),
  wikidata: z
    .string()
    .regex(/^Q\d+$/)
    .nullable(),
});

export const Time = z.strictObject({
  ...judged,
  by,
  start: offset,
  end: offset,
  text: z.string(),
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  value: z
    .string()
    .nullable()
    .meta({ description: 'ISO 8601 / TIMEX3; null where it cannot be fixed' }),
});

export const Statement = z.strictObject({
  ...judged,
  by,
  kind: z.enum(['direct', 'indirect', 'mixed']),
  source: z.strictObject({ ...Words.shape, mention: id.nullable() }).nullable(),
  speakers: z.array(id),
  cue: Words.nullable(),
  content: z.array(Chars).min(1),
  addressee: z.array(Party),
  occasion: Words.nullable(),
  through: Words.nullable(),
  date: z.strictObject({ ...Words.shape, value: z.string().nullable() }).nullable(),
  polarity: z.enum(POLARITIES),
  inside: id.nullable().meta({ description: 'the statement that this one stands inside' }),
});

/** When a deed was done: the words that date it, or the publication date, or nothing. */
export const When = z.strictObject({
  start: offset,
  end: offset,
  value: z.string().nullable(),
  from: z.enum(['text', 'publication', 'none']),
});

export const Place = z.strictObject({
  ...Words.shape,
  name: z.string(),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  lat: z.number().min(-90).max(90).nullable(),
  lon: z.number().min(-180).max(180).nullable(),
});

export const Event = z.strictObject({
  ...judged,
  by,
  type: z.enum(EVENT_TYPES),
  mode: z.string().nullable(),
  contexts: z.array(z.string()),
  cameo: z.string().nullable(),
  trigger: Words,
  also: z.array(Words).meta({ description: 'further triggers of the same event in this report' }),
  actors: z.array(Party),
  recipients: z.array(Party),
  date: When,
  place: Place.nullable(),
  status: z.enum(STATUSES),
  hedges: z.array(Words).meta({ description: 'words that make it doubtful: alleged, reportedly' }),
  figures: z.array(id),
  statement: id
    .nullable()
    .meta({ description: 'whose claim it is; null where the report asserts it' }),
  ranking: z
    .array(z.strictObject({ type: z.enum(EVENT_TYPES), score: z.number().min(0).max(1) }))
    .optional()
    .meta({
      description:
        'the types that the trigger may stand for, with their shares; records of 0.1 have none',
    }),
});

export const Commitment = z.strictObject({
  ...judged,
  rule: z
    .string()
    .min(1)
    .meta({ description: 'the rule or model that made the entry; `by` names the parties' }),
  kind: z.enum(COMMITMENT_KINDS),
  trigger: Words,
  by: z.array(Party),
  to: z.array(Party),
  act: Words,
  condition: Words.nullable(),
  deadline: z.strictObject({ ...Words.shape, value: z.string().nullable() }).nullable(),
  strength: z.enum(['firm', 'hedged']),
  negated: z.boolean(),
  event: id.nullable(),
  statement: id.nullable(),
});

export const Stance = z.strictObject({
  ...judged,
  by,
  kind: z.enum(['support', 'oppose']),
  holder: Party,
  object: Party,
  cue: Words,
  statement: id.nullable(),
});

export const Figure = z.strictObject({
  ...judged,
  by,
  start: offset,
  end: offset,
  text: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  comparator: z.string().nullable(),
  unit: z.string().nullable(),
  about: id.nullable(),
  statement: id.nullable(),
});

export const Problem = z.strictObject({
  kind: z.string().min(1),
  start: offset,
  end: offset,
  message: z.string().min(1),
});

export { Day };
