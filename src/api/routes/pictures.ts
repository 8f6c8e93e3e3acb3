import { createRoute } from '@hono/zod-openapi';
import {
  type LedgerStatus,
  ledger,
  network,
  places,
  type RivalGroup,
  rivals,
  standing,
  timeline,
} from '../../resolve/index.ts';
import { cursorOf, valuesOf } from '../../store/cursor.ts';
import { findQuery } from '../asked.ts';
import { FilterQuery } from '../contract/entries.ts';
import { LedgerAnswer, LedgerQuery } from '../contract/ledger.ts';
import {
  NetworkAnswer,
  PlacesAnswer,
  type RivalFigures,
  RivalsAnswer,
  RivalsQuery,
  TimelineAnswer,
  TimelineQuery,
} from '../contract/pictures.ts';
import { type Api, error, json, limitOf, type Served, writable } from './route.ts';

const wrong = { 400: error('a wrong parameter, or a filter that does not fit') };

const readLedger = createRoute({
  method: 'get',
  path: '/api/v1/ledger',
  summary: 'Commitments, with what later reports tell of their keeping',
  request: { query: LedgerQuery },
  responses: { 200: json(LedgerAnswer, 'a page of commitments with later deeds'), ...wrong },
});

const drawTimeline = createRoute({
  method: 'get',
  path: '/api/v1/timeline',
  summary: 'How many entries of each type fall into each day, week, month or year',
  request: { query: TimelineQuery },
  responses: { 200: json(TimelineAnswer, 'stretches of time, the earliest first'), ...wrong },
});

const drawNetwork = createRoute({
  method: 'get',
  path: '/api/v1/network',
  summary: 'Who has to do with whom, how often and in what tone',
  request: { query: FilterQuery },
  responses: { 200: json(NetworkAnswer, 'actors, and pairs of them'), ...wrong },
});

const drawPlaces = createRoute({
  method: 'get',
  path: '/api/v1/places',
  summary: 'Where events happened',
  request: { query: FilterQuery },
  responses: {
    200: json(PlacesAnswer, 'places with coordinates, those with most events first'),
    ...wrong,
  },
});

const compareFigures = createRoute({
  method: 'get',
  path: '/api/v1/rivals',
  summary: 'Figures of several reports that count the same thing',
  request: { query: RivalsQuery },
  responses: { 200: json(RivalsAnswer, 'groups of figures, the furthest apart first'), ...wrong },
});

/** What is made of all that a question finds: the ledger, the pictures, and rival figures. */
export function pictureRoutes(app: Api, { store }: Served): void {
  app.openapi(readLedger, async (context) => {
    const { limit, standing: ways, ...asked } = context.req.valid('query');
    const query = findQuery('commitment', asked, limitOf(limit));
    const all = async () => {
      const page = await ledger(store, query);
      return { ...page, looked: page.entries.length };
    };
    const { entries, total, looked, next } = await (ways
      ? standing(store, query, ways.split(',') as LedgerStatus[])
      : all());
    return context.json({ data: writable(entries), total, looked, next }, 200);
  });

  app.openapi(drawTimeline, async (context) => {
    const { by = 'month', kind = 'event', ...asked } = context.req.valid('query');
    const data = await timeline(store, findQuery(kind, asked, 1), by);
    return context.json({ data: writable(data) }, 200);
  });

  app.openapi(drawNetwork, async (context) => {
    const data = await network(store, findQuery('event', context.req.valid('query'), 1));
    return context.json({ data: writable(data) }, 200);
  });

  app.openapi(drawPlaces, async (context) => {
    const found = await places(store, findQuery('event', context.req.valid('query'), 1));
    // A place that no list of places has cannot stand on a map.
    const data = found.flatMap(({ lat, lon, ...place }) =>
      lat === null || lon === null ? [] : [{ ...place, lat, lon }],
    );
    return context.json({ data: writable(data) }, 200);
  });

  app.openapi(compareFigures, async (context) => {
    const { limit, cursor, ...asked } = context.req.valid('query');
    const groups = await rivals(store, findQuery('figure', asked, 1));
    const from = cursor === undefined ? 0 : (valuesOf(cursor, ['number'])[0] as number);
    const to = from + limitOf(limit);
    const next = to < groups.length ? cursorOf([to]) : null;
    const data = groups.slice(from, to).map(rivalFigures);
    return context.json({ data, total: groups.length, next }, 200);
  });
}

/** Figures of a group that an answer carries: more would be no comparison but a list. */
const FIGURES = 24;

/** A group as the table shows it. */
function rivalFigures({ unit, about, figures, spread }: RivalGroup): RivalFigures {
  const words = about.words.length > 0 ? about.words.join(' ') : null;
  return {
    unit,
    about: { ...about, words },
    figures: writable(fewest(figures, spread)),
    count: figures.length,
    spread: spread.ratio,
  };
}

/** Of many figures one of the least, one of the greatest, and the first of the others, in their order. */
function fewest(figures: RivalGroup['figures'], { low, high }: RivalGroup['spread']) {
  if (figures.length <= FIGURES) return figures;
  const ends = [low, high].map((end) => figures.find(({ fields }) => fields.value === end));
  const others = figures.filter((figure) => !ends.includes(figure)).slice(0, FIGURES - 2);
  return figures.filter((figure) => ends.includes(figure) || others.includes(figure));
}
