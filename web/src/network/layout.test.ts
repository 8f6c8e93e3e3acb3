import { describe, expect, test } from 'vitest';
import { layout } from './layout.ts';

const bodies = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => ({ key, radius: 6 }));
const ties = [
  { a: 'a', b: 'b', strength: 1 },
  { a: 'd', b: 'e', strength: 0.4 },
  { a: 'a', b: 'nobody', strength: 1 },
];

describe('the layout of the network', () => {
  const spots = layout(bodies, ties, 800, 500);
  const far = (one: string, other: string) =>
    Math.hypot(
      (spots.get(one)?.x ?? 0) - (spots.get(other)?.x ?? 0),
      (spots.get(one)?.y ?? 0) - (spots.get(other)?.y ?? 0),
    );

  test('stays inside its box and keeps marks apart', () => {
    for (const { x, y } of spots.values()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(800);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(500);
    }
    for (const one of bodies) {
      for (const other of bodies) {
        if (one !== other) expect(far(one.key, other.key)).toBeGreaterThan(12);
      }
    }
  });

  test('tied ones stand nearer than strangers; the same input gives the same picture', () => {
    expect(far('a', 'b')).toBeLessThan(far('a', 'd'));
    expect(layout(bodies, ties, 800, 500)).toEqual(spots);
    expect(layout([], [], 800, 500).size).toBe(0);
  });
});
