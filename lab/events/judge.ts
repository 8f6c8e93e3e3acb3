import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Doc } from '../../src/doc/doc.ts';
import type { TokenRange } from '../../src/doc/range.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { CodePoints } from '../../src/text/offsets.ts';
import { linesOf } from '../commitments/draw.ts';

/**
 * Events drawn at random from Wikipedia's current events and judged one by one by eye:
 *
 *     npx tsx lab/events/judge.ts draw SEED [../shared/data]     # the events of a draw, to be judged
 *     npx tsx lab/events/judge.ts score [../shared/data]         # precision; and what reads otherwise now
 *
 * `judged.jsonl` keeps places and verdicts, no words: offsets are code points of the file's line.
 */
const FILE = 'raw/wikipedia_current_events.txt.xz';
const COUNT = 50;

type Span = readonly [start: number, end: number];
/** What is drawn of an event: its place, its type and its parties. */
interface Drawn {
  readonly seed: string;
  readonly line: number;
  readonly trigger: Span;
  readonly type: string;
  readonly actors: readonly Span[];
  readonly recipients: readonly Span[];
}
/** `type`: another type would be right; `actor`: a party is wrong or missing; `none`: no such event. */
interface Judged extends Drawn {
  readonly verdict: 'right' | 'type' | 'actor' | 'none';
  readonly why?: string;
}

/** A number from 0 to 1 that depends on seed and key alone. */
function lot(seed: string, key: number): number {
  return createHash('sha256').update(`events:${seed}:${key}`).digest().readUInt32BE(0) / 2 ** 32;
}

type Read = (text: string) => Doc;

/** The events of one line. */
function eventsOf(doc: Doc, seed: string, line: number): Drawn[] {
  const points = new CodePoints(doc.text);
  const place = (range: TokenRange): Span => {
    const { start, end } = doc.chars(range);
    return [points.fromUtf16(start), points.fromUtf16(end)];
  };
  return doc.layer('events').map(({ trigger, type, actors, recipients }) => ({
    seed,
    line,
    trigger: place(trigger),
    type,
    actors: actors.map(place),
    recipients: recipients.map(place),
  }));
}

/** Lines in the order of their lots; of each that has events one, by lot, until there are enough. */
function draw(seed: string, lines: readonly string[], read: Read): Drawn[] {
  const order = lines
    .map((_, line) => line)
    .filter((line) => lines[line].trim())
    .sort((a, b) => lot(seed, a) - lot(seed, b));
  const drawn: Drawn[] = [];
  for (const line of order) {
    if (drawn.length === COUNT) break;
    const events = eventsOf(read(lines[line]), seed, line);
    if (events.length) drawn.push(events[Math.floor(lot(`${seed}-which`, line) * events.length)]);
  }
  return drawn;
}

/** The judged draws, none where none is kept yet. */
function judgedEvents(): Judged[] {
  const path = new URL('./judged.jsonl', import.meta.url);
  if (!existsSync(path)) return [];
  const rows = readFileSync(path, 'utf8').trim().split('\n');
  return rows.map((row) => JSON.parse(row) as Judged);
}

/** Precision of each draw as judged, and how many of its events are read in the same way now. */
function score(lines: readonly string[], read: Read): void {
  const judged = judgedEvents();
  for (const seed of new Set(judged.map((one) => one.seed))) {
    const own = judged.filter((one) => one.seed === seed);
    const count = (verdict: Judged['verdict']) =>
      own.filter((one) => one.verdict === verdict).length;
    const same = (one: Judged) => {
      const { verdict: _, why: __, ...drawn } = one;
      const now = eventsOf(read(lines[one.line]), seed, one.line);
      return now.some((event) => JSON.stringify(event) === JSON.stringify(drawn));
    };
    const kept = own.filter(same);
    const right = count('right');
    console.log(
      `seed ${seed}: ${right} of ${own.length} right (${Math.round((100 * right) / own.length)} %), ` +
        `wrong type ${count('type')}, wrong party ${count('actor')}, no event ${count('none')}; ` +
        `${kept.length} read the same now, of them ${kept.filter(({ verdict }) => verdict === 'right').length} right`,
    );
  }
}

const [command, ...rest] = process.argv.slice(2);
const [seed, data] = command === 'draw' ? rest : ['', rest[0]];
const lines = linesOf(data ?? '../shared/data', FILE);
const { pipeline } = await loadEngine(packagedAssets);
const read: Read = (text) => pipeline.read(reportOf({ text })) as unknown as Doc;
if (command === 'draw') {
  for (const one of draw(seed, lines, read)) {
    const text = [...lines[one.line]];
    const words = (spans: readonly Span[]) =>
      spans.map(([start, end]) => text.slice(start, end).join('')).join(' + ') || '?';
    console.error(
      `${lines[one.line]}\n    ${one.type}: ${words(one.actors)} → ${words([one.trigger])} → ${words(one.recipients)}`,
    );
    console.log(JSON.stringify({ ...one, verdict: '' }));
  }
} else score(lines, read);
