import { mix } from '../../weights/linear.ts';
import type { Ground } from './ground.ts';

/** The way through the tree from one token to another, hashed; `up` and `down` count its steps. */
export class Path {
  /** Hash of every relation on the way, in order. */
  key = 0;
  /** The same with the climb only counted, so that the descent generalises. */
  coarse = 0;
  up = 0;
  down = 0;
  /** The token that both hang on (or one of the two); -1 in different sentences. */
  joint = -1;
  readonly #seen = new Int32Array(24);

  /** Follows the way; answers itself. Ways longer than 24 steps up count as none. */
  find(ground: Ground, from: number, to: number): this {
    this.key = this.coarse = 1;
    this.up = this.down = 0;
    this.joint = -1;
    if (ground.sentence[from] !== ground.sentence[to]) {
      const gap = ground.sentence[to] - ground.sentence[from];
      this.key = this.coarse = mix(99, Math.max(-3, Math.min(3, gap)));
      return this;
    }
    const seen = this.#seen;
    let climbed = 0;
    for (let at = from; at >= 0 && climbed < seen.length; at = ground.head[at])
      seen[climbed++] = at;
    let key = 7;
    for (let at = to, steps = 0; at >= 0 && steps < seen.length; at = ground.head[at], steps++) {
      let place = 0;
      while (place < climbed && seen[place] !== at) place++;
      if (place < climbed) {
        this.joint = at;
        this.up = place;
        this.down = steps;
        let way = 3;
        for (let k = 0; k < place && k < 4; k++) way = mix(way, ground.relKey[seen[k]]);
        this.key = mix(way, key);
        this.coarse = mix(Math.min(3, place), key);
        return this;
      }
      if (steps < 4) key = mix(key, ground.relKey[at]);
    }
    return this;
  }
}
