import { readFileSync } from 'node:fs';
import { FOLDED_ROOTS, type FoldedRoot } from '../../src/stages/11-events/roots.ts';
import type { Example } from './logistic.ts';

/**
 * The classic verb patterns (CAMEO.verbpatterns.txt, MIT) as further examples: a pattern such as
 * "- * SANCTIONS ON + [163]" under IMPOSE says which words around a verb go with which code. Each
 * becomes a bag of the same features as a sentence's, worth less than one.
 */
export function cameoExamples(data: string): Example[] {
  const table = rootsOfCodes(readFileSync(`${data}/events/cameo-to-plover.txt`, 'utf8'));
  const examples: Example[] = [];
  let verbs: string[] = [];
  let whole: FoldedRoot | null = null;
  let header = false;
  for (const raw of readFileSync(`${data}/events/CAMEO.verbpatterns.txt`, 'utf8').split('\n')) {
    const line = raw.replace(/\s+$/, '');
    const block = /^--- ?(\S+).*?\[([\d:-]+)\]/.exec(line);
    if (block) {
      verbs = [];
      whole = rootOf(block[2], table);
      header = true;
      continue;
    }
    const word = /^([A-Z+_]+)\s*(\{[^}]*\})?\s*(\[(\d+)\])?/.exec(line);
    if (header && word) {
      const verb = word[1].replace(/^\+/, '').toLowerCase().split('_')[0];
      verbs.push(verb);
      const own = word[4] ? rootOf(word[4], table) : whole;
      if (own) examples.push(example([verb], [], [], own));
      continue;
    }
    const pattern = /^- (.*?)\[([\d:-]+)\](?:.*?#\s*([A-Z]+))?/.exec(line);
    if (!pattern) continue;
    header = true;
    const root = rootOf(pattern[2], table);
    if (!root) continue;
    const [before, after = ''] = pattern[1].split('*');
    const verb = pattern[3]?.toLowerCase() ?? verbs[0] ?? '';
    examples.push(example([verb], wordsOf(before), wordsOf(after), root));
  }
  return examples;
}

function wordsOf(text: string): string[] {
  return text
    .split(/[\s_]+/)
    .map((word) => word.replace(/[&(){}]/g, '').toLowerCase())
    .filter((word) => /^[a-z+$%-]+$/.test(word))
    .map((word) => (word === '+' ? 'RECIPIENT' : word === '$' ? 'ACTOR' : word));
}

function example(
  verbs: readonly string[],
  before: readonly string[],
  after: readonly string[],
  root: FoldedRoot,
): Example {
  const bag = new Map<string, number>();
  for (const verb of verbs) {
    bag.set(`verb ${verb}`, 1.2);
    bag.set(`between ${verb}`, 1);
    bag.set(`near ${verb}`, 0.7);
    bag.set(`any ${verb}`, 0.7);
    bag.set(`leg a ${verb}`, 1);
    bag.set(`parent a ${verb} nsubj`, 1);
  }
  for (const word of [...before, ...after]) {
    if (/^[A-Z]/.test(word)) continue;
    bag.set(`between ${word}`, 1);
    bag.set(`near ${word}`, 0.5);
    bag.set(`any ${word}`, 0.7);
  }
  const line = [...before, ...verbs, ...after];
  for (let i = 1; i < line.length; i++) bag.set(`2 ${line[i - 1]} ${line[i]}`, 1);
  return { bag, klass: FOLDED_ROOTS.indexOf(root), weight: 1 };
}

function rootsOfCodes(text: string): Map<string, FoldedRoot> {
  const table = new Map<string, FoldedRoot>();
  for (const line of text.split('\n')) {
    const row = /^(\d+): (\w+)/.exec(line);
    if (!row) continue;
    const root = row[2] === 'CONCEDE' || row[2] === 'RETREAT' ? 'YIELD' : row[2];
    if ((FOLDED_ROOTS as readonly string[]).includes(root) && !table.has(row[1]))
      table.set(row[1], root as FoldedRoot);
  }
  return table;
}

function rootOf(code: string, table: ReadonlyMap<string, FoldedRoot>): FoldedRoot | null {
  const first = code.split(':')[0];
  return table.get(first) ?? table.get(first.slice(0, 3)) ?? null;
}
