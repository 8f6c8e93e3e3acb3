import { expect, test } from 'vitest';
import { viewOf, WHOLE, zoomed } from './view.ts';

test('the map looks at its places and keeps within its frame', () => {
  expect(viewOf([], 800, 450)).toEqual(WHOLE);
  const near = [
    { x: 400, y: 120 },
    { x: 430, y: 140 },
  ];
  const view = viewOf(near, 800, 450);
  expect(view.scale).toBe(7);
  for (const { x, y } of near) {
    expect(x * view.scale + view.x).toBeGreaterThan(0);
    expect(x * view.scale + view.x).toBeLessThan(800);
    expect(y * view.scale + view.y).toBeGreaterThan(0);
    expect(y * view.scale + view.y).toBeLessThan(450);
  }
  expect(viewOf([{ x: 2, y: 2 }], 800, 450)).toMatchObject({ x: 0, y: 0 });
});

test('zooming keeps its middle', () => {
  const view = zoomed(WHOLE, 2, 400, 225);
  expect(400).toBe(400 * view.scale + view.x);
  expect(zoomed(WHOLE, 0.1, 0, 0)).toEqual(WHOLE);
});
