/**
 * Language cases as text files. A case is a title line (`# …`), optional settings (`! published
 * 2015-11-24`), the text to read, an arrow line (`=>`), and the expectation: lines in brackets.
 * Blank lines inside the text are kept; cases are parted by their titles.
 */
export interface Case {
  readonly title: string;
  readonly settings: { readonly [name: string]: string };
  readonly text: string;
  readonly expected: readonly string[];
  /** Line of the title in the file, from 1. */
  readonly line: number;
}

/** Reads a case file. A case without a text or an arrow throws, naming its line. */
export function parseCases(source: string): Case[] {
  const lines = source.split('\n');
  const starts = lines.flatMap((line, index) => (line.startsWith('# ') ? [index] : []));
  return starts.map((start, index) => {
    const body = lines.slice(start + 1, starts[index + 1] ?? lines.length);
    const arrow = body.indexOf('=>');
    if (arrow < 0) throw new Error(`case-without-arrow: line ${start + 1}`);
    const above = body.slice(0, arrow);
    const settings = above
      .filter((line) => line.startsWith('! '))
      .map((line) => {
        const [name, ...value] = line.slice(2).split(' ');
        return [name, value.join(' ')] as const;
      });
    const text = above
      .filter((line) => !line.startsWith('! '))
      .join('\n')
      .trim();
    if (!text) throw new Error(`case-without-text: line ${start + 1}`);
    return {
      title: lines[start].slice(2).trim(),
      settings: Object.fromEntries(settings),
      text,
      expected: body
        .slice(arrow + 1)
        .map((line) => line.trim())
        .filter(Boolean),
      line: start + 1,
    };
  });
}

/** The file again, each case with the expectation it is given. */
export function printCases(cases: readonly Case[], found: readonly (readonly string[])[]): string {
  return cases
    .map(({ title, settings, text }, index) => {
      const set = Object.entries(settings).map(([name, value]) => `! ${name} ${value}`);
      return [`# ${title}`, ...set, text, '=>', ...found[index]].join('\n');
    })
    .join('\n\n')
    .concat('\n');
}
