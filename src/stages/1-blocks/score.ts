import type { Block } from '../../doc/layers.ts';

/** How many blocks the detector got right of those whose language is known; "und" is never right. */
export function scoreLanguages(
  blocks: readonly Block[],
  language: string,
): { right: number; of: number } {
  const right = blocks.filter((block) => block.language === language).length;
  return { right, of: blocks.length };
}
