import { Doc } from './doc.ts';
import type { LayerName, Layers } from './layers.ts';
import type { Problem } from './problem.ts';
import type { Report } from './report.ts';

/** A Doc as plain JSON: packed columns become lists that name their kind. */
export interface DocJson {
  readonly report: Report;
  readonly layers: { readonly [layer: string]: unknown };
  readonly problems: readonly Problem[];
}

const COLUMNS = { i32: Int32Array, u8: Uint8Array, f32: Float32Array } as const;
type ColumnKind = keyof typeof COLUMNS;

/** The Doc as JSON. `docFromJson` gives it back, whatever stages it has been through. */
export function docToJson(doc: Doc<LayerName>): DocJson {
  const layers = Object.entries(doc.layers()).map(([name, layer]) => [name, packed(layer)]);
  return { report: doc.report, layers: Object.fromEntries(layers), problems: doc.problems };
}

/** The Doc that `docToJson` wrote. Anything else is misuse and throws `doc-damaged`. */
export function docFromJson<Have extends LayerName>(json: DocJson): Doc<Have> {
  if (typeof json?.report?.text !== 'string' || typeof json.layers !== 'object') {
    throw new Error('doc-damaged: this is not the JSON form of a Doc');
  }
  const layers = Object.entries(json.layers).map(([name, layer]) => [name, unpacked(layer)]);
  return Doc.from(json.report, Object.fromEntries(layers) as Pick<Layers, Have>, json.problems);
}

/** Columns stand at the top of a layer, so nothing deeper is looked at. */
function packed(layer: unknown): unknown {
  if (Array.isArray(layer)) return layer;
  const cells = Object.entries(layer as object).map(([name, value]) => {
    const kind = Object.entries(COLUMNS).find(([, Column]) => value instanceof Column)?.[0];
    return [name, kind ? { kind, values: Array.from(value as Float32Array) } : value];
  });
  return Object.fromEntries(cells);
}

function unpacked(layer: unknown): unknown {
  if (Array.isArray(layer)) return layer;
  const cells = Object.entries(layer as object).map(([name, value]) => {
    const column = value as { kind?: ColumnKind; values?: number[] };
    const Column = column?.kind && COLUMNS[column.kind];
    return [name, Column ? Column.from(column.values ?? []) : value];
  });
  return Object.fromEntries(cells);
}
