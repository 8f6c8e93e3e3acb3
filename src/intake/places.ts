import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Endings of the files that a folder gives; others in it are passed over. */
const READABLE = /\.(txt|text|html?|xhtml|jsonl|ndjson|rss|atom|warc|warc\.gz|pdf)$/i;
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
