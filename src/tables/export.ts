import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVERY, KINDS } from '../store/find/kinds.ts';
import { FIND_KINDS, type FindKind, type FindQuery, type Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { annotationsOf } from './annotations.ts';
import { codebook } from './codebook.ts';
import { csvHead, csvLine } from './csv.ts';
import type { ExportForm } from './forms.ts';
import { entitiesOf } from './ftm.ts';
import { parquetOf } from './parquet.ts';
import { CAMEO_COLUMNS, cameoLines, PLOVER_COLUMNS, ploverLines } from './plover.ts';
import { everything, linesOf } from './rows.ts';

type Filters = Omit<FindQuery, 'limit' | 'kind'>;

/** What was written. */
export interface Exported {
  readonly files: readonly string[];
  readonly entries: number;
}

/** The code book as a file. */
export function codebookTo(place: string): void {
  writeFileSync(place, codebook());
}

/**
 * Writes what the filters find in a form, into a folder (csv, parquet, plover) or a file, batch by batch.
 * Filters that say nothing about a kind leave its table whole. Rejects with the system's error where the
 * place cannot be written.
 */
export async function exportArchive(
  store: Store,
  form: ExportForm,
  place: string,
  filters: Filters,
): Promise<Exported> {
  if (form === 'csv' || form === 'parquet') return tables(store, form, place, filters);
  if (form === 'plover') return plover(store, place, filters);
  const out = sink(place);
  let entries = 0;
  for await (const reports of everything(store, {
    ...fitting(filters, 'report'),
    kind: 'report',
  })) {
    for (const { id } of reports) {
      const record = await store.record(id);
      if (record === null) continue;
      const objects =
        form === 'jsonl' ? [record] : form === 'ftm' ? entitiesOf(record) : annotationsOf(record);
      entries += objects.length;
      await out.write(objects.map((object) => `${JSON.stringify(object)}\n`).join(''));
    }
  }
  await out.end();
  return { files: [place], entries };
}

/** A table for each kind, and the code book. */
async function tables(
  store: Store,
  form: 'csv' | 'parquet',
  folder: string,
  filters: Filters,
): Promise<Exported> {
  mkdirSync(folder, { recursive: true });
  const files = [join(folder, 'codebook.md')];
  codebookTo(files[0]);
  let entries = 0;
  for (const kind of FIND_KINDS) {
    const file = join(folder, `${kind}s.${form}`);
    const out = sink(file);
    const table = form === 'parquet' ? parquetOf(kind, out.write) : null;
    if (table === null) await out.write(csvHead(kind));
    for await (const batch of everything(store, { ...fitting(filters, kind), kind })) {
      const lines = await linesOf(store, batch);
      entries += lines.length;
      if (table === null) await out.write(lines.map(csvLine).join(''));
      else await table.add(lines);
    }
    await table?.finish();
    await out.end();
    files.push(file);
  }
  return { files, entries };
}

async function plover(store: Store, folder: string, filters: Filters): Promise<Exported> {
  mkdirSync(folder, { recursive: true });
  const files = [join(folder, 'plover.csv'), join(folder, 'cameo.tsv')];
  const [rows, dyads] = files.map(sink);
  await rows.write(csvLine(PLOVER_COLUMNS));
  await dyads.write(`${CAMEO_COLUMNS.join('\t')}\n`);
  let entries = 0;
  const query = { ...fitting(filters, 'event'), kind: 'event' } as const;
  for await (const events of everything(store, query)) {
    const lines = await ploverLines(store, events as Found[]);
    entries += lines.length;
    await rows.write(lines.map(csvLine).join(''));
    await dyads.write(cameoLines(lines).join(''));
  }
  await Promise.all([rows.end(), dyads.end()]);
  return { files, entries };
}

/** The filters that a kind has. */
function fitting(filters: Filters, kind: FindKind): Filters {
  const known = new Set<string>([...EVERY, ...KINDS[kind].filters]);
  return Object.fromEntries(Object.entries(filters).filter(([name]) => known.has(name)));
}

/** A file that is written piece by piece; waits where the disk is slow, and rejects where it refuses. */
function sink(file: string) {
  const stream = createWriteStream(file);
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => {});
  return {
    write: async (piece: string | Uint8Array): Promise<void> => {
      if (piece.length > 0 && !stream.write(piece))
        await Promise.race([once(stream, 'drain'), failed]);
    },
    end: async (): Promise<void> => {
      stream.end();
      await Promise.race([once(stream, 'close'), failed]);
    },
  };
}
