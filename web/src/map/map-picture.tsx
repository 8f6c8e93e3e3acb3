import { geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { useMemo, useRef, useState } from 'react';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';
import type { PlaceCount } from '../api/answers.ts';
import { Framed } from '../pictures/framed.tsx';
import { Mark, useMarkPage } from '../pictures/mark.tsx';
import { useMarks } from '../pictures/marks.ts';
import { EVENT_CLASSES } from '../query/event-types.ts';
import { counted, plainWords } from '../words.ts';
import { type View, viewOf, WHOLE, zoomed } from './view.ts';

const world = atlas as unknown as Topology<{
  countries: GeometryCollection;
  land: GeometryCollection;
}>;
const land = feature(world, world.objects.land);
const borders = mesh(world, world.objects.countries, (one, other) => one !== other);
const lines = geoGraticule10();

interface Props {
  readonly places: readonly PlaceCount[];
  readonly spot: string | undefined;
}

/** Names a place in the address. */
export const spotId = ({ name, country }: Pick<PlaceCount, 'name' | 'country'>) =>
  `${name}|${country ?? ''}`;

/** Places where something happened, as circles as large as how much; drawn from data in the package. */
export function MapPicture(props: Props) {
  return <Framed className="map-frame">{(width) => <Drawing {...props} width={width} />}</Framed>;
}

function Drawing({ places, spot, width }: Props & { readonly width: number }) {
  const picture = useRef<SVGSVGElement>(null);
  const onKeys = useMarks(picture);
  const page = useMarkPage();
  const height = Math.round(width * 0.56);
  const [chosen, setView] = useState<View | null>(null);

  // Drawn once for each size; moving and zooming only shifts it.
  const { project, paths } = useMemo(() => {
    const projection = geoNaturalEarth1().fitSize([width, height], { type: 'Sphere' });
    const path = geoPath(projection);
    return {
      project: projection,
      paths: {
        sphere: path({ type: 'Sphere' }) ?? '',
        lines: path(lines) ?? '',
        land: path(land) ?? '',
        borders: path(borders) ?? '',
      },
    };
  }, [width, height]);
  const marks = useMemo(
    () =>
      [...places]
        .sort((one, other) => other.count - one.count)
        .flatMap((place) => {
          const at = project([place.lon, place.lat]);
          return at ? [{ place, x: at[0], y: at[1] }] : [];
        }),
    [places, project],
  );
  const view = chosen ?? viewOf(marks, width, height);
  // Few places with an event each are not drawn as if there were many.
  const most = Math.max(6, ...places.map(({ count }) => count));
  const drag = useRef<{ x: number; y: number; view: View; moved: boolean } | null>(null);
  const place = (x: number, y: number) => ({
    x: x * view.scale + view.x,
    y: y * view.scale + view.y,
  });
  const zoom = (factor: number) => setView(zoomed(view, factor, width / 2, height / 2));
  const labels = shownLabels(
    marks.map(({ place: one, x, y }) => ({ name: one.name, ...place(x, y) })),
  );
  return (
    <>
      <fieldset className="map-zoom">
        <legend className="hidden">Zoom</legend>
        <button type="button" aria-label="Zoom in" onClick={() => zoom(1.6)}>
          +
        </button>
        <button type="button" aria-label="Zoom out" onClick={() => zoom(1 / 1.6)}>
          −
        </button>
        <button type="button" onClick={() => setView(WHOLE)}>
          World
        </button>
        <button type="button" onClick={() => setView(null)}>
          Places
        </button>
      </fieldset>
      {/* Dragging is for pointers; the buttons above do the same for every hand. */}
      <svg
        ref={picture}
        className="map-picture"
        width={width}
        height={height}
        aria-label="Map of places where events happened"
        onKeyDown={onKeys}
        onPointerDown={(event) => {
          drag.current = { x: event.clientX, y: event.clientY, view, moved: false };
        }}
        onPointerMove={(event) => {
          const from = drag.current;
          if (!from || event.buttons === 0) return;
          const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
          if (!from.moved && Math.hypot(dx, dy) < 4) return;
          from.moved = true;
          setView({ ...from.view, x: from.view.x + dx, y: from.view.y + dy });
        }}
        onClickCapture={(event) => {
          // A drag that ends on a mark is no click on it.
          if (drag.current?.moved) event.preventDefault();
          drag.current = null;
        }}
      >
        <g transform={`translate(${view.x} ${view.y}) scale(${view.scale})`} className="map-ground">
          <path d={paths.sphere} className="map-sea" />
          <path d={paths.lines} className="map-lines" />
          <path d={paths.land} className="map-land" />
          <path d={paths.borders} className="map-borders" />
        </g>
        {marks.map(({ place: one, x, y }) => {
          const at = place(x, y);
          const id = spotId(one);
          const words = `${one.name}: ${counted(one.count, 'event')}: ${typeWords(one.types)}`;
          return (
            <Mark
              key={id}
              page={page}
              to={{ spot: id }}
              label={words}
              chosen={spot === id}
              className="spot"
            >
              <circle
                cx={at.x}
                cy={at.y}
                r={4 + 15 * Math.sqrt(one.count / most)}
                className={`${toneOf(one.types)} is-word`}
              />
              {labels.has(one.name) && (
                <text x={at.x} y={at.y - 6 - 15 * Math.sqrt(one.count / most)}>
                  {one.name}
                </text>
              )}
            </Mark>
          );
        })}
      </svg>
    </>
  );
}

function typeWords(types: PlaceCount['types']): string {
  return Object.entries(types)
    .sort((one, other) => other[1] - one[1])
    .map(([type, count]) => `${plainWords(type).toLowerCase()} ${count}`)
    .join(', ');
}

function toneOf(types: PlaceCount['types']): string {
  let balance = 0;
  for (const [type, count] of Object.entries(types)) {
    const tone = EVENT_CLASSES[type]?.tone;
    balance += tone === 'friendly' ? count : tone === 'hostile' ? -count : 0;
  }
  return balance > 0 ? 'tone-friendly' : balance < 0 ? 'tone-hostile' : 'tone-mixed';
}

/** Names that have room: the larger place keeps its own. */
function shownLabels(
  marks: readonly { readonly name: string; readonly x: number; readonly y: number }[],
): Set<string> {
  const kept: { x: number; y: number; half: number }[] = [];
  const names = new Set<string>();
  for (const { name, x, y } of marks) {
    const half = name.length * 3.6 + 4;
    const free = kept.every(
      (one) => Math.abs(one.y - y) > 16 || Math.abs(one.x - x) > one.half + half,
    );
    if (!free) continue;
    kept.push({ x, y, half });
    names.add(name);
  }
  return names;
}
