import type { Network } from '../api/answers.ts';

/** Names a pair in the address, the same whichever of the two comes first. */
export function pairId(a: string, b: string): string {
  return [a, b].sort().join(',');
}

/** What passes between two, in a word. */
export function toneName(tone: number): string {
  if (tone > 0.5) return 'friendly';
  if (tone > 0.15) return 'rather friendly';
  if (tone >= -0.15) return 'mixed';
  return tone >= -0.5 ? 'rather hostile' : 'hostile';
}

/** The part of a network that can be drawn: the busiest actors that have a tie to another, and those ties. */
export function busiest(network: Network, most: number): Network {
  const tied = new Set(network.edges.flatMap(({ a, b }) => (a === b ? [] : [a, b])));
  const kept = new Set(
    [...network.nodes]
      .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1))
      .filter(({ key }) => tied.has(key))
      .slice(0, most)
      .map(({ key }) => key),
  );
  const edges = network.edges
    .filter(({ a, b }) => kept.has(a) && kept.has(b) && a !== b)
    .sort((one, other) => other.count - one.count);
  // Whoever is tied only to the less busy would stand alone.
  const met = new Set(edges.flatMap(({ a, b }) => [a, b]));
  const nodes = network.nodes
    .filter(({ key }) => met.has(key))
    .sort((one, other) => other.count - one.count || (one.key < other.key ? -1 : 1));
  return { nodes, edges };
}
