import type { Token } from '../../doc/token.ts';
import type { Ground } from './ground.ts';

/** Plural by form ("soldiers"), by determiner ("both sides", "six police"), or "the French". */
export function isPlural(ground: Ground, token: Token): boolean {
  if (/^NNP?S$/.test(token.xpos)) return true;
  // "Gunmen attacked": a sentence's first word, taken for a name.
  if (/[a-z]men$/.test(token.lower)) return true;
  for (const child of ground.tree.children(token.index)) {
    const rel = ground.tree.base(child);
    if (rel !== 'det' && rel !== 'nummod' && rel !== 'amod') continue;
    const { lower } = ground.token(child);
    if (ground.pluralDeterminers.has(lower)) return true;
    if (rel === 'nummod' && /^\d/.test(lower) && lower !== '1') return true;
    if (lower === 'the' && /^JJ/.test(token.xpos)) return true;
  }
  return false;
}
