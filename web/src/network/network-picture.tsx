import { useMemo, useRef } from 'react';
import type { Network } from '../api/answers.ts';
import { Framed } from '../pictures/framed.tsx';
import { Mark, useMarkPage } from '../pictures/mark.tsx';
import { useMarks } from '../pictures/marks.ts';
import { counted } from '../words.ts';
import { layout } from './layout.ts';
import { pairId, toneName } from './pairs.ts';

interface Props {
  readonly network: Network;
  readonly node: string | undefined;
  readonly pair: string | undefined;
}

/** Names that are always shown; those of the rest come up when pointed at. */
const NAMED = 36;

/** Actors as circles as large as what they do, ties as lines as thick as what passes along them. */
export function NetworkPicture(props: Props) {
  return (
    <Framed className="network-frame">{(width) => <Drawing {...props} width={width} />}</Framed>
  );
}

function Drawing({ network, node, pair, width }: Props & { readonly width: number }) {
  const picture = useRef<SVGSVGElement>(null);
  const onKeys = useMarks(picture);
  const page = useMarkPage();
  const height = Math.round(Math.max(420, Math.min(720, width * 0.78)));
  const { nodes, edges } = network;
  const most = Math.max(1, ...nodes.map(({ count }) => count));
  const thickest = Math.max(1, ...edges.map(({ count }) => count));
  const radius = (count: number) => 4 + 15 * Math.sqrt(count / most);
  const spots = useMemo(
    () =>
      layout(
        nodes.map(({ key, count }) => ({ key, radius: 4 + 15 * Math.sqrt(count / most) })),
        edges.map(({ a, b, count }) => ({ a, b, strength: Math.sqrt(count / thickest) })),
        width,
        height,
      ),
    [nodes, edges, most, thickest, width, height],
  );
  const ends = new Set(pair?.split(','));
  const near = new Set(
    edges.filter(({ a, b }) => a === node || b === node).flatMap(({ a, b }) => [a, b]),
  );
  const chosen = node !== undefined || pair !== undefined;
  const isLit = (key: string) => key === node || near.has(key) || ends.has(key);
  const names = new Map(nodes.map(({ key, name }) => [key, name]));
  return (
    <>
      {/* The links inside take the keys; this listens for all of them. */}
      <svg
        ref={picture}
        className={chosen ? 'network-picture is-chosen' : 'network-picture'}
        width={width}
        height={height}
        aria-label="Actors and what passes between them"
        onKeyDown={onKeys}
      >
        {edges.map(({ a, b, count, tone }) => {
          const [from, to] = [spots.get(a), spots.get(b)];
          if (!from || !to) return null;
          const id = pairId(a, b);
          const lit = pair === id || a === node || b === node;
          const words = `${names.get(a)} and ${names.get(b)}: ${counted(count, 'event')}, ${toneName(tone)}`;
          const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
          return (
            <Mark
              key={id}
              page={page}
              to={{ pair: id, node: undefined }}
              label={words}
              chosen={pair === id}
              className={lit ? 'tie is-lit' : 'tie'}
            >
              <line {...line} className="tie-room" />
              <line
                {...line}
                strokeWidth={1 + 6 * Math.sqrt(count / thickest)}
                className={`tie-line ${toneClassOf(tone)}`}
              />
            </Mark>
          );
        })}
        {nodes.map(({ key, name, count }, index) => {
          const spot = spots.get(key);
          if (!spot) return null;
          const words = `${name}: ${counted(count, 'event')}`;
          return (
            <Mark
              key={key}
              page={page}
              to={{ node: node === key ? undefined : key, pair: undefined }}
              label={words}
              chosen={node === key}
              className={`node ${isLit(key) ? 'is-lit' : ''} ${index < NAMED ? 'is-named' : ''}`}
            >
              <circle cx={spot.x} cy={spot.y} r={radius(count)} />
              <text x={spot.x} y={spot.y + radius(count) + 12}>
                {name.length > 24 ? `${name.slice(0, 23)}…` : name}
              </text>
            </Mark>
          );
        })}
      </svg>
    </>
  );
}

function toneClassOf(tone: number): string {
  return tone > 0.15 ? 'tone-friendly' : tone < -0.15 ? 'tone-hostile is-dashed' : 'tone-mixed';
}
