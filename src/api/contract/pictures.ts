import { z } from '@hono/zod-openapi';
import { answer, page, paging } from './answers.ts';
import { Found, filters } from './entries.ts';

/** What timeline, network, map and the table of rival figures are drawn from. */

const counts = z.record(z.string(), z.number().int()).openapi({ description: 'by type' });

export const TimelineQuery = z.object({
  by: z
    .enum(['day', 'week', 'month', 'year'])
    .optional()
    .openapi({ description: 'month if left out' }),
  kind: z.enum(['statement', 'event', 'commitment', 'stance', 'figure']).optional(),
  ...filters,
});
export type TimelineQuery = z.infer<typeof TimelineQuery>;

/** Events over time; a bucket's `to` is its last day. */
export const Timeline = z
  .object({
    buckets: z.array(z.object({ from: z.string(), to: z.string(), counts })),
    total: z.number().int(),
  })
  .openapi('Timeline');
export type Timeline = z.infer<typeof Timeline>;
export const TimelineAnswer = answer(Timeline).openapi('TimelineAnswer');
export type TimelineAnswer = z.infer<typeof TimelineAnswer>;

/** Actors and what passes between them; `tone` from -1 (conflict) to 1 (cooperation). */
export const Network = z
  .object({
    nodes: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        kind: z.string(),
        country: z.string().nullable(),
        count: z.number().int(),
      }),
    ),
    edges: z.array(
      z.object({
        a: z.string(),
        b: z.string(),
        count: z.number().int(),
        tone: z.number(),
        types: counts,
      }),
    ),
  })
  .openapi('Network');
export type Network = z.infer<typeof Network>;
export const NetworkAnswer = answer(Network).openapi('NetworkAnswer');
export type NetworkAnswer = z.infer<typeof NetworkAnswer>;

/** Where events happened. */
export const PlaceCount = z
  .object({
    name: z.string(),
    country: z.string().nullable(),
    lat: z.number(),
    lon: z.number(),
    count: z.number().int(),
    types: counts,
  })
  .openapi('PlaceCount');
export type PlaceCount = z.infer<typeof PlaceCount>;
export const PlacesAnswer = answer(z.array(PlaceCount)).openapi('Places');
export type PlacesAnswer = z.infer<typeof PlacesAnswer>;

export const RivalsQuery = z.object({ ...filters, ...paging });
export type RivalsQuery = z.infer<typeof RivalsQuery>;

/** Figures of several reports that count the same thing. */
export const RivalFigures = z
  .object({
    unit: z.string().nullable(),
    about: z.object({
      type: z.string().nullable(),
      place: z.string().nullable(),
      date: z.string().nullable(),
      words: z.string().nullable(),
    }),
    figures: z.array(Found).openapi({
      description: 'the earliest first; of many the least, the greatest and the earliest others',
    }),
    count: z.number().int().openapi({ description: 'how many figures there are' }),
    spread: z.number().nullable().openapi({ description: 'largest value over smallest' }),
  })
  .openapi('RivalFigures');
export type RivalFigures = z.infer<typeof RivalFigures>;
export const RivalsAnswer = page(RivalFigures).openapi('Rivals');
export type RivalsAnswer = z.infer<typeof RivalsAnswer>;
