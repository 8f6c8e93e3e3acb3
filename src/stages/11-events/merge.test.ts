import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../doc/deeds.ts';
import { type Draft, merged } from './merge.ts';

const event = (change: Partial<Event> = {}): Event => ({
  type: 'ASSAULT',
  mode: null,
  contexts: [],
  cameo: '190',
  trigger: { from: 1, to: 2 },
  also: [],
  actors: [{ from: 0, to: 1, mention: 0 }],
  recipients: [{ from: 2, to: 3, mention: 1 }],
  time: null,
  place: null,
  status: 'occurred',
  hedges: [],
  statement: null,
  ranking: [],
  score: 0.7,
  rule: 'x',
  ...change,
});
const draft = (change: Partial<Draft> = {}, of: Partial<Event> = {}): Draft => ({
  event: event(of),
  actors: new Set(['1']),
  recipients: new Set(['2']),
  actorSides: change.actors ?? new Set(['1']),
  recipientSides: change.recipients ?? new Set(['2']),
  craft: new Set(),
  definite: false,
  presupposed: false,
  titled: false,
  lemma: 'attack',
  date: null,
  place: null,
  ...change,
});

describe('events told twice', () => {
  it('joins the same deed and keeps both triggers', () => {
    const found = merged([
      draft(),
      draft({ lemma: 'assault' }, { trigger: { from: 9, to: 10 }, time: 3 }),
    ]);
    expect(found).toHaveLength(1);
    expect(found[0].also).toEqual([{ from: 9, to: 10 }]);
    expect(found[0].time).toBe(3);
  });

  it('joins what the title says of a state with what its envoy says', () => {
    const words = { type: 'ACCUSE' } as const;
    const title = draft(
      { titled: true, actors: new Set(['3']), actorSides: new Set(['PHL']) },
      words,
    );
    const body = draft({ actors: new Set(['4']), actorSides: new Set(['PHL']) }, words);
    expect(merged([title, body])).toHaveLength(1);
    expect(merged([{ ...title, titled: false }, body])).toHaveLength(2);
  });

  it.each([
    ['other dates', draft({ date: '2015-11-13' }), draft({ date: '2015-11-24' })],
    ['other places', draft({ place: 'paris' }), draft({ place: 'sana' })],
    ['other doers', draft(), draft({ actors: new Set(['9']) })],
    ['asserted and claimed', draft(), draft({}, { statement: 0 })],
    ['done and to come', draft(), draft({}, { status: 'future' })],
    [
      'two acts of speech',
      draft({ lemma: 'condemn' }, { type: 'ACCUSE' }),
      draft({ lemma: 'blame' }, { type: 'ACCUSE' }),
    ],
    [
      'a drone and a bomber',
      draft({ craft: new Set(['drone']) }),
      draft({ craft: new Set(['plane']) }),
    ],
    [
      'a doer, and elsewhere none',
      draft(),
      draft({ actors: new Set(), place: 'sinai' }, { actors: [], place: 4 }),
    ],
    [
      'agreements with nobody',
      draft({ recipients: new Set() }, { type: 'AGREE', recipients: [] }),
      draft({ recipients: new Set() }, { type: 'AGREE', recipients: [] }),
    ],
  ])('keeps apart: %s', (_, one, other) => {
    expect(merged([one, other])).toHaveLength(2);
  });

  it('joins what a claim takes as known, and lets the report speak first', () => {
    const known = draft({ presupposed: true }, { statement: 0 });
    const told = draft({}, { trigger: { from: 9, to: 10 } });
    const [event, ...others] = merged([known, told]);
    expect(others).toEqual([]);
    expect(event.statement).toBeNull();
    expect(event.trigger).toEqual({ from: 9, to: 10 });
    expect(event.also).toEqual([{ from: 1, to: 2 }]);
  });

  it('joins "the plane", wherever it was shot down, with the plane told of', () => {
    const plane = draft(
      { actors: new Set(), place: 'sinai', definite: true },
      { actors: [], place: 4 },
    );
    expect(merged([draft(), plane])).toHaveLength(1);
  });

  it('lets a telling without its doer join one that names it', () => {
    expect(merged([draft(), draft({ actors: new Set() }, { actors: [] })])).toHaveLength(1);
  });

  it('never loses a trigger', () => {
    const some = fc.array(
      fc.record({
        actor: fc.constantFrom('1', '2'),
        recipient: fc.constantFrom('3', '4'),
        at: fc.nat(50),
      }),
    );
    fc.assert(
      fc.property(some, (list) => {
        const drafts = list.map(({ actor, recipient, at }) =>
          draft(
            { actors: new Set([actor]), recipients: new Set([recipient]) },
            { trigger: { from: at, to: at + 1 } },
          ),
        );
        const count = merged(drafts).reduce((sum, one) => sum + 1 + one.also.length, 0);
        expect(count).toBe(drafts.length);
      }),
    );
  });
});
