import { expect, test } from 'vitest';
import { Tally } from './account.ts';
import type { Taken } from './intake.ts';

const counts = { statements: 0, events: 0, commitments: 0, stances: 0, figures: 0, problems: 0 };
const added = (more: Partial<Extract<Taken, { id: string }>> = {}): Taken => ({
  ...{ outcome: 'added', where: 'a.jsonl:1', id: 'a', title: null, language: 'en' },
  counts,
  ...more,
});
const failed = (code: string, message: string): Taken => ({
  ...{ outcome: 'failed', where: 'a.jsonl:2', code, message },
});

test('an account adds up, with each reason and language once', () => {
  const tally = new Tally();
  for (const taken of [
    added(),
    added({ language: 'und', copyOf: 'b' }),
    added({ language: 'de', versionOf: 'c' }),
    added({ language: 'fr' }),
    added({ language: 'fr' }),
    added({ outcome: 'known' }),
    added({ outcome: 'reread', copyOf: 'b' }),
    failed('row-no-text', 'a.csv:2: its text is empty.'),
    failed('line-not-json', 'a.jsonl:2: not a JSON object.'),
    failed('line-not-json', 'a.jsonl:9: not a JSON object.'),
  ]) {
    tally.add(taken);
  }
  expect(tally.account).toEqual({
    ...{ reports: 10, added: 5, read: 2, copies: 1, versions: 1, reread: 1, known: 1 },
    unread: { fr: 2, de: 1 },
    refused: [
      { code: 'line-not-json', count: 2, first: 'a.jsonl:2: not a JSON object.' },
      { code: 'row-no-text', count: 1, first: 'a.csv:2: its text is empty.' },
    ],
  });
});
