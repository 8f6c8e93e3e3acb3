import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { bareRecord, sampleRecord } from '../../test/sample/sample-record.ts';
import { packagedAssets } from '../intake/assets.ts';
import { Reader } from '../intake/reader.ts';
import type { Record } from '../record/record.ts';
import { type Entity, entitiesOf } from './ftm.ts';

// What FollowTheMoney asks of an entity (https://followthemoney.tech/explorer), as far as these are made:
// which schema descends from which, which properties each has, of what kind their values are, which must
// be there, and of which schema an entity must be that another one points at.

type Kind = 'text' | 'country' | 'date' | 'url' | 'language' | 'wikidata' | { readonly at: string };
interface Rules {
  readonly parents: readonly string[];
  readonly required?: readonly string[];
  readonly properties: { readonly [name: string]: Kind };
}

const RULES: { readonly [schema: string]: Rules } = {
  Thing: {
    parents: [],
    required: ['name'],
    properties: {
      ...{ name: 'text', summary: 'text', keywords: 'text', publisher: 'text' },
      ...{ country: 'country', sourceUrl: 'url', wikidataId: 'wikidata' },
      ...{ modifiedAt: 'date', retrievedAt: 'date', proof: { at: 'Document' } },
    },
  },
  LegalEntity: { parents: ['Thing'], properties: {} },
  Person: { parents: ['LegalEntity'], properties: { position: 'text', nationality: 'country' } },
  Organization: { parents: ['LegalEntity'], properties: {} },
  PublicBody: { parents: ['Organization'], properties: {} },
  Company: { parents: ['Organization'], properties: {} },
  Interval: { parents: [], properties: { date: 'date', startDate: 'date', endDate: 'date' } },
  Event: {
    parents: ['Thing', 'Interval'],
    properties: { location: 'text', involved: { at: 'LegalEntity' } },
  },
  Document: {
    parents: ['Thing'],
    properties: { title: 'text', author: 'text', language: 'language', publishedAt: 'date' },
  },
  Article: { parents: ['Document'], properties: {} },
};

/** A schema and all that it descends from. */
function descent(schema: string): string[] {
  return [schema, ...RULES[schema].parents.flatMap(descent)];
}

const FORMS: { readonly [kind: string]: RegExp } = {
  text: /\S/,
  country: /^[a-z]{2}$/,
  // ISO 8601, as far as it is known.
  date: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
  url: /^https?:\/\/[^\s/]+/,
  // ISO 639-3.
  language: /^[a-z]{3}$/,
  wikidata: /^Q[1-9]\d*$/,
};

/** Everything that the rules find wrong. */
function faultsOf(entities: readonly Entity[]): string[] {
  const faults: string[] = [];
  const schemata = new Map(entities.map(({ id, schema }) => [id, schema as string]));
  if (schemata.size !== entities.length) faults.push('an id stands twice');
  for (const { id, schema, properties } of entities) {
    if (!(schema in RULES)) {
      faults.push(`${id}: no schema ${schema}`);
      continue;
    }
    const line = descent(schema);
    for (const name of line.flatMap((one) => RULES[one].required ?? [])) {
      if (!properties[name]?.length) faults.push(`${schema} ${id} has no ${name}`);
    }
    for (const [name, values] of Object.entries(properties)) {
      const kind = line.map((one) => RULES[one].properties[name]).find(Boolean);
      if (values.length === 0) faults.push(`${schema} ${id}: ${name} is empty`);
      if (new Set(values).size !== values.length) faults.push(`${id}: ${name} repeats a value`);
      if (kind === undefined) {
        faults.push(`${schema} has no property ${name}`);
        continue;
      }
      for (const value of values) {
        if (typeof value !== 'string') faults.push(`${id}: ${name} holds no text`);
        else if (typeof kind === 'string') {
          if (!FORMS[kind].test(value)) faults.push(`${id}: ${name} ${value} is no ${kind}`);
        } else {
          const target = schemata.get(value);
          if (target === undefined) faults.push(`${id}: ${name} ${value} is not there`);
          else if (!descent(target).includes(kind.at)) faults.push(`${name} leads to a ${target}`);
        }
      }
    }
  }
  return faults;
}

describe('FollowTheMoney entities', () => {
  let records: Record[] = [];
  beforeAll(async () => {
    const reader = await Reader.open(packagedAssets);
    const file = new URL('../../examples/minsk-2015.jsonl', import.meta.url);
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    records = lines.map((line) => reader.record(JSON.parse(line)));
  });

  test('of read reports keep every rule of their schemata', () => {
    const all = new Set(records.flatMap(entitiesOf).map(({ schema }) => schema));
    for (const schema of ['Article', 'Person', 'PublicBody', 'Organization', 'Event'] as const) {
      expect(all).toContain(schema);
    }
    for (const record of [...records, sampleRecord()]) {
      expect(faultsOf(entitiesOf(record)), record.report.id).toEqual([]);
    }
  });

  test('of a report about which nothing is known are sound too, and say what is known of others', () => {
    const bare = bareRecord('They met.', { url: 'notes/7.txt', title: null });
    expect(faultsOf(entitiesOf(bare))).toEqual([]);
    const dates = { published: '2015-11-24', modified: '2015-11-26', retrieved: '2015-11-30' };
    const [article] = entitiesOf(bareRecord('They met.', { ...dates, url: 'https://a.example/1' }));
    expect(faultsOf([article])).toEqual([]);
    expect(article.properties).toMatchObject({
      publishedAt: ['2015-11-24'],
      modifiedAt: ['2015-11-26'],
      retrievedAt: ['2015-11-30'],
      sourceUrl: ['https://a.example/1'],
    });
  });

  test('the rules find what is wrong', () => {
    const [article, ...rest] = entitiesOf(sampleRecord());
    const event = rest.find(({ properties }) => properties.involved) as Entity;
    const others = rest.filter(({ id }) => id !== event.id);
    const wrong = (properties: Entity['properties']) =>
      faultsOf([
        article,
        ...others,
        { ...event, properties: { ...event.properties, ...properties } },
      ]);
    expect(wrong({})).toEqual([]);
    expect(wrong({ name: [] })).toContainEqual(expect.stringContaining('has no name'));
    expect(wrong({ involved: [article.id] })).toEqual(['involved leads to a Article']);
    expect(wrong({ involved: ['nobody'] })).toContainEqual(expect.stringContaining('not there'));
    expect(wrong({ country: ['FRA'] })).toContainEqual(expect.stringContaining('no country'));
    expect(wrong({ date: ['P2W'] })).toContainEqual(expect.stringContaining('no date'));
    expect(wrong({ position: ['x'] })).toEqual(['Event has no property position']);
  });

  test('have one id for one actor in all reports, and no events that only somebody tells of', () => {
    const entities = entitiesOf(sampleRecord());
    expect(entities.find(({ id }) => id === 'Q567')).toMatchObject({
      schema: 'Person',
      properties: { name: ['Angela Merkel'], country: ['de'], position: ['Chancellor of Germany'] },
    });
    expect(entities.filter(({ schema }) => schema === 'Event')).toHaveLength(5);
  });
});
