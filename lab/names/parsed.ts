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

/**
 * Tags and trees of sentences by the network that ships, as reading will see them. Sentences longer
 * than the network takes are read in pieces, each with a root of its own.
 */
export function parse(sentences: readonly (readonly string[])[]): Syntax[] {
  loaded ??= load();
  const { network, xpos, rels } = loaded;
  const pieces = sentences.map((words) =>
    Array.from({ length: Math.ceil(words.length / BATCH) }, (_, i) =>
      words.slice(i * BATCH, (i + 1) * BATCH),
    ),
  );
  const read = network.read(pieces.flat());
  let at = 0;
  return pieces.map((own) => {
    const parts = own.map(() => read[at++]);
    return {
      xpos: parts.flatMap(({ tag }) => Array.from(tag, (code) => xpos[code])),
      head: Int16Array.from(
        parts.flatMap(({ head }, p) => Array.from(head, (h) => (h < 0 ? -1 : h + p * BATCH))),
      ),
      rel: Uint8Array.from(parts.flatMap(({ relation }) => Array.from(relation, (r) => rels[r]))),
    };
  });
}
