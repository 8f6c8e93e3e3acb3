import { execFileSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Doc } from '../../src/doc/doc.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { type Kind, OUTSIDE } from '../../src/stages/6-names/labels.ts';
import { NamesModel } from '../../src/stages/6-names/model.ts';
import { readPolnear } from '../statements/polnear.ts';
import { ALL_LABELS, nameBits } from './corpora.ts';
import { readWideWords } from './wide.ts';

/** Names below this score leave their words open. */
const SURE = 0.8;

/** What each type of the record leaves open. */
const OPEN: Readonly<Record<string, readonly Kind[]>> = {
  person: ['PER'],
  organisation: ['ORG'],
  place: ['LOC', 'FAC'],
  nationality: ['NORP'],
  other: ['MISC'],
};

/**
 * Writes what the shipped models, with the votes of the whole report, read in news without labels, as
 * `writeFlat` writes labelled sentences (`source` "silver"): a network that learns from it hears what a
 * report says of a word elsewhere. Names of little score leave their words open.
 */
export async function writeSilver(data: string, file: string): Promise<void> {
  const { pipeline } = await loadEngine(packagedAssets);
  const stages = pipeline.stages.slice(
    0,
    pipeline.stages.findIndex(({ name }) => name === 'names') + 1,
  );
  const model = new NamesModel(readFileSync('models/names.bin'), readWideWords());
  const out = openSync(file, 'w');
  let document = 0;
  for (const text of texts(data)) {
    document++;
    let doc = Doc.of(reportOf({ text })) as unknown as Doc;
    for (const stage of stages) doc = doc.with(stage.read(doc).layers);
    const { from, to, length } = doc.layer('sentences');
    const { start, end } = doc.layer('tokens');
    const allowed = new Int32Array(start.length).fill(1 << OUTSIDE);
    for (const name of doc.layer('names')) {
      const kinds = OPEN[name.type];
      if (kinds === undefined || !name.rule.startsWith('names@')) continue;
      for (let at = name.from; at < name.to; at++) {
        if (allowed[at] !== 1) continue;
        const bits = nameBits(kinds, at - name.from, name.to - name.from);
        allowed[at] = name.score < SURE ? ALL_LABELS : bits;
      }
    }
    for (let s = 0; s < length; s++) {
      const words = Array.from({ length: to[s] - from[s] }, (_, i) =>
        text.slice(start[from[s] + i], end[from[s] + i]),
      );
      if (words.length < 4 || words.length > 100) continue;
      const row = {
        ...{ document: `silver-${document}`, source: 'silver' },
        words,
        allowed: [...allowed.subarray(from[s], to[s])],
        known: [...model.known(words)],
      };
      writeSync(out, `${JSON.stringify(row)}\n`);
    }
  }
  closeSync(out);
}

/** Reports without labels: articles, and paragraphs of news that belong together. */
function* texts(data: string): Generator<string> {
  for (const { text } of readPolnear(data, 'train')) yield text;
  for (const [name, together] of [
    ['wikinews_2019_2020', 8],
    ['wikipedia_current_events', 1],
    ['masc_written', 12],
    ['state_visits_travels', 20],
  ] as const) {
    const path = join(data, 'raw', `${name}.txt.xz`);
    const lines = execFileSync('xz', ['-dc', path], { maxBuffer: 1 << 29 })
      .toString()
      .split('\n');
    for (let at = 0; at < lines.length; at += together)
      yield lines.slice(at, at + together).join('\n\n');
  }
}
