import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { takeGiven } from './given.ts';
import { Intake } from './intake.ts';
import { look } from './look.ts';

let store: Store;
beforeEach(async () => {
  store = await openStore(':memory:');
});
afterEach(() => store.close());

const lines = (...texts: string[]) => ({
  text: texts.map((text) => JSON.stringify({ text, title: text })).join('\n'),
  file: 'few.jsonl',
});

test('says what is new, known or refused, and writes nothing', async () => {
  const intake = new Intake(store, sampleReader);
  for await (const _ of intake.takeAll(takeGiven(lines('First.'))));
  const before = await store.counts();
  const seen: string[] = [];
  const given = { ...lines('First.', 'Second.', 'Second.'), input: 'jsonl' as const };
  for await (const one of look(store, takeGiven({ ...given, text: `${given.text}\nnot json` }))) {
    seen.push(`${one.outlook} ${one.where} ${one.outlook === 'refused' ? one.message : one.title}`);
  }
  expect(seen).toEqual([
    'known few.jsonl:1 First.',
    'new few.jsonl:2 Second.',
    'known few.jsonl:3 Second.',
    expect.stringMatching(/^refused few\.jsonl:4 .*not a JSON object/),
  ]);
  expect(await store.counts()).toEqual(before);
});
