/** One line of print on a page. Places are in points, from the page's lower left. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where its last character ends. */
  readonly right: number;
  /** Height of its letters. */
  readonly size: number;
  /** Whether it stands in one row with what the file gives before it, a wide gap to the right of that. */
  readonly continues: boolean;
}

/** A strip that parts columns is at least so wide, in heights of letters. */
const GUTTER = 0.8;
/** Of the lines that stand beside one another so many may cross it: headlines, pictures' captions. */
const CROSSING = 0.15;
/** A column has at least so many lines, of so many letters: less is a list's numbers or a table's. */
const LEAST_LINES = 4;
const LEAST_LETTERS = 12;
/** So often may the order of the file change columns before it is none that anybody reads. */
const CHANGES = 3;

/** A strip between two columns, from left to right (points). */
interface Gutter {
  readonly from: number;
  readonly to: number;
}

/**
 * The lines of a page in the order in which they are read. Pieces of one row that no gutter parts are one
 * line again. The order of the file stands, unless it goes from column to column row by row: then each
 * column is read to its foot, from one line across the columns to the next.
 */
export function inReadingOrder(pieces: readonly PageLine[]): PageLine[] {
  const gutters = guttersOf(pieces);
  const lines = rejoined(pieces, gutters);
  if (gutters.length === 0 || changes(lines, gutters) < CHANGES) return lines;
  const ordered: PageLine[] = [];
  let band: PageLine[] = [];
  const finish = () => {
    const column = (line: PageLine) => columnOf(line, gutters) ?? 0;
    ordered.push(...band.sort((one, other) => column(one) - column(other) || other.y - one.y));
    band = [];
  };
  for (const line of [...lines].sort((one, other) => other.y - one.y || one.x - other.x)) {
    if (columnOf(line, gutters) === null) {
      finish();
      ordered.push(line);
    } else band.push(line);
  }
  finish();
  return ordered;
}

/** How often the order of the file goes from one column to another. */
function changes(lines: readonly PageLine[], gutters: readonly Gutter[]): number {
  let [count, before] = [0, null as number | null];
  for (const line of lines) {
    const column = columnOf(line, gutters);
    // From the right back to the left is what columns never need without a line across between them.
    if (column !== null && before !== null && column < before) count++;
    before = column;
  }
  return count;
}

/** Which column a line stands in, from 0; null for one across columns. */
function columnOf(line: PageLine, gutters: readonly Gutter[]): number | null {
  const column = gutters.filter(({ to }) => line.x >= to - 1).length;
  const next = gutters[column];
  return next === undefined || line.right <= next.from + 1 ? column : null;
}

/** Strips with columns on both sides, from left to right. */
function guttersOf(pieces: readonly PageLine[]): Gutter[] {
  if (pieces.length < 2 * LEAST_LINES) return [];
  const size = median(pieces.map((piece) => piece.size));
  const left = Math.floor(Math.min(...pieces.map(({ x }) => x)));
  const right = Math.ceil(Math.max(...pieces.map((piece) => piece.right)));
  if (!Number.isFinite(right - left) || right - left > 20_000) return [];
  // How many pieces cover each point, by where they begin and end.
  const steps = new Int32Array(right - left + 2);
  for (const piece of pieces) {
    steps[Math.max(0, Math.floor(piece.x) - left)]++;
    steps[Math.min(right - left, Math.ceil(piece.right) - left)]--;
  }
  const gutters: Gutter[] = [];
  let [cover, begun] = [0, -1];
  for (let at = 0; at <= right - left; at++) {
    cover += steps[at];
    if (cover <= CROSSING * pieces.length && at < right - left) {
      if (begun < 0) begun = at;
      continue;
    }
    const gutter = { from: left + begun, to: left + at };
    if (begun >= 0 && at - begun >= GUTTER * size && parts(gutter, gutters.at(-1), pieces)) {
      gutters.push(gutter);
    }
    begun = -1;
  }
  return gutters;
}

/** Whether there is a column on both sides of a strip, back to the strip before and on to the margin. */
function parts(gutter: Gutter, before: Gutter | undefined, pieces: readonly PageLine[]): boolean {
  const sides = [
    pieces.filter(({ x, right }) => right <= gutter.from + 1 && x >= (before?.to ?? x) - 1),
    pieces.filter(({ x }) => x >= gutter.to - 1),
  ];
  return sides.every(
    (side) =>
      side.length >= LEAST_LINES && median(side.map(({ text }) => text.length)) >= LEAST_LETTERS,
  );
}

/** Pieces of one row as one line, where no gutter stands between them. */
function rejoined(pieces: readonly PageLine[], gutters: readonly Gutter[]): PageLine[] {
  const lines: PageLine[] = [];
  for (const piece of pieces) {
    const before = lines.at(-1);
    const parted =
      before && gutters.some(({ from, to }) => before.right <= from + 1 && piece.x >= to - 1);
    if (!before || !piece.continues || parted) {
      lines.push(piece);
      continue;
    }
    const text = `${before.text} ${piece.text}`;
    const size = Math.max(before.size, piece.size);
    lines[lines.length - 1] = { ...before, text, size, right: piece.right };
  }
  return lines;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0;
}
