import { describe, expect, test } from 'vitest';
import { sampleRecord } from '../../test/sample/sample-record.ts';
import { faultsOf } from './check.ts';
import { CorrectionRefused, correctionOf, type EntryRequest } from './correcting.ts';
import type { Correction } from './correction.ts';
import { inForce, keyAfter } from './correction-log.ts';
import { applyCorrections } from './corrections.ts';
import type { Record } from './record.ts';

let made = 0;
const correct = (record: Record, request: EntryRequest): Correction =>
  correctionOf(record, request, { id: `k${++made}`, at: '2016-01-01T00:00:00Z', who: 'Ada' });

/** The sample as another engine might read it: every id new, as where rules name entries otherwise. */
function renamed(record: Record): Record {
  const json = JSON.stringify(record).replace(/"([a-z]{1,2}\d{1,2})"/g, '"new-$1"');
  return JSON.parse(json) as Record;
}

const event = (record: Record, id: string) => record.events.find((one) => one.id === id);
const here = (record: Record, words: string) => {
  const start = record.report.text.indexOf(words);
  return { start, end: start + words.length };
};

describe('corrections over the reading they were made on', () => {
  const record = sampleRecord();

  test('accept and reject mark the entry and change nothing else', () => {
    const corrections = [
      correct(record, { action: 'accept', kind: 'event', entry: 'e1' }),
      correct(record, { action: 'reject', kind: 'statement', entry: 's9' }),
    ];
    const { record: corrected, conflicts } = applyCorrections(record, corrections);
    expect(conflicts).toEqual([]);
    expect(event(corrected, 'e1')).toEqual({ ...event(record, 'e1'), review: 'accepted' });
    expect(corrected.statements[8]).toEqual({ ...record.statements[8], review: 'rejected' });
    expect(corrected.statements.slice(0, 8)).toEqual(record.statements.slice(0, 8));
    expect(faultsOf(corrected)).toEqual([]);
    expect(record).toEqual(sampleRecord());
  });

  test('an edit changes what it names; a later edit goes on from it', () => {
    const first = correct(record, {
      action: 'edit',
      kind: 'event',
      entry: 'e5',
      patch: { type: 'REJECT' },
    });
    const once = applyCorrections(record, [first]).record;
    const second = correct(once, {
      action: 'edit',
      kind: 'event',
      entry: 'e5',
      patch: { status: 'negated' },
    });
    expect(event(applyCorrections(record, [first, second]).record, 'e5')).toEqual({
      ...event(record, 'e5'),
      type: 'REJECT',
      status: 'negated',
      review: 'edited',
    });
  });

  test('an added entry is completed, and its parties are whom the record means by those words', () => {
    const addition = correct(record, {
      action: 'add',
      kind: 'stance',
      patch: {
        kind: 'oppose',
        holder: here(record, 'President Petro Poroshenko'),
        object: here(record, 'Germany'),
        cue: { ...here(record, 'rejected'), text: 'rejected' },
      },
    });
    const { record: corrected, conflicts } = applyCorrections(record, [addition]);
    expect(conflicts).toEqual([]);
    expect(faultsOf(corrected)).toEqual([]);
    expect(corrected.stances.at(-1)).toMatchObject({
      id: addition.entry,
      kind: 'oppose',
      holder: { actor: 'poroshenko', mention: 'm5' },
      object: { actor: 'DEU' },
      by: 'correction',
      score: 1,
      review: 'added',
    });
  });

  test('what would not be sound is refused with its place', () => {
    const wrong: [EntryRequest, RegExp][] = [
      [{ action: 'accept', kind: 'event', entry: 'none' }, /no event/],
      [{ action: 'edit', kind: 'event', entry: 'e1', patch: { type: 'PEACE' } }, /^type/],
      [{ action: 'edit', kind: 'event', entry: 'e1', patch: { colour: 'red' } }, /colour/],
      [{ action: 'edit', kind: 'event', entry: 'e1', patch: { id: 'e2' } }, /^id/],
      [{ action: 'edit', kind: 'event', entry: 'e1', patch: { statement: 's77' } }, /s77/],
      [{ action: 'edit', kind: 'statement', entry: 's1', patch: { speakers: ['zz'] } }, /zz/],
      [
        {
          action: 'edit',
          kind: 'event',
          entry: 'e1',
          patch: { trigger: { start: 0, end: 4, text: 'Peace' } },
        },
        /trigger/,
      ],
      [
        { action: 'add', kind: 'figure', patch: { start: 0, end: 99_999, text: '' } },
        /outside the text/,
      ],
    ];
    for (const [request, message] of wrong) {
      expect(() => correct(record, request), JSON.stringify(request)).toThrow(CorrectionRefused);
      expect(() => correct(record, request)).toThrow(message);
    }
  });
});

describe('corrections over a later reading', () => {
  const record = sampleRecord();
  const later = renamed(record);

  test('entries with new ids are found by their words', () => {
    const corrections = [
      correct(record, { action: 'accept', kind: 'commitment', entry: 'c1' }),
      correct(record, { action: 'reject', kind: 'stance', entry: 'p1' }),
      correct(record, { action: 'edit', kind: 'figure', entry: 'f2', patch: { unit: 'people' } }),
      correct(record, { action: 'edit', kind: 'event', entry: 'e7', patch: { mode: 'verbal' } }),
    ];
    const { record: corrected, conflicts } = applyCorrections(later, corrections);
    expect(conflicts).toEqual([]);
    expect(faultsOf(corrected)).toEqual([]);
    expect(corrected.commitments[0]).toEqual({ ...later.commitments[0], review: 'accepted' });
    expect(corrected.stances[0].review).toBe('rejected');
    expect(corrected.figures[1]).toMatchObject({ id: 'new-f2', unit: 'people', review: 'edited' });
    expect(corrected.events).toHaveLength(later.events.length);
  });

  test('an accepted entry stands where the reading has it otherwise, or not at all', () => {
    const accepted = correct(record, { action: 'accept', kind: 'event', entry: 'e5' });
    const otherwise = {
      ...later,
      events: later.events.map((one) =>
        one.id === 'new-e5' ? { ...one, type: 'CONSULT' as const, because: ['new-s6'] } : one,
      ),
    };
    const stands = applyCorrections(otherwise, [accepted]);
    expect(stands.conflicts).toEqual([]);
    expect(event(stands.record, 'new-e5')).toMatchObject({
      type: 'ACCUSE',
      because: ['new-s6'],
      review: 'accepted',
    });
    const without = { ...later, events: later.events.filter(({ id }) => id !== 'new-e5') };
    const back = applyCorrections(without, [accepted]);
    expect(back.conflicts).toEqual([]);
    expect(event(back.record, 'e5')).toMatchObject({ type: 'ACCUSE', review: 'accepted' });
    expect(faultsOf(back.record)).toEqual([]);
  });

  test('a rejection does not reach what is read otherwise, and says so', () => {
    const rejected = correct(record, { action: 'reject', kind: 'event', entry: 'e5' });
    const otherwise = {
      ...later,
      events: later.events.map((one) =>
        one.id === 'new-e5' ? { ...one, type: 'CONSULT' as const } : one,
      ),
    };
    const { record: corrected, conflicts } = applyCorrections(otherwise, [rejected]);
    expect(corrected).toEqual(otherwise);
    expect(conflicts).toMatchObject([{ correction: rejected.id, kind: 'read-anew' }]);
    const without = { ...later, events: later.events.filter(({ id }) => id !== 'new-e5') };
    expect(applyCorrections(without, [rejected])).toEqual({ record: without, conflicts: [] });
  });

  test('actors that an entry names are brought along', () => {
    const edit = correct(record, {
      action: 'edit',
      kind: 'statement',
      entry: 's9',
      patch: { speakers: ['kerry'] },
    });
    const stranger = {
      ...later,
      actors: later.actors.filter(({ id }) => id !== 'kerry'),
      statements: later.statements.filter(({ id }) => id !== 'new-s8'),
      commitments: [],
      mentions: later.mentions.filter(({ actor }) => actor !== 'kerry'),
    };
    const { record: corrected, conflicts } = applyCorrections(stranger, [edit]);
    expect(conflicts).toEqual([]);
    expect(corrected.statements.at(-1)?.speakers).toEqual(['kerry']);
    expect(corrected.actors.at(-1)).toMatchObject({ id: 'kerry', name: 'John Kerry' });
    // Known under another id, he is not brought a second time.
    const other = JSON.parse(JSON.stringify(later).replaceAll('"kerry"', '"jk"')) as Record;
    const known = applyCorrections(other, [edit]).record;
    expect(known.statements[8].speakers).toEqual(['jk']);
    expect(known.actors).toEqual(other.actors);
  });

  test('an entry that was added is not there twice when an engine learns to find it', () => {
    const { id: _, score: _s, by: _b, because: _c, ...patch } = record.stances[0];
    const bare = { ...record, stances: [] };
    const addition = correct(bare, { action: 'add', kind: 'stance', patch });
    const { record: corrected, conflicts } = applyCorrections(later, [addition]);
    expect(conflicts).toEqual([]);
    expect(corrected.stances).toHaveLength(1);
    expect(corrected.stances[0]).toMatchObject({ id: 'new-p1', review: 'added' });
    // Read otherwise, the engine's own stands beside it.
    const against = { ...later, stances: [{ ...later.stances[0], kind: 'oppose' as const }] };
    expect(applyCorrections(against, [addition]).record.stances).toMatchObject([
      { id: 'new-p1', kind: 'oppose' },
      { id: addition.entry, kind: 'support', review: 'added' },
    ]);
  });

  test('gone words, gone references and several that fit are conflicts, and change nothing', () => {
    const accepted = correct(record, { action: 'accept', kind: 'commitment', entry: 'c6' });
    const text = record.report.text.replace('two million', 'ten million');
    const reworded = { ...later, report: { ...later.report, text, sha256: 'f'.repeat(64) } };
    expect(applyCorrections(reworded, [accepted])).toMatchObject({
      record: reworded,
      conflicts: [{ kind: 'words-gone' }],
    });
    const claim = correct(record, {
      action: 'edit',
      kind: 'event',
      entry: 'e7',
      patch: { statement: 's8' },
    });
    const silent = {
      ...later,
      statements: later.statements.filter(({ id }) => id !== 'new-s8'),
    };
    expect(applyCorrections(silent, [claim])).toMatchObject({
      record: silent,
      conflicts: [{ kind: 'reference-gone' }],
    });
    // Where it is there under another id, it is found by its words.
    expect(event(applyCorrections(later, [claim]).record, 'new-e7')?.statement).toBe('new-s8');
    const edit = correct(record, { action: 'edit', kind: 'event', entry: 'e7', patch: {} });
    const twin = later.events.find(({ id }) => id === 'new-e7')!;
    const double = {
      ...later,
      events: [
        ...later.events.filter((one) => one !== twin),
        { ...twin, type: 'AID' as const },
        { ...twin, id: 'twin', type: 'CONCEDE' as const },
      ],
    };
    expect(applyCorrections(double, [edit])).toMatchObject({
      record: double,
      conflicts: [{ kind: 'several-fit' }],
    });
  });
});

describe('the log', () => {
  const entry = (id: string, more: Partial<Correction> = {}): Correction => ({
    ...correct(sampleRecord(), { action: 'accept', kind: 'event', entry: 'e1' }),
    id,
    ...more,
  });
  const undo = (id: string, undoes: string) => entry(id, { action: 'undo', undoes });

  test('an undo takes back, and can be taken back itself', () => {
    const ids = (log: Correction[]) => inForce(log).map(({ id }) => id);
    expect(ids([entry('a'), entry('b'), undo('u', 'a')])).toEqual(['b']);
    expect(ids([entry('a'), entry('b'), undo('u', 'a'), undo('v', 'u')])).toEqual(['a', 'b']);
  });

  test('merges follow one another; a split takes one actor of one report out', () => {
    const merge = (id: string, from: string, to: string) =>
      entry(id, { action: 'merge', report: null, entry: null, from, to });
    const log = [
      merge('a', 'name:jan vos', 'Q1'),
      entry('b', { action: 'split', kind: 'actor', report: 'r2', entry: 'x', to: 'apart:b' }),
      merge('c', 'Q1', 'Q2'),
    ];
    const key = (report: string, key: string | null) => keyAfter({ report, entry: 'x', key }, log);
    expect(key('r1', 'name:jan vos')).toBe('Q2');
    expect(key('r2', 'name:jan vos')).toBe('apart:b');
    expect(key('r1', 'Q3')).toBe('Q3');
    expect(key('r1', null)).toBeNull();
    const back = [...log, merge('d', 'Q2', 'Q1')];
    expect(keyAfter({ report: 'r1', entry: 'x', key: 'Q2' }, back)).toBe('Q1');
  });
});
