import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { Doc } from '../../src/doc/doc.ts';
import type { Layers } from '../../src/doc/layers.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { Ground, type Known } from '../../src/stages/9-statements/ground.ts';
import { WordClasses } from '../../src/weights/word-classes.ts';
import { type Article, readPolnear } from './polnear.ts';

/** An article parsed as far as this stage needs it. */
export interface Parsed {
  readonly article: Article;
  readonly ground: Ground;
}

/**
 * Parses a part of PolNeAR with the models at hand. Parses are kept under `.cache/statements`, under
 * the hash of those models, so that a better tree is parsed anew and the same one is not.
 */
export async function parsedPolnear(
  data: string,
  part: 'train' | 'dev',
  root = '.',
): Promise<Parsed[]> {
  const articles = readPolnear(data, part);
  const hash = createHash('sha256');
  for (const name of ['words.bin', 'sentences.bin', 'syntax.bin', 'lemmas.json']) {
    hash.update(readFileSync(join(root, 'models', name)));
  }
  const folder = join(root, '.cache', 'statements');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${part}-${hash.digest('hex').slice(0, 12)}.v8`);
  let layers: Pick<Layers, Known>[];
  if (existsSync(path)) layers = deserialize(readFileSync(path));
  else {
    const { loadLanguage } = await import('../../src/engine/language.ts');
    const { pipeline } = await loadLanguage(packagedAssets);
    layers = articles.map(({ id, text, published }) => {
      const doc = pipeline.read(reportOf({ id, text, published }));
      return Object.fromEntries(
        (['blocks', 'tokens', 'sentences', 'quotations', 'tags', 'tree'] as const).map((name) => [
          name,
          doc.layer(name),
        ]),
      ) as unknown as Pick<Layers, Known>;
    });
    writeFileSync(path, serialize(layers));
  }
  const classes = new WordClasses(new Uint8Array(readFileSync(join(root, 'models/words.bin'))));
  return articles.map((article, index) => {
    const report = reportOf({ id: article.id, text: article.text, published: article.published });
    const doc = Doc.from<Known>(report, layers[index]);
    return { article, ground: new Ground(doc, classes) };
  });
}
