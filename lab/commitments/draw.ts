import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The fixed draw of sentences that were coded by hand for commitments. Nothing of the texts is kept
 * in the project: a drawn sentence is a file, a line and a stretch of code points.
 *
 *     npx tsx lab/commitments/draw.ts [../shared/data] [first|second]
 */
export interface Drawn {
  /** Path under the data folder. */
  readonly file: string;
  /** Line in the file, from 0. */
  readonly line: number;
  /** The sentence in the line's text, in code points, end excluded. */
  readonly start: number;
  readonly end: number;
  /** Which net of `net.txt` catches it. */
  readonly net: Net;
  /** "open" while rules are written, "shut" until the last measurement; the second draw is all shut. */
  readonly split: 'open' | 'shut';
}

/** Words that mostly do commit somebody; words that may; neither. */
export type Net = 'close' | 'wide' | 'none';

/**
 * The draws that were made: the seed of each and how many sentences it takes of each net from each
 * file. The second takes none that the first has.
 */
const DRAWS = {
  first: { seed: 'commitments-2', share: { close: 30, wide: 20, none: 10 } },
  second: { seed: 'commitments-3', share: { close: 20, wide: 13, none: 7 } },
} as const satisfies Readonly<
  Record<string, { seed: string; share: Readonly<Record<Net, number>> }>
>;
export type DrawName = keyof typeof DRAWS;

export const FILES = [
  'attribution/polnear-dev.jsonl',
  'events/plv-train.jsonl',
  'stories/news-cluster.jsonl',
  'raw/wikipedia_current_events.txt.xz',
  'raw/wikinews_2019_2020.txt.xz',
] as const;
/** Shorter and longer stretches are headings, menus and damaged text more often than sentences. */
const SHORTEST = 40;
const LONGEST = 450;

const held = new Map<string, string[]>();

/** The texts of a data file, a line each, read once. Throws `data-missing` where there is no such file. */
export function linesOf(folder: string, file: string): string[] {
  const key = join(folder, file);
  const lines = held.get(key) ?? readLines(folder, file);
  held.set(key, lines);
  return lines;
}

function readLines(folder: string, file: string): string[] {
  const path = join(folder, file);
  try {
    if (!file.endsWith('.xz')) {
      const lines = readFileSync(path, 'utf8')
        .split('\n')
        .filter((line) => line.length > 0);
      return lines.map((line) => (JSON.parse(line) as { text?: string }).text ?? '');
    }
    return execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 30 })
      .toString()
      .split('\n');
  } catch (cause) {
    throw new Error(`data-missing: cannot read ${path}`, { cause });
  }
}

/** Where sentences begin and end: after . ? ! and what closes a quotation, before a capital. */
function* cut(text: string): Generator<{ start: number; end: number }> {
  const inner =
    /(?<=[.?!]["”’)]?)(?<!\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Gov|Rep|St|No|vs|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)\s+(?=["“‘(]?[A-Z0-9])|\n+/g;
  let start = 0;
  for (const gap of text.matchAll(inner)) {
    yield { start, end: gap.index };
    start = gap.index + gap[0].length;
  }
  yield { start, end: text.length };
}

/** A number from 0 to 1 that depends on the key and the seed alone. */
function lot(seed: string, key: string): number {
  return createHash('sha256').update(`${seed}:${key}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Reads `net.txt`: a net, a tab, the beginning of a word or phrase. */
function nets(): (sentence: string) => Net {
  const rows = readFileSync(new URL('./net.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  const words = (net: Net) =>
    rows.filter((row) => row.startsWith(`${net}\t`)).map((row) => row.split('\t')[1]);
  const [close, wide] = (['close', 'wide'] as const).map(
    (net) => new RegExp(`(?<![a-z])(?:${words(net).join('|')})`, 'i'),
  );
  return (sentence) => (close.test(sentence) ? 'close' : wide.test(sentence) ? 'wide' : 'none');
}

/** The sentences, in the order of files, nets and lots; the same for the same data. */
export function draw(folder: string, name: DrawName = 'first'): Drawn[] {
  const { seed, share } = DRAWS[name];
  const netOf = nets();
  const before = new Set(name === 'first' ? [] : draw(folder).map(placeOf));
  return FILES.flatMap((file) => {
    const all: (Drawn & { key: number })[] = [];
    linesOf(folder, file).forEach((text, line) => {
      for (const { start, end } of cut(text)) {
        const sentence = text.slice(start, end);
        if (sentence.length < SHORTEST || sentence.length > LONGEST) continue;
        const key = `${file}:${line}:${start}`;
        all.push({
          file,
          line,
          start: [...text.slice(0, start)].length,
          end: [...text.slice(0, end)].length,
          net: netOf(sentence),
          split: name === 'second' || lot(seed, `split:${key}`) >= 0.5 ? 'shut' : 'open',
          key: lot(seed, key),
        });
      }
    });
    const fresh = all.filter((one) => !before.has(placeOf(one))).sort((a, b) => a.key - b.key);
    return (Object.keys(share) as Net[])
      .flatMap((net) => fresh.filter((one) => one.net === net).slice(0, share[net]))
      .map(({ key: _, ...drawn }) => drawn);
  });
}

function placeOf({ file, line, start }: Drawn): string {
  return `${file}:${line}:${start}`;
}

if (process.argv[1]?.endsWith('draw.ts')) {
  const [folder = '../shared/data', name = 'first'] = process.argv.slice(2);
  for (const drawn of draw(folder, name as DrawName)) console.log(JSON.stringify(drawn));
}
