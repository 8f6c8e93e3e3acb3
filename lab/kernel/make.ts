import { writeFileSync } from 'node:fs';
import { moduleOf } from './assemble.ts';
import { product } from './product.ts';
import { norm, pack, scan, taps } from './rows.ts';

/** Writes `models/kernel.wasm`, whose routines `src/weights/kernel.ts` describes. */
writeFileSync(
  'models/kernel.wasm',
  moduleOf({ product: product(), norm: norm(), taps: taps(), pack: pack(), scan: scan() }),
);
