import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { entriesOf } from '../record/correctable.ts';
import { Correction } from '../record/correction.ts';
import type { Record } from '../record/record.ts';
import type { LoggedCorrection, TakenCorrection } from '../store/corrections.ts';
import type { Store } from '../store/store.ts';
import { around } from '../text/around.ts';

/**
 * Writes the log as JSONL, one correction a line, in its order. Beside what the log has, each carries
 * what makes it an example to learn or test with: the sentence its entry stands in, and the entry as it
 * is `after` all corrections. Gives the number of lines.
 */
export async function exportCorrections(store: Store, file: string): Promise<number> {
  const out = createWriteStream(file);
  let written = 0;
  let [id, record]: [string | null, Record | null] = [null, null];
  for await (const one of store.corrections.all()) {
    // Corrections of one report mostly follow one another.
    if (one.report !== id) {
      id = one.report;
      record = id === null ? null : await store.record(id);
    }
    if (!out.write(`${JSON.stringify({ ...one, ...exampleOf(one, record) })}\n`)) {
      await once(out, 'drain');
    }
    written++;
  }
  out.end();
  await once(out, 'finish');
  return written;
}

function exampleOf({ kind, entry, anchor }: LoggedCorrection, record: Record | null) {
  if (!record || !kind) return { sentence: null, after: null };
  const place = anchor && around(record.report.text, record.sentences, anchor);
  return {
    sentence: place && { ...place, text: record.report.text.slice(place.start, place.end) },
    after: entriesOf(record, kind).find(({ id }) => id === entry) ?? null,
  };
}

/** What became of one line of a log from elsewhere. */
export interface ImportedLine {
  /** File and number of the line. */
  readonly where: string;
  readonly result: TakenCorrection;
}

/** Takes in a log that `exportCorrections` wrote, line by line; a line that is none is told as unsound. */
export async function* importCorrections(store: Store, file: string): AsyncGenerator<ImportedLine> {
  let nr = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    nr++;
    if (!line.trim()) continue;
    const correction = correctionOn(line);
    const result: TakenCorrection = correction
      ? await store.corrections.take(correction)
      : { outcome: 'unsound', message: 'not a correction as chancery correct --export writes it.' };
    yield { where: `${file}:${nr}`, result };
  }
}

/** The correction on a line, without what an export adds. */
function correctionOn(line: string): Correction | null {
  try {
    const { undone, conflict, sentence, after, ...correction } = JSON.parse(line);
    return Correction.safeParse(correction).data ?? null;
  } catch {
    return null;
  }
}
