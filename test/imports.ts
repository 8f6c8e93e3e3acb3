import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** One import or re-export of one source file. */
export interface Import {
  readonly file: string;
  /** The file it reaches for a relative import, else the bare specifier. */
  readonly target: string;
  readonly relative: boolean;
}

const STATEMENT =
  /(?:^|\n)\s*(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Every source file under `root`, tests left out, as paths relative to it. */
export function sourceFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .sort();
}

/** Every import of every file, types included, dynamic ones too. */
export function importsOf(root: string, files: readonly string[]): Import[] {
  return files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    return [...text.matchAll(STATEMENT)].map((match) => {
      const specifier = match[1] ?? match[2] ?? match[3];
      const relative = specifier.startsWith('.');
      const target = relative ? normalize(join(dirname(file), specifier)) : specifier;
      return { file, target, relative };
    });
  });
}

/** The first circle of imports met, as a path that ends where it began; null where there is none. */
export function circle(imports: readonly Import[]): string[] | null {
  const next = new Map<string, string[]>();
  for (const { file, target, relative } of imports) {
    if (relative) next.set(file, [...(next.get(file) ?? []), target]);
  }
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return null;
    for (const target of next.get(file) ?? []) {
      const found = walk(target, [...path, file]);
      if (found) return found;
    }
    done.add(file);
    return null;
  };
  for (const file of next.keys()) {
    const found = walk(file, []);
    if (found) return found;
  }
  return null;
}
