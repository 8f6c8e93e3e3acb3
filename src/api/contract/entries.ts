import { z } from '@hono/zod-openapi';
import { DATES, FIND_KINDS, type FindKind, SORTS } from '../../store/find/query.ts';
import { answer, PartialDay, page, paging } from './answers.ts';

export { FIND_KINDS, type FindKind };

const who = (description: string) => z.string().max(200).optional().openapi({ description });
const list = (description: string, example: string) =>
  z.string().max(500).optional().openapi({ description, example });
const flag = (description: string) => z.enum(['true', 'false']).optional().openapi({ description });

/** What narrows a question about entries; the same names as the options of `chancery find`. */
export const filters = {
  words: z.string().max(400).optional().openapi({
    description: 'words that must all stand there; "…" keeps a phrase together',
  }),
  actor: who('who did, said or undertook it: name, alias, country code (FRA) or key (Q157)'),
  recipient: who('to whom it was done'),
  speaker: who('who said it'),
  addressee: who('to whom it was said or promised'),
  anyone: who('who has any part in it'),
  between: list('two who both take part, either way round', 'FRA,RUS'),
  type: list('types of event, or kinds of commitment, stance or statement', 'ASSAULT,THREATEN'),
  mode: z.string().max(60).optional().openapi({ description: 'mode of the event' }),
  place: z.string().max(200).optional().openapi({ description: 'name of the place' }),
  country: z.string().max(60).optional().openapi({ description: 'country of the place (FRA)' }),
  dateOf: z
    .enum(DATES)
    .optional()
    .openapi({ description: 'which date `from` and `to` mean; else that of the event' }),
  from: PartialDay.optional().openapi({ description: 'then or later' }),
  to: PartialDay.optional().openapi({ description: 'then or earlier' }),
  outlet: z.string().max(200).optional(),
  language: z.string().max(20).optional(),
  report: z.string().max(300).optional().openapi({ description: 'id of the report it stands in' }),
  status: list('status of the event', 'occurred,ongoing'),
  asserted: flag('true: the report says so itself; false: somebody in it does'),
  strength: z.enum(['firm', 'hedged']).optional(),
  conditional: flag('whether a commitment has a condition'),
  polarity: list('polarity of the statement', 'asserts,denies'),
  unit: z.string().max(100).optional().openapi({ description: 'what a figure counts' }),
  minScore: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'a number from 0 to 1')
    .optional()
    .openapi({ description: 'at least this sure, 0 to 1' }),
  review: list('what somebody settled; rejected ones only where asked for', 'accepted,edited'),
  copies: flag('true: entries of every copy of a report, not of the first alone'),
};

/** A question about entries that is not a list: pictures and tables made from all that match. */
export const FilterQuery = z.object(filters);
export type FilterQuery = z.infer<typeof FilterQuery>;

/** Kind and filters, for facets and exports. */
export const kind = z.enum(FIND_KINDS).openapi({ example: 'event' });
export const KindQuery = z.object({ kind, ...filters });

export const sorting = {
  sort: z.enum(SORTS).optional(),
  descending: flag('the latest, surest or best first'),
};

/** A question about entries. */
export const EntriesQuery = z.object({ kind, ...filters, ...sorting, ...paging });
export type EntriesQuery = z.infer<typeof EntriesQuery>;

/** The report that an entry stands in. */
export const Source = z
  .object({
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    url: z.string().nullable(),
    published: z.string().nullable(),
  })
  .openapi('Source');
export type Source = z.infer<typeof Source>;

export const ROLES = ['speaker', 'addressee', 'actor', 'recipient', 'holder', 'object'] as const;

/** Who has which part in an entry; `key` names the actor across reports. */
export const PartyOfEntry = z
  .object({
    role: z.enum(ROLES),
    words: z.string().nullable(),
    name: z.string().nullable(),
    key: z.string().nullable(),
    country: z.string().nullable(),
  })
  .openapi('Party');
export type PartyOfEntry = z.infer<typeof PartyOfEntry>;

/** One entry with its report and its words. */
export const Found = z
  .object({
    kind: z.enum(FIND_KINDS),
    id: z.string(),
    report: Source,
    start: z.number().int().nullable(),
    end: z.number().int().nullable(),
    words: z.string().openapi({ description: 'its own words' }),
    before: z.string().openapi({ description: 'of its sentence, what stands before them' }),
    after: z.string().openapi({ description: 'of its sentence, what stands after them' }),
    parties: z.array(PartyOfEntry),
    score: z.number(),
    rule: z.string(),
    review: z.string().openapi({ description: 'accepted, rejected, edited, added, or nothing' }),
    fields: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .openapi({ description: 'what its kind has besides: type, status, date, place, unit, …' }),
  })
  .openapi('Found');
export type Found = z.infer<typeof Found>;

export const EntriesAnswer = page(Found).openapi('Entries');
export type EntriesAnswer = z.infer<typeof EntriesAnswer>;

/** Why an entry is there: rule or model, the words it rests on, what else it might have been. */
export const Explanation = z
  .object({
    kind: z.string(),
    rule: z.string(),
    says: z.string().openapi({ description: 'the rule in words' }),
    score: z.number(),
    words: z.array(
      z.object({ start: z.number(), end: z.number(), text: z.string(), role: z.string() }),
    ),
    rests: z
      .array(z.object({ id: z.string(), kind: z.string(), text: z.string() }))
      .openapi({ description: 'the entries it rests on, the nearest first' }),
    alternatives: z.array(z.object({ label: z.string(), score: z.number() })),
  })
  .openapi('Explanation');
export type Explanation = z.infer<typeof Explanation>;

/** One entry: as lists show it (null for mentions and times), as the record has it, and why. */
export const EntryAnswer = answer(
  z.object({
    found: Found.nullable(),
    entry: z.record(z.string(), z.unknown()).openapi({ description: 'as in the record' }),
    explanation: Explanation,
  }),
).openapi('Entry');
export type EntryAnswer = z.infer<typeof EntryAnswer>;

/** How many entries share each value, the commonest first, by field. */
export const FacetsAnswer = answer(
  z.record(
    z.string(),
    z.array(
      z.object({
        value: z.string(),
        count: z.number().int(),
        name: z.string().nullable().optional().openapi({ description: 'of an actor' }),
      }),
    ),
  ),
).openapi('Facets');
export type FacetsAnswer = z.infer<typeof FacetsAnswer>;

/** What an export may be. */
export const EXPORT_FORMATS = ['csv', 'json', 'jsonl', 'parquet'] as const;
export const ExportQuery = z.object({
  kind,
  format: z.enum(EXPORT_FORMATS),
  ...filters,
  ...sorting,
});
export type ExportQuery = z.infer<typeof ExportQuery>;
