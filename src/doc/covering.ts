import type { TokenRange } from './range.ts';

/**
 * For every token the index of the shortest range that holds it, or -1: so that asking what stands
 * around a token costs nothing, however long the report. Each item may have several parts; its size is
 * that of all of them.
 */
export function covering(length: number, items: readonly (readonly TokenRange[])[]): Int32Array {
  const size = (parts: readonly TokenRange[]) =>
    parts.reduce((sum, { from, to }) => sum + to - from, 0);
  const found = new Int32Array(length).fill(-1);
  const order = items.map((parts, index) => ({ parts, index, size: size(parts) }));
  // Longest first, so that shorter ones are laid over them; of equals the first stays on top.
  order.sort((a, b) => b.size - a.size || b.index - a.index);
  for (const { parts, index } of order) {
    for (const { from, to } of parts) found.fill(index, from, to);
  }
  return found;
}
