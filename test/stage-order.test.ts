import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Stage } from '../src/doc/stage.ts';
import { stage } from '../src/doc/stage.ts';
import { Pipeline } from '../src/engine/pipeline.ts';

const tokens = stage({
  name: 'tokens',
  version: '1',
  needs: [],
  gives: ['tokens'],
  read: () => ({
    layers: {
      tokens: { length: 0, start: new Int32Array(), end: new Int32Array(), glue: new Uint8Array() },
    },
  }),
});
const times = stage({
  name: 'times',
  version: '1',
  needs: ['tokens'],
  gives: ['times'],
  read: () => ({ layers: { times: [] } }),
});

describe('the order of stages', () => {
  it('compiles and runs where every need is met', () => {
    const pipeline = Pipeline.start().add(tokens).add(times);
    expectTypeOf(pipeline).toEqualTypeOf<Pipeline<'tokens' | 'times'>>();
    expect(pipeline.versions()).toEqual({ tokens: '1', times: '1' });
  });

  it('does not compile, and throws, where a need is unmet', () => {
    // @ts-expect-error times needs tokens
    expect(() => Pipeline.start().add(times)).toThrow("stage-order: times needs 'tokens' first");
  });

  it('does not compile, and throws, where a layer is given twice', () => {
    // @ts-expect-error tokens are there already
    expect(() => Pipeline.start().add(tokens).add(tokens)).toThrow(
      "stage-order: tokens gives 'tokens' again",
    );
  });

  it('lets a stage see only what it declared', () => {
    const greedy: Stage<'tokens', 'names'> = {
      name: 'greedy',
      version: '1',
      needs: ['tokens'],
      gives: ['names'],
      read(doc) {
        // @ts-expect-error tags were not declared
        doc.layer('tags');
        return { layers: { names: [] } };
      },
    };
    expect(() => Pipeline.start().add(tokens).add(greedy).read(REPORT)).toThrow('layer-missing');
  });
});

const REPORT = {
  id: 'r',
  url: null,
  outlet: null,
  title: null,
  byline: [],
  published: null,
  retrieved: null,
  text: '',
  raw: null,
} as const;
