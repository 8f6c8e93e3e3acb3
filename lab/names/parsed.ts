import { readFileSync } from 'node:fs';
import { RELATIONS } from '../../src/doc/columns.ts';
import type { Syntax } from '../../src/stages/6-names/features.ts';
import { BATCH, Network } from '../../src/weights/network.ts';
import { readWordClasses } from '../treebank/words.ts';

let loaded: ReturnType<typeof load> | undefined;

function load() {
  const classes = readWordClasses();
  const network = new Network(
    readFileSync('models/syntax.bin'),
    readFileSync('models/kernel.wasm'),
    (form) => classes.row(form),
  );
  const { tags, relations } = network.head;
  const known: readonly string[] = RELATIONS;
  return {
    network,
    xpos: tags.map((tag) => tag.split('/')[1]),
    rels: relations.map((name) => known.indexOf(name)),
  };
}

/** Tags and trees of sentences by the network that ships, as reading will see them. */
export function parse(sentences: readonly (readonly string[])[]): Syntax[] {
  return parseNamed(sentences, null).syntax;
}

/**
 * The same with the network's scores of name labels; `known` matches the words of a sentence with known
 * names. Sentences longer than the network takes are read in pieces, each with a root of its own.
 */
export function parseNamed(
  sentences: readonly (readonly string[])[],
  known: ((words: readonly string[]) => Int32Array) | null,
): { syntax: Syntax[]; scores: Float32Array[] } {
  loaded ??= load();
  const { network, xpos, rels } = loaded;
  const pieces = sentences.map((words) =>
    Array.from({ length: Math.ceil(words.length / BATCH) }, (_, i) =>
      words.slice(i * BATCH, (i + 1) * BATCH),
    ),
  );
  const flat = pieces.flat();
  const read = network.read(flat, known ? flat.map(known) : null);
  let at = 0;
  const parts = pieces.map((own) => own.map(() => read[at++]));
  return {
    syntax: parts.map((own) => ({
      xpos: own.flatMap(({ tag }) => Array.from(tag, (code) => xpos[code])),
      head: Int16Array.from(
        own.flatMap(({ head }, p) => Array.from(head, (h) => (h < 0 ? -1 : h + p * BATCH))),
      ),
      rel: Uint8Array.from(own.flatMap(({ relation }) => Array.from(relation, (r) => rels[r]))),
    })),
    scores: parts.map((own) => Float32Array.from(own.flatMap(({ names }) => Array.from(names)))),
  };
}

/** As `Network.nameSteps` of the network that ships. */
export function nameSteps(): Float64Array {
  loaded ??= load();
  return loaded.network.nameSteps;
}
