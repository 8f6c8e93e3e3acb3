/**
 * `npx tsx lab/references/evaluate.ts [DATA]`: third-person pronouns of GUM dev, on gold words, tags
 * and trees with this project's names, mentions and statements: is the mention that a pronoun was led
 * back to in the pronoun's gold entity? Pronouns that no gold entity holds, or that open their entity,
 * are left out.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Doc } from '../../src/doc/doc.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { type ScoredReference, scoreReferences } from '../../src/stages/10-references/score.ts';
import { conlluDocuments, parseConllu } from '../../src/text/conllu.ts';
import { readGum } from '../mentions/gum.ts';

const FORMS = {
  'he, she': /^(?:he|him|his|himself|she|her|hers|herself)$/i,
  they: /^(?:they|them|their|theirs|themselves)$/i,
  it: /^(?:it|its|itself)$/i,
};
const STAGES = ['names', 'times', 'mentions', 'statements', 'references'];

/** Every gold entity's id at each token of its mentions, the innermost mention last. */
function entityAt(misc: readonly string[]): { at: string[][]; first: Map<string, number> } {
  const open: { id: string; from: number }[] = [];
  const at: string[][] = misc.map(() => []);
  const first = new Map<string, number>();
  const spans: { id: string; from: number; to: number }[] = [];
  misc.forEach((column, token) => {
    const marks = /(?:^|\|)Entity=([^|]*)/.exec(column)?.[1] ?? '';
    for (const [, opened, id, , closed] of marks.matchAll(
      /(\()?(\d+)(?:-([a-z]+)-[^()]*)?(\))?/g,
    )) {
      if (opened) open.push({ id, from: token });
      if (!closed) continue;
      const last = open.findLastIndex((one) => one.id === id);
      if (last >= 0) spans.push({ ...open.splice(last, 1)[0], to: token + 1 });
    }
  });
  spans.sort((a, b) => b.to - b.from - (a.to - a.from));
  for (const { id, from, to } of spans) {
    for (let i = from; i < to; i++) at[i].push(id);
    first.set(id, Math.min(first.get(id) ?? from, from));
  }
  return { at, first };
}

async function evaluate(data: string): Promise<void> {
  const { pipeline } = await loadEngine(packagedAssets);
  const stages = pipeline.stages.filter(({ name }) => STAGES.includes(name));
  const text = readFileSync(join(data, 'treebank/gum-dev.conllu'), 'utf8');
  const sentences = conlluDocuments(parseConllu(text));
  const pairs = new Map<string, ScoredReference[]>(Object.keys(FORMS).map((form) => [form, []]));
  readGum(data).forEach(({ doc: gold }, index) => {
    const { at, first } = entityAt(
      sentences[index].flatMap(({ words }) => words.map(({ misc }) => misc)),
    );
    let doc = gold.with({ quotations: [] }) as unknown as Doc;
    for (const stage of stages) {
      const { layers, problems } = stage.read(doc);
      doc = doc.with(layers, problems);
    }
    const mentions = doc.layer('mentions');
    mentions.forEach((mention, m) => {
      const form = Object.entries(FORMS).find(([, words]) => words.test(doc.words(mention)))?.[0];
      const own = at[mention.head].at(-1);
      if (
        mention.form !== 'pronoun' ||
        !form ||
        own === undefined ||
        first.get(own) === mention.head
      )
        return;
      const { through } = doc.layer('references')[m];
      const target = through === null ? null : mentions[through];
      // Any gold entity headed there counts: the antecedent may stand inside a longer mention.
      const found = target === null ? null : at[target.head].includes(own) ? own : 'another';
      pairs.get(form)?.push({ gold: own, found });
    });
  });
  for (const [form, all] of pairs) {
    const { precision, recall, all: count } = scoreReferences(all);
    console.log(
      `${form}\tprecision ${(100 * precision).toFixed(1)}\trecall ${(100 * recall).toFixed(1)}\tof ${count}`,
    );
  }
}

void evaluate(process.argv[2] ?? '../shared/data');
