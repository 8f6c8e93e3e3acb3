import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** One measured figure, with what it is held against. */
export interface Measured {
  /** What was measured and on what: "EWT dev, LAS from raw text". */
  readonly figure: string;
  readonly value: number;
  /** "F1", "%", "words/s", "ms", "MB". */
  readonly unit: string;
  /** The least that will do, and what is aimed at, where they are set. */
  readonly floor?: number;
  readonly goal?: number;
  /** True where less is better. */
  readonly less?: boolean;
  /** Somebody else's figure for the same thing, in words: "UDPipe 1, EWT test: 77.0". */
  readonly peer?: string;
}

/** One part of a run: a heading and its figures. */
export interface Part {
  readonly part: string;
  readonly figures: readonly Measured[];
}

/** Prints a part as a table that reads well in a terminal. */
export function printPart({ part, figures }: Part): void {
  const width = Math.max(...figures.map(({ figure }) => figure.length), 20);
  console.log(`\n${part}`);
  for (const one of figures) {
    const value = `${round(one.value)} ${one.unit}`.padStart(16);
    console.log(
      `  ${one.figure.padEnd(width)} ${value}  ${mark(one)}${one.peer ? `  | ${one.peer}` : ''}`,
    );
  }
}

/** "goal 88 met", "floor 82 met, goal 88", or that the floor is missed. */
function mark({ value, floor, goal, less }: Measured): string {
  const meets = (bound: number) => (less ? value <= bound : value >= bound);
  if (goal !== undefined && meets(goal)) return `goal ${goal} met`;
  if (floor === undefined) return '';
  if (!meets(floor)) return `${less ? 'over' : 'below'} the floor ${floor}`;
  return goal === undefined ? `floor ${floor} met` : `floor ${floor} met, goal ${goal}`;
}

/** Writes a run to `bench/results/<name>.json` with the commit and the machine it was taken at. */
export function saveRun(name: string, parts: readonly Part[]): void {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  const run = {
    name,
    commit: git('rev-parse', 'HEAD'),
    dirty: git('status', '--porcelain', '--', 'src', 'models', 'lab') !== '',
    node: process.version,
    cores: cpus().length,
    parts,
  };
  mkdirSync('bench/results', { recursive: true });
  const rounded = (_: string, value: unknown) => (typeof value === 'number' ? round(value) : value);
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(run, rounded, 2)}\n`);
}

/** Two decimals under 1,000, none above. */
function round(value: number): number {
  return Math.abs(value) >= 1000 ? Math.round(value) : Math.round(value * 100) / 100;
}

/** Precision, recall and F1 in per cent, from counts. */
export function f1(right: number, found: number, gold: number) {
  const precision = found ? (100 * right) / found : 0;
  const recall = gold ? (100 * right) / gold : 0;
  const sum = precision + recall;
  return { precision, recall, f1: sum ? (2 * precision * recall) / sum : 0 };
}
