import { Record } from './record.ts';

/** A fault in a record: where, as a path into it, and what. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/**
 * Checks a value against the contract: its shape, then what a schema cannot say: that every
 * offset lies in the text, that quoted words are the text's own, and that every id named exists.
 * An empty answer means a sound record.
 */
export function faultsOf(value: unknown): Fault[] {
  const parsed = Record.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  }
  const record = parsed.data;
  const known = new Set<string>(
    [
      record.mentions,
      record.actors,
      record.times,
      record.statements,
      record.events,
      record.commitments,
      record.stances,
      record.figures,
    ].flatMap((entries) => entries.map((entry: { id: string }) => entry.id)),
  );
  const { engine: _, ...pointing } = record;
  return pointingFaults(pointing, record.report.text, known);
}

/**
 * What is wrong with the offsets, quoted words and ids in part of a record: its text, and the ids
 * that entries have, are given.
 */
export function pointingFaults(part: object, text: string, known: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  visit(part, '', (node, path) => {
    if (typeof node.start === 'number' && typeof node.end === 'number') {
      if (node.start > node.end || node.end > text.length) {
        faults.push({ path, message: `characters ${node.start}-${node.end} are outside the text` });
      } else if (typeof node.text === 'string') {
        const words = text.slice(node.start, node.end);
        if (words !== node.text)
          faults.push({ path, message: 'text is not the words at its offsets' });
      }
    }
    for (const key of REFERENCES) {
      const named = node[key];
      for (const one of Array.isArray(named) ? named : [named]) {
        if (typeof one === 'string' && !known.has(one)) {
          faults.push({ path: `${path}.${key}`, message: `no entry has the id ${one}` });
        }
      }
    }
  });
  return faults;
}

/** Properties whose strings are ids of other entries. */
const REFERENCES = [
  'actor',
  'members',
  'mention',
  'speakers',
  'statement',
  'inside',
  'event',
  'about',
  'figures',
  'because',
] as const;

type Node = { readonly [key: string]: unknown };

function visit(node: unknown, path: string, see: (node: Node, path: string) => void): void {
  if (Array.isArray(node)) {
    for (const [index, child] of node.entries()) visit(child, `${path}[${index}]`, see);
  } else if (node !== null && typeof node === 'object') {
    see(node as Node, path);
    for (const [key, child] of Object.entries(node))
      visit(child, path ? `${path}.${key}` : key, see);
  }
}
