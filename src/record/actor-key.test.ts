import { describe, expect, test } from 'vitest';
import { actorKey, type Keyed } from './actor-key.ts';

const actor = (name: string, more: Partial<Keyed> = {}): Keyed => ({
  name,
  kind: 'person',
  code: null,
  resolved: 'report',
  wikidata: null,
  ...more,
});

describe('the key of an actor', () => {
  test('is the Wikidata id wherever there is one', () => {
    expect(actorKey(actor('Angela Merkel', { resolved: 'lexicon', wikidata: 'Q567' }))).toBe(
      'Q567',
    );
  });

  test('of a person is the same in office, out of office and introduced by a report alone', () => {
    const keys = [
      actor('João Vale', { resolved: 'lexicon', code: 'PRTGOV' }),
      actor('Joao Vale', { resolved: 'lexicon', code: 'PRTELI' }),
      actor('João Vale', { code: 'PRT' }),
    ].map(actorKey);
    expect(new Set(keys)).toEqual(new Set(['name:joao vale']));
  });

  test('keeps a state apart from its government and its people', () => {
    const keys = [
      actor('Portugal', { kind: 'state', code: 'PRT', resolved: 'lexicon', wikidata: 'Q45' }),
      actor('Government of Portugal', { kind: 'government', code: 'PRTGOV', resolved: 'lexicon' }),
      actor('Portuguese', { kind: 'people', code: 'PRT', resolved: 'lexicon' }),
    ].map(actorKey);
    expect(keys).toEqual(['Q45', 'code:PRTGOV:government of portugal', 'code:PRT:portuguese']);
  });

  test.each([
    ['Prakash Javadekar', 'person', 'name:prakash javadekar'],
    ['Tony de Brum', 'person', 'name:tony de brum'],
    ['Jean-Yves O’Hara', 'person', 'name:jean yves ohara'],
    ['the North Sea Cod Commission', 'government', 'name:north sea cod commission'],
    ['Bank of the South Coast', 'company', 'name:bank of the south coast'],
    // One word, or words of no one in particular: they mean others elsewhere.
    ['Javadekar', 'person', null],
    ['A Russian general', 'person', null],
    ['Aid groups', 'ngo', null],
    ['The Agency', 'government', null],
    ['American officials', 'government', null],
    ['Syrian Kurds', 'people', null],
    ['', 'person', null],
  ] as const)('%s (%s): %s', (name, kind, key) => {
    expect(actorKey(actor(name, { kind }))).toBe(key);
  });

  test('is null where nobody was resolved', () => {
    expect(actorKey(actor('Meridian Wire', { kind: 'unknown', resolved: 'none' }))).toBeNull();
  });
});
