import { z } from '@hono/zod-openapi';
import { answer, page, paging } from './answers.ts';
import { Source } from './entries.ts';

export const ActorsQuery = z.object({
  q: z.string().max(200).optional().openapi({
    description: 'a name or part of one, an alias, a country code or a key',
    example: 'Hollande',
  }),
  ...paging,
});
export type ActorsQuery = z.infer<typeof ActorsQuery>;

/** An actor across reports. */
export const ActorLine = z
  .object({
    key: z.string().openapi({ example: 'Q157' }),
    name: z.string(),
    kind: z.string(),
    country: z.string().nullable(),
    role: z.string().nullable().openapi({ description: 'the latest office' }),
    reports: z.number().int(),
    entries: z.number().int().openapi({ description: 'parts that they have in entries' }),
    mentions: z.number().int().openapi({ description: 'how often reports name them' }),
  })
  .openapi('Actor');
export type ActorLine = z.infer<typeof ActorLine>;

export const ActorsAnswer = page(ActorLine).openapi('Actors');
export type ActorsAnswer = z.infer<typeof ActorsAnswer>;

const counted = z.array(z.object({ key: z.string(), name: z.string(), count: z.number().int() }));

const counts = z.object({
  said: z.number().int(),
  did: z.number().int(),
  received: z.number().int(),
  undertook: z.number().int(),
  asked: z.number().int(),
});

/** All that the archive knows of an actor. */
export const Dossier = z
  .object({
    key: z.string(),
    name: z.string(),
    kind: z.string(),
    country: z.string().nullable(),
    code: z.string().nullable(),
    wikidata: z.string().nullable(),
    reports: z.number().int(),
    roles: z.array(
      z.object({
        role: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        reports: z.number().int(),
      }),
    ),
    aliases: z.array(
      z.object({ words: z.string(), reports: z.number().int(), count: z.number().int() }),
    ),
    counts,
    months: z.array(
      z.object({
        month: z.string(),
        statements: z.number().int(),
        events: z.number().int(),
        commitments: z.number().int(),
      }),
    ),
    topics: z.array(z.object({ word: z.string(), count: z.number().int() })),
    meets: counted,
    opposes: counted,
    supports: counted,
  })
  .openapi('Dossier');
export type Dossier = z.infer<typeof Dossier>;

export const DossierAnswer = answer(Dossier).openapi('DossierAnswer');
export type DossierAnswer = z.infer<typeof DossierAnswer>;

export const AppearancesQuery = z.object({
  called: z
    .string()
    .max(200)
    .optional()
    .openapi({ description: 'only where they are called just this', example: 'Hollande' }),
  read: z
    .string()
    .max(300)
    .optional()
    .openapi({ description: 'only where this key was read, whatever became of it' }),
  ...paging,
});
export type AppearancesQuery = z.infer<typeof AppearancesQuery>;

/** An actor in one report: what they are called there, and what would go with them elsewhere. */
export const Appearance = z
  .object({
    report: Source,
    entry: z.string().openapi({ description: 'id of the actor in that report’s record' }),
    name: z.string().openapi({ description: 'as that reading names them' }),
    role: z.string().nullable(),
    read: z.string().nullable().openapi({ description: 'the key that was read' }),
    called: z.array(z.string()).openapi({ description: 'proper names, the most frequent first' }),
    counts,
  })
  .openapi('Appearance');
export type Appearance = z.infer<typeof Appearance>;
export const AppearancesAnswer = page(Appearance).openapi('Appearances');
export type AppearancesAnswer = z.infer<typeof AppearancesAnswer>;
