import { readFileSync } from 'node:fs';
import { actorKey } from '../record/actor-key.ts';
import type { ActorEntry, Record } from '../record/record.ts';
import { sha256Hex } from '../text/hash.ts';

/** A FollowTheMoney entity (https://followthemoney.tech): every property is a list of texts. */
export interface Entity {
  readonly id: string;
  readonly schema:
    | 'Person'
    | 'Organization'
    | 'PublicBody'
    | 'LegalEntity'
    | 'Company'
    | 'Event'
    | 'Article';
  readonly properties: { readonly [name: string]: readonly string[] };
}

/** ISO 3166-1 alpha-3 to the alpha-2 that FollowTheMoney takes, in lower case. */
const ALPHA2: { readonly [alpha3: string]: string } = JSON.parse(
  readFileSync(new URL('country-codes.json', import.meta.url), 'utf8'),
);

/** What each kind of actor is in FollowTheMoney's schema. */
const SCHEMAS: { readonly [kind in ActorEntry['kind']]: Entity['schema'] } = {
  person: 'Person',
  state: 'PublicBody',
  government: 'PublicBody',
  military: 'PublicBody',
  igo: 'Organization',
  ngo: 'Organization',
  party: 'Organization',
  'armed-group': 'Organization',
  media: 'Organization',
  company: 'Company',
  people: 'LegalEntity',
  unknown: 'LegalEntity',
};

/**
 * The actors and events of a record as FollowTheMoney entities, with the report as an Article that proves
 * them. An actor with a key has the same id in every report, so that entities merge by id; others are
 * left out, and so are events that did not happen or only stand in somebody's words.
 */
export function entitiesOf(record: Record): Entity[] {
  const { report } = record;
  const article = idOf(`report:${report.id}`);
  const ids = new Map<string, string>();
  const actors = record.actors.flatMap((actor): Entity[] => {
    const key = actorKey(actor);
    if (key === null) return [];
    ids.set(actor.id, idOf(key));
    return [actorEntity(idOf(key), actor, article)];
  });
  const events = record.events
    .filter(({ statement, status }) => statement === null && HAPPENED.includes(status))
    .map((event): Entity => {
      const parties = [...event.actors, ...event.recipients];
      const involved = parties
        .flatMap(({ actor, members }) => (actor === null ? members : [actor]))
        .flatMap((id) => ids.get(id) ?? []);
      const sentence = record.sentences.find(
        ({ start, end }) => start <= event.trigger.start && event.trigger.end <= end,
      );
      const words = sentence ? report.text.slice(sentence.start, sentence.end) : event.trigger.text;
      return {
        id: idOf(`event:${report.id}:${event.id}`),
        schema: 'Event',
        properties: properties({
          name: `${event.type}: ${parties.map(({ text }) => text).join(', ') || event.trigger.text}`,
          date: /^\d{4}(?:-\d{2}){0,2}/.exec(event.date.value ?? '')?.[0],
          summary: words,
          keywords: [event.type, event.mode, event.cameo],
          location: event.place?.name,
          country: alpha2(event.place?.country),
          involved: [...new Set(involved)],
          sourceUrl: webAddress(report.url),
          publisher: report.outlet,
          proof: article,
        }),
      };
    });
  return [
    {
      id: article,
      schema: 'Article',
      properties: properties({
        // Every thing has a name there, and a document is one.
        name: report.title ?? report.url ?? report.id,
        title: report.title,
        author: report.byline,
        publishedAt: report.published,
        modifiedAt: report.modified,
        retrievedAt: report.retrieved,
        language: report.language === 'en' ? 'eng' : null,
        sourceUrl: webAddress(report.url),
        publisher: report.outlet,
      }),
    },
    ...actors,
    ...events,
  ];
}

const HAPPENED = ['occurred', 'ongoing', 'historical'];

function actorEntity(id: string, actor: ActorEntry, article: string): Entity {
  return {
    id,
    schema: SCHEMAS[actor.kind],
    properties: properties({
      name: actor.name,
      country: alpha2(actor.country),
      position: actor.kind === 'person' ? actor.role : null,
      wikidataId: actor.wikidata,
      proof: article,
    }),
  };
}

/** Lists of what is known; nothing for what is not. */
function properties(given: {
  readonly [name: string]: string | null | undefined | readonly (string | null)[];
}): Entity['properties'] {
  const known = Object.entries(given).map(([name, value]) => {
    const values = (Array.isArray(value) ? value : [value]) as (string | null | undefined)[];
    return [
      name,
      values.filter((one): one is string => typeof one === 'string' && one !== ''),
    ] as const;
  });
  return Object.fromEntries(known.filter(([, values]) => values.length > 0));
}

/** An address of the web; what else a table may call a report's URL is none there. */
function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url) ? url : null;
}

function alpha2(country: string | null | undefined): string | null {
  return (country && ALPHA2[country]) || null;
}

function idOf(key: string): string {
  return /^Q\d+$/.test(key) ? key : `chancery-${sha256Hex(key).slice(0, 20)}`;
}
