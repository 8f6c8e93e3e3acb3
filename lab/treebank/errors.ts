/**
 * `npx tsx lab/treebank/errors.ts [DATA]`: the hundred sentences of news and of blogs on news in the
 * development parts that are read worst, words given, and their errors by class, for
 * docs/notes/language-errors.md. Sentences are named by their ids; no text is printed.
 */
import { readFileSync } from 'node:fs';
import type { ConlluWord } from '../../src/text/conllu.ts';
import { Network } from '../../src/weights/network.ts';
import { readTreebank } from './corpus.ts';
import { readWordClasses } from './words.ts';

const data = process.argv[2] ?? '../shared/data';
const words = readWordClasses();
const network = new Network(
  readFileSync('models/syntax.bin'),
  readFileSync('models/kernel.wasm'),
  (form) => words.row(form),
);
/** News in GUM, blogs (mostly of world affairs) and a group for news in EWT, by sentence id. */
const NEWS = /^(GUM_news_|weblog-|newsgroup-groups.google.com_IndiaNews)/;

const base = (relation: string) => relation.split(':')[0];

/** What kind of mistake a wrongly hung or named word is. */
function classOf(word: ConlluWord, relation: string, hung: boolean, upos: string): string {
  const [gold, found] = [base(word.deprel), base(relation)];
  const pair = [gold, found];
  const either = (...names: string[]) => pair.some((name) => names.includes(name));
  if (gold === 'punct' || found === 'punct') return 'punctuation';
  if (either('root')) return 'which word is the root';
  if (either('conj', 'cc')) return 'coordination';
  if (either('flat', 'appos') || (either('compound') && word.upos === 'PROPN'))
    return 'inside names, titles, appositions';
  if (either('nmod', 'obl')) return 'where a prepositional phrase hangs, or as what';
  if (either('acl', 'advcl', 'ccomp', 'xcomp', 'csubj', 'parataxis'))
    return 'where a clause hangs, or as what';
  if (either('nsubj', 'obj', 'iobj')) return 'subjects and objects';
  if (upos !== word.upos) return 'follows from a wrong tag';
  return hung ? 'another relation' : 'another head';
}

interface Sentence {
  readonly id: string;
  readonly size: number;
  readonly classes: readonly string[];
}

const all: Sentence[] = [];
for (const name of ['ewt', 'gum'] as const) {
  const dev = readTreebank(data, name, 'dev').filter(({ comments }) =>
    NEWS.test(comments.find((line) => line.startsWith('# sent_id'))?.slice(12) ?? ''),
  );
  const found = network.read(dev.map((sentence) => sentence.words.map(({ form }) => form)));
  dev.forEach((sentence, s) => {
    const { head, relation, tag } = found[s];
    const classes = sentence.words.flatMap((word, i) => {
      const name = network.head.relations[relation[i]];
      const upos = network.head.tags[tag[i]].split('/')[0];
      const hung = head[i] === word.head - 1;
      if (hung && base(name) === base(word.deprel)) return [];
      return [classOf(word, name, hung, upos)];
    });
    const id = sentence.comments.find((line) => line.startsWith('# sent_id'))!.slice(12);
    all.push({ id, size: sentence.words.length, classes });
  });
}
const worst = all
  .filter(({ size }) => size > 4)
  .sort((a, b) => b.classes.length - a.classes.length || a.id.localeCompare(b.id))
  .slice(0, 100);
const count = new Map<string, { errors: number; sentences: number }>();
for (const { classes } of worst) {
  for (const one of new Set(classes)) {
    const sum = count.get(one) ?? { errors: 0, sentences: 0 };
    sum.errors += classes.filter((name) => name === one).length;
    sum.sentences++;
    count.set(one, sum);
  }
}
const size = all.reduce((sum, one) => sum + one.size, 0);
const errors = all.reduce((sum, one) => sum + one.classes.length, 0);
console.log(`${all.length} sentences, ${size} words, ${errors} wrong`);
console.log(`the worst hundred: ${worst.reduce((sum, one) => sum + one.size, 0)} words`);
for (const [name, { errors: n, sentences }] of [...count].sort((a, b) => b[1].errors - a[1].errors))
  console.log(`| ${name} | ${n} | ${sentences} |`);
console.log(worst.map(({ id, classes }) => `${id} ${classes.length}`).join('\n'));
