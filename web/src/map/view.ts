/** How the map is shifted and enlarged, px. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export const WHOLE: View = { x: 0, y: 0, scale: 1 };
const LARGEST = 24;
/** The closest that the map looks by itself: nearer, its coarse coasts would show. */
const NEAREST = 7;
const EDGE = 70;

/** The view in which all points stand, with room around them; the whole map for none. */
export function viewOf(
  points: readonly { readonly x: number; readonly y: number }[],
  width: number,
  height: number,
): View {
  if (points.length === 0) return WHOLE;
  const [left, right] = ends(points.map(({ x }) => x));
  const [top, bottom] = ends(points.map(({ y }) => y));
  const scale = Math.max(
    1,
    Math.min(
      NEAREST,
      (width - 2 * EDGE) / Math.max(1, right - left),
      (height - 2 * EDGE) / Math.max(1, bottom - top),
    ),
  );
  return kept(
    {
      scale,
      x: width / 2 - ((left + right) / 2) * scale,
      y: height / 2 - ((top + bottom) / 2) * scale,
    },
    width,
    height,
  );
}

/** Enlarged about a point that stays where it is. */
export function zoomed(view: View, factor: number, x: number, y: number): View {
  const scale = Math.max(1, Math.min(LARGEST, view.scale * factor));
  const grown = scale / view.scale;
  return { scale, x: x - (x - view.x) * grown, y: y - (y - view.y) * grown };
}

/** Shifted so that the map fills its frame. */
function kept(view: View, width: number, height: number): View {
  return {
    scale: view.scale,
    x: Math.min(0, Math.max(width * (1 - view.scale), view.x)),
    y: Math.min(0, Math.max(height * (1 - view.scale), view.y)),
  };
}

function ends(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
