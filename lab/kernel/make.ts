import { writeFileSync } from 'node:fs';
import { moduleOf } from './assemble.ts';
import { powerSums, softmax } from './exponentials.ts';
import { product } from './product.ts';
import { convolve, norm, quantise, scan, weave } from './rows.ts';

/** Writes `models/kernel.wasm`, whose routines `src/weights/kernel.ts` describes. */
writeFileSync(
  'models/kernel.wasm',
  moduleOf({
    ...{ product: product(), norm: norm(), convolve: convolve() },
    ...{ quantise: quantise(), weave: weave(), scan: scan() },
    ...{ softmax: softmax(), powerSums: powerSums() },
  }),
);
