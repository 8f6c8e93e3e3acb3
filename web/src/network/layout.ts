/** A node to be placed: the radius of its mark, px. */
export interface Body {
  readonly key: string;
  readonly radius: number;
}
/** A tie that pulls two bodies together; the stronger, the nearer. */
export interface Tie {
  readonly a: string;
  readonly b: string;
  /** From 0 to 1. */
  readonly strength: number;
}
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Rounds of the simulation, and how each cools down. */
const ROUNDS = 320;
/** Length of the strongest tie at rest, px; the weakest are three times as long. */
const NEAR = 26;
const PUSH = 3_600;
/** Least space between two marks, px: their names need some. */
const AIR = 15;

/**
 * Places bodies by pushing all apart and pulling tied ones together (Fruchterman and Reingold 1991,
 * with cooling), within a box. The same input gives the same picture: it starts from a sunflower's
 * spiral in the order given, nothing is random.
 */
export function layout(
  bodies: readonly Body[],
  ties: readonly Tie[],
  width: number,
  height: number,
): Map<string, Spot> {
  const count = bodies.length;
  const index = new Map(bodies.map(({ key }, at) => [key, at]));
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const spread = Math.min(width, height) / 2.4;
  for (let at = 0; at < count; at++) {
    const far = spread * Math.sqrt((at + 0.5) / count);
    const turn = at * 2.399963; // the golden angle
    x[at] = far * Math.cos(turn) * (width / height);
    y[at] = far * Math.sin(turn);
  }
  const springs = ties.flatMap(({ a, b, strength }) => {
    const [from, to] = [index.get(a), index.get(b)];
    return from === undefined || to === undefined ? [] : [{ from, to, strength }];
  });
  const dx = new Float64Array(count);
  const dy = new Float64Array(count);
  // Fewer bodies have more room each.
  const scale = Math.sqrt((width * height) / (count + 1)) / 110;
  for (let round = 0; round < ROUNDS; round++) {
    const heat = 14 * (1 - round / ROUNDS) + 0.2;
    dx.fill(0);
    dy.fill(0);
    for (let one = 0; one < count; one++) {
      for (let other = one + 1; other < count; other++) {
        let [gx, gy] = [x[one] - x[other], y[one] - y[other]];
        if (gx === 0 && gy === 0) [gx, gy] = [0.1, 0.1 * (one - other)];
        // Not Math.hypot, which takes ten times as long: this runs half a million times.
        const apart = Math.sqrt(gx * gx + gy * gy);
        // Names stand under the marks and are wider than high.
        const close = Math.sqrt(gx * gx * 0.2025 + gy * gy);
        const touch = bodies[one].radius + bodies[other].radius + AIR;
        const push =
          (PUSH * scale * scale) / (apart * apart) + (close < touch ? (touch - close) * 0.6 : 0);
        dx[one] += (gx / apart) * push;
        dy[one] += (gy / apart) * push;
        dx[other] -= (gx / apart) * push;
        dy[other] -= (gy / apart) * push;
      }
    }
    for (const { from, to, strength } of springs) {
      const [gx, gy] = [x[to] - x[from], y[to] - y[from]];
      const apart = Math.hypot(gx, gy) || 0.1;
      const pull = (apart - NEAR * scale * (3 - 2 * strength)) * 0.09 * (0.35 + strength);
      dx[from] += (gx / apart) * pull;
      dy[from] += (gy / apart) * pull;
      dx[to] -= (gx / apart) * pull;
      dy[to] -= (gy / apart) * pull;
    }
    for (let at = 0; at < count; at++) {
      // Towards the middle, more so across the box's narrow side.
      dx[at] -= x[at] * 0.02 * (height / width);
      dy[at] -= y[at] * 0.02 * (width / height);
      const far = Math.hypot(dx[at], dy[at]) || 1;
      const step = Math.min(far, heat) / far;
      x[at] += dx[at] * step;
      y[at] += dy[at] * step;
    }
  }
  return fitted(bodies, x, y, width, height);
}

/** Into the box, with room for the outermost marks and their names. */
function fitted(
  bodies: readonly Body[],
  x: Float64Array,
  y: Float64Array,
  width: number,
  height: number,
): Map<string, Spot> {
  const [left, right] = [Math.min(...x), Math.max(...x)];
  const [top, bottom] = [Math.min(...y), Math.max(...y)];
  const [side, edge] = [62, 34];
  let across = (width - 2 * side) / Math.max(1, right - left);
  let down = (height - 2 * edge) / Math.max(1, bottom - top);
  // Hardly more in one direction than in the other: what is near must stay near.
  across = Math.min(across, down * 1.25);
  down = Math.min(down, across * 1.25);
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const spots = new Map<string, Spot>();
  bodies.forEach(({ key }, at) => {
    spots.set(key, {
      x: width / 2 + (x[at] - middleX) * across,
      y: height / 2 + (y[at] - middleY) * down,
    });
  });
  return spots;
}
