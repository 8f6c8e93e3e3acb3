import type { Doc } from '../../src/doc/doc.ts';
import { loadLanguage } from '../../src/engine/language.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';

/** Reads up to the tree: all that the pair coder needs. */
export async function parser(): Promise<
  (text: string) => Doc<'tokens' | 'sentences' | 'tags' | 'tree'>
> {
  const { pipeline } = await loadLanguage(packagedAssets);
  return (text) => pipeline.read(reportOf({ text }));
}
