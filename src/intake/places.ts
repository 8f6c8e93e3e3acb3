import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Endings of the files that a folder gives; others in it are passed over. */
const READABLE = /\.(txt|text|html?|xhtml|rss|atom|pdf|(jsonl|ndjson|csv|tsv|warc)(\.gz)?)$/i;
/** Files about a folder rather than in it. */
const ABOUT = /^(readme|licen[cs]e|notice|changelog)\b/i;

/**
 * The files behind a path: itself, or for a folder the readable files in it and below, in the order
 * of their names. Hidden files and folders are passed over. A path that does not exist stands for
 * itself; whoever opens it says so.
 */
export async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const inside = join(path, entry.name);
    if (entry.isDirectory()) files.push(...(await filesAt(inside)));
    else if (READABLE.test(entry.name) && !ABOUT.test(entry.name)) files.push(inside);
  }
  return files;
}

/** Whether a place is on this machine's disk: neither standard input ("-") nor a page. */
export function onDisk(place: string): boolean {
  return place !== '-' && !/^https?:\/\//i.test(place);
}

/**
 * How many bytes some places have together; null where that cannot be told before they are read. A
 * file that is missing has none.
 */
export async function sizeOf(places: readonly string[]): Promise<number | null> {
  let total = 0;
  for (const place of places) {
    const found = onDisk(place)
      ? await stat(place).catch(() => ({ isFile: () => true, size: 0 }))
      : null;
    if (!found?.isFile()) return null;
    total += found.size;
  }
  return total;
}
