import type { Statement, TokenRange } from '../../doc/layers.ts';
import { type Ground, OUTSIDE } from './ground.ts';

/**
 * Direct where every word stands between quotation marks, indirect where none does, mixed between:
 * `He said the talks were "useful".`
 */
export function kindOf(ground: Ground, content: readonly TokenRange[]): Statement['kind'] {
  let quoted = 0;
  let plain = 0;
  for (const { from, to } of content) {
    for (let i = from; i < to; i++) {
      if (ground.punct[i]) continue;
      if (ground.quoteState[i] === OUTSIDE) plain++;
      else quoted++;
    }
  }
  if (quoted === 0) return 'indirect';
  return plain === 0 ? 'direct' : 'mixed';
}
