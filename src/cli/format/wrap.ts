/** CSI sequences, which colour words and take no room. */
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Columns that a text fills; colour fills none. Wide East Asian characters count as one. */
export function columns(text: string): number {
  return [...text.replace(COLOUR, '')].length;
}

/**
 * Text wrapped to a width in columns, lines after the first indented. Words are never cut; colour
 * that is open at a line's end simply goes on.
 */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  let filled = 0;
  for (const word of text.split(/\s+/)) {
    const size = columns(word);
    if (line && filled + 1 + size > width) {
      lines.push(line);
      line = indent + word;
      filled = indent.length + size;
    } else {
      line += line ? ` ${word}` : word;
      filled += (filled ? 1 : 0) + size;
    }
  }
  return [...lines, line].join('\n');
}
