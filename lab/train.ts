/**
 * `npm run train -- MODEL [--data FOLDER]`: rebuilds one model under `models/` with its card.
 */
const MODELS: Readonly<
  Record<string, () => Promise<{ train(data: string): Promise<void> | void }>>
> = {
  words: () => import('./treebank/words.ts'),
  sentences: () => import('./treebank/sentences.ts'),
  syntax: () => import('./treebank/syntax.ts'),
  statements: () => import('./statements/train.ts'),
  wide: () => import('./names/wide.ts'),
  tagger: () => import('./names/tagger.ts'),
  names: () => import('./names/train.ts'),
  events: () => import('./events/train.ts'),
};

const [name, ...rest] = process.argv.slice(2);
const at = rest.indexOf('--data');
const data = at >= 0 ? rest[at + 1] : '../shared/data';
const load = Object.hasOwn(MODELS, name ?? '') ? MODELS[name] : undefined;
if (load === undefined || data === undefined) {
  console.error(`usage: npm run train -- ${Object.keys(MODELS).join('|')} [--data FOLDER]`);
  process.exit(2);
}
await (await load()).train(data);
