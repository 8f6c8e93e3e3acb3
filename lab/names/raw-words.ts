import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The words that clusters are made from: everything under `raw/` of the shared data, and the
 * training parts of the treebanks, names and attribution data (words only, never labels). One array
 * per paragraph. Throws `data-missing` where the folder lacks `raw/`.
 */
export function* rawParagraphs(data: string): Generator<string[]> {
  const raw = join(data, 'raw');
  if (!existsSync(raw)) throw new Error(`data-missing: no folder ${raw}`);
  for (const file of readdirSync(raw).sort()) {
    if (!file.endsWith('.txt.xz')) continue;
    const text = execFileSync('xz', ['-dc', join(raw, file)], { maxBuffer: 1 << 29 }).toString();
    for (const line of text.split('\n')) yield wordsOf(line);
  }
  const polnear = join(data, 'attribution/polnear-train.jsonl');
  for (const line of readFileSync(polnear, 'utf8').split('\n')) {
    if (line === '') continue;
    for (const paragraph of (JSON.parse(line) as { text: string }).text.split('\n')) {
      yield wordsOf(paragraph);
    }
  }
  for (const file of ['treebank/ewt-train.conllu', 'treebank/gum-train.conllu']) {
    for (const line of readFileSync(join(data, file), 'utf8').split('\n')) {
      if (line.startsWith('# text = ')) yield wordsOf(line.slice(9));
    }
  }
  for (const file of ['names/worldwide-train.tsv', 'names/wikigold.txt']) {
    let words: string[] = [];
    for (const line of readFileSync(join(data, file), 'utf8').split('\n')) {
      if (line === '' || line.startsWith('# ')) {
        yield words;
        words = [];
      } else words.push(...wordsOf(line.split(/[\t ]/)[0]));
    }
    yield words;
  }
}

const WORD = /\p{L}\.(?:\p{L}\.)+|\p{L}[\p{L}\p{M}]*|\d[\d,.]*\d|\d|['’]s\b|\S/gu;

/** A rough cut into words: letters together, hyphens apart, digits made 0, quotation marks straight. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) =>
    word.replace(/\d/g, '0').replace(/[“”]/g, '"').replace(/[‘’]/g, "'"),
  );
}
