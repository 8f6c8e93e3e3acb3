import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagedAssets } from '../src/intake/assets.ts';
import { Reader } from '../src/intake/reader.ts';
import { explain, explainer } from '../src/record/explain.ts';
import { type EntryKind, ruleWords } from '../src/record/rule-words.ts';
import { Lexicon } from '../src/stages/11-events/lexicon.ts';
import { Triggers } from '../src/stages/12-commitments/lexicon.ts';
import { Sides } from '../src/stages/13-stances/lexicon.ts';

// Why an entry is there, in words: for every rule that a stage can name.

const ROOT = join(import.meta.dirname, '..');
const STAGES = join(ROOT, 'src/stages');
const file = (path: string) => readFileSync(join(STAGES, path), 'utf8');

/** The kind of entry whose rules a stage names. */
const KINDS: { readonly [stage: string]: EntryKind } = {
  '7-times': 'time',
  '8-mentions': 'mention',
  '9-statements': 'statement',
  '10-references': 'actor',
  '11-events': 'event',
  '12-commitments': 'commitment',
  '13-stances': 'stance',
  '14-figures': 'figure',
};

/** Names of rules as a stage's source writes them. */
function written(stage: string): string[] {
  const sources = readdirSync(join(STAGES, stage)).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return sources.flatMap((name) => {
    const source = file(`${stage}/${name}`);
    const named = [
      ...source.matchAll(/\brule:\s*([^,;}]*)/g),
      ...source.matchAll(/^const (?:RULE|SPEECH) = (.*);/gm),
    ];
    return named.flatMap(([, value]) => [...value.matchAll(/'([^']+)'/g)].map(([, rule]) => rule));
  });
}

describe('every rule', () => {
  it.each(Object.entries(KINDS))('of %s has words', (stage, kind) => {
    const rules = [...new Set(written(stage))];
    expect(rules.filter((rule) => ruleWords(kind, rule) === null)).toEqual([]);
    if (kind !== 'event') expect(rules.length).toBeGreaterThan(0);
  });

  it('of a lexicon has words, with nothing left to fill in', () => {
    const senses = new Lexicon(file('11-events/lexicon.tsv')).senses.map(({ rule }) => rule);
    const triggers = new Triggers(file('12-commitments/triggers.tsv')).all.map(({ rule }) => rule);
    const sides = new Sides(file('13-stances/stances.tsv')).all.map(({ rule }) => rule);
    const rules = [...senses, ...triggers, ...sides];
    expect(rules.length).toBeGreaterThan(500);
    const wordless = rules.filter((rule) => !/^The [^{}]*\.$/.test(ruleWords('event', rule) ?? ''));
    expect(wordless).toEqual([]);
  });

  it('keeps apart senses of one word that ask for different things', () => {
    const { senses } = new Lexicon(file('11-events/lexicon.tsv'));
    const twice = senses.filter((one, at) =>
      senses.slice(0, at).some(({ rule, row }) => rule === one.rule && row === one.row),
    );
    expect(twice).toEqual([]);
  });
});

describe('rules in words', () => {
  it('are made from a lexicon’s row', () => {
    expect(ruleWords('event', 'down/v obj:aircraft')).toBe(
      'The verb “down” whose object is “aircraft”.',
    );
    expect(ruleWords('commitment', 'call/v prep:on,upon to')).toBe(
      'The verb “call” with a phrase under “on” or “upon”, with an infinitive.',
    );
    expect(ruleWords('event', 'attack/n > threatened')).toMatch(/^The noun “attack”\. It is harm/);
  });

  it('tell a model by its version, and a time made of two by both', () => {
    expect(ruleWords('mention', 'names@2')).toMatch(/model of names, version 2\.$/);
    expect(ruleWords('time', 'weekday+clock')).toMatch(/week.*time of day/);
  });

  it('are none for a rule of another version', () => {
    expect(ruleWords('event', 'sense-12')).toBeNull();
    expect(ruleWords('event', 'attack/v zzz')).toBeNull();
    expect(ruleWords('time', 'weekday+zzz')).toBeNull();
  });
});

describe('explaining', async () => {
  const reader = await Reader.open(packagedAssets);
  const text =
    'Norway vowed on Friday to send doctors to Kenya. “We will not leave,” Foreign Minister Ines Soreide said. ' +
    'Turkey shot down a Russian jet. Oslo will visit nobody, and 40 people died.';
  const record = reader.record({ text, published: '2015-11-27' });
  const { all } = explainer(record);

  it('says of every entry which rule made it, on which words', () => {
    const { mentions, actors, times, statements, events, commitments, stances, figures } = record;
    const entries = [mentions, actors, times, statements, events, commitments, stances, figures];
    expect(all).toEqual(entries.flat().map(({ id }) => id));
    expect(commitments.length && events.length && figures.length).toBeGreaterThan(0);
    for (const id of all) {
      const found = explain(record, id);
      expect(found?.says).toMatch(/^[\p{Lu}“].*\.$/u);
      expect(found?.says).not.toMatch(/this version knows no more/);
      for (const { start, end, text: words } of found?.words ?? []) {
        expect(text.slice(start, end)).toBe(words);
      }
      expect(found?.words.length).toBeGreaterThan(0);
      expect(found?.rests.map((one) => one.id)).not.toContain(id);
    }
  });

  it('follows what an entry rests on to the end', () => {
    const shot = record.events.find(({ trigger }) => trigger.text === 'shot down');
    const why = explain(record, shot?.id ?? '');
    expect(why).toMatchObject({ kind: 'event', rule: 'shoot/v +down' });
    expect(why?.words.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['actor', 'trigger']),
    );
    expect(why?.rests).toContainEqual(expect.objectContaining({ kind: 'mention', text: 'Turkey' }));
    expect(why?.alternatives[0].label).toBe('ASSAULT');
    expect(why?.alternatives.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo(1, 2);
  });

  it('answers null for an id that the record lacks', () => {
    expect(explain(record, 'nothing')).toBeNull();
  });
});
