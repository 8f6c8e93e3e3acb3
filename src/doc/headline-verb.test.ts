import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS, type Relation } from './columns.ts';
import { headlinePlan, headlineVerb } from './headline-verb.ts';

const TAGS = [
  'PROPN/NNP',
  'NOUN/NN',
  'NOUN/NNS',
  'VERB/VBP',
  'PUNCT/,',
  'PART/TO',
  'VERB/VB',
  'CCONJ/CC',
];
const VERBS = { plain: ['vow'], with: { trade: ['blame'] } };
const rel = (name: Relation) => RELATIONS.indexOf(name);
const columns = (tags: readonly number[], heads: readonly number[]) => ({
  tag: Uint8Array.from(tags),
  head: Int32Array.from(heads),
  rel: Uint8Array.from(heads, (head) => (head < 0 ? rel('root') : rel('compound'))),
  score: new Float32Array(tags.length).fill(0.9),
});

describe('the verb of a headline', () => {
  it('is found behind a list of names, which becomes its subject', () => {
    const one = columns([0, 4, 0, 1, 2], [-1, 2, 3, 0, 0]);
    headlineVerb(one, ['Lima', ',', 'Quito', 'vow', 'patrols'], 0, TAGS, 3, VERBS);
    expect([...one.head]).toEqual([3, 2, 0, -1, 3]);
    expect(one.rel[0]).toBe(rel('nsubj'));
    expect(one.rel[4]).toBe(rel('obj'));
    expect(one.tag[3]).toBe(3);
  });

  it('is no noun that lacks what makes a verb of it', () => {
    const one = columns([0, 4, 0, 1, 2], [-1, 2, 4, 4, 0]);
    headlineVerb(one, ['Lima', ',', 'Quito', 'trade', 'routes'], 0, TAGS, 3, VERBS);
    expect([...one.head]).toEqual([-1, 2, 4, 4, 0]);
  });

  it('of what a name is to do hangs on the name', () => {
    const one = columns([0, 5, 6, 3, 1], [3, 2, 3, -1, 3]);
    headlinePlan(one, ['Apia', 'to', 'meet', 'tell', 'envoy'], 0, TAGS);
    expect([...one.head]).toEqual([3, 2, 0, -1, 3]);
    expect(one.rel[2]).toBe(rel('acl'));
  });

  it('stays where what it hangs on hangs on the name', () => {
    const one = columns([0, 5, 6, 3], [-1, 2, 3, 0]);
    headlinePlan(one, ['Apia', 'to', 'meet', 'tell'], 0, TAGS);
    expect([...one.head]).toEqual([-1, 2, 3, 0]);
  });

  it('leaves one tree, whatever the tags and heads', () => {
    const word = fc.constantFrom(
      'Lima',
      'Quito',
      ',',
      '&',
      'and',
      'vow',
      'trade',
      'blame',
      'to',
      'meet',
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.nat(TAGS.length - 1), fc.nat()), { minLength: 1, maxLength: 9 }),
        (words) => {
          // Each in an order of chance hangs on one that came before it, the first on nothing: a tree.
          const order = words
            .map((_, i) => i)
            .sort((a, b) => (words[a][2] % 97) - (words[b][2] % 97));
          const heads = words.map(([, , at], i) => {
            const place = order.indexOf(i);
            return place === 0 ? -1 : order[at % place];
          });
          const one = columns(
            words.map(([, tag]) => tag),
            heads,
          );
          const forms = words.map(([form]) => form);
          headlineVerb(one, forms, 0, TAGS, 3, VERBS);
          headlinePlan(one, forms, 0, TAGS);
          expect([...one.head].filter((head) => head < 0)).toHaveLength(1);
          one.head.forEach((_, token) => {
            let at = token;
            for (let steps = 0; at >= 0; steps++) {
              expect(steps).toBeLessThanOrEqual(words.length);
              at = one.head[at];
            }
          });
        },
      ),
      { numRuns: 5000 },
    );
  });
});
