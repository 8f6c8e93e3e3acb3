import { pc } from './colors.ts';
import { columns as columnsOf, wrap } from './wrap.ts';

/** A column of a table on the terminal. */
export interface TableColumn {
  readonly title: string;
  /** Columns it needs at least, however narrow the terminal. */
  readonly least: number;
  readonly paint?: (text: string) => string;
}

const GAP = 2;

/**
 * Rows as a table that fits a width: columns as wide as their cells where there is room, else cells are
 * wrapped; a column without any text is left out. Colours only where the terminal shows them.
 */
export function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): string {
  const used = columns.map((_, index) => rows.some((row) => row[index] !== ''));
  const shown = columns.map((_, index) => index).filter((index) => used[index]);
  const widths = shared(
    shown.map((index) => columns[index]),
    shown.map((index) => Math.max(...rows.map((row) => columnsOf(row[index])))),
    width,
  );
  const line = (cells: readonly string[], paint: (index: number) => (text: string) => string) => {
    const wrapped = shown.map((index, at) => cut(cells[index], widths[at]));
    const height = Math.max(...wrapped.map((lines) => lines.length));
    return Array.from({ length: height }, (_, nr) =>
      shown
        .map((index, at) => {
          const text = wrapped[at][nr] ?? '';
          const fill = ' '.repeat(Math.max(0, widths[at] - columnsOf(text)));
          return text === '' ? fill : paint(index)(text) + fill;
        })
        .join(' '.repeat(GAP))
        .trimEnd(),
    ).join('\n');
  };
  const head = line(
    columns.map(({ title }) => title),
    () => pc.dim,
  );
  const plain = (text: string) => text;
  const body = rows.map((row) => line(row, (index) => columns[index].paint ?? plain));
  return `${[head, ...body].join('\n')}\n`;
}

/** Widths that come to no more than the whole: the widest columns give way first. */
function shared(
  columns: readonly TableColumn[],
  needs: readonly number[],
  width: number,
): number[] {
  const room = width - GAP * (columns.length - 1);
  const widths = needs.map((need, index) => Math.max(need, columnsOf(columns[index].title)));
  const least = columns.map(({ least }, index) => Math.min(least, widths[index]));
  for (;;) {
    const over = widths.reduce((sum, one) => sum + one, 0) - room;
    if (over <= 0) return widths;
    // The widest gives way until it is no wider than the next.
    const candidates = widths
      .map((one, index) => ({ index, spare: one - least[index] }))
      .filter(({ spare }) => spare > 0)
      .sort((one, other) => widths[other.index] - widths[one.index]);
    if (candidates.length === 0) return widths;
    const [{ index, spare }] = candidates;
    const second = candidates[1] ? widths[candidates[1].index] : 0;
    widths[index] -= Math.min(over, spare, Math.max(1, widths[index] - second));
  }
}

/** A cell's lines; a word too long for the column is broken. */
function cut(text: string, width: number): string[] {
  return wrap(text, width)
    .split('\n')
    .flatMap((line) => {
      const signs = [...line];
      if (signs.length <= width) return [line];
      return Array.from({ length: Math.ceil(signs.length / width) }, (_, nr) =>
        signs.slice(nr * width, (nr + 1) * width).join(''),
      );
    });
}
