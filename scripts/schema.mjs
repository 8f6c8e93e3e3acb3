// Writes src/record/record.schema.json from the zod source. A test holds the two equal.
import { writeFileSync } from 'node:fs';
import { bin, ROOT, run } from './setup.mjs';

run(bin('tsc'), ['-b', 'src']);
const { recordJsonSchema } = await import(`${ROOT}dist/record/record.js`);
writeFileSync(
  `${ROOT}src/record/record.schema.json`,
  `${JSON.stringify(recordJsonSchema(), null, 2)}\n`,
);
// What is generated is kept in the project's own format.
run(bin('biome'), ['format', '--write', 'src/record/record.schema.json']);
