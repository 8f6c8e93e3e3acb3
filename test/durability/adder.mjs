// A process that adds records to an archive and says which are acknowledged, to be killed:
// `adder.mjs ARCHIVE RECORDS.jsonl FROM`. Begins at record FROM; those that are there are known.
// It runs what is built, for a process that lives half a second cannot wait for a compiler.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openStore } from '../../dist/store/open.js';

const [archive, records, from] = process.argv.slice(2);
/** Reports handed over at a time, so that some share a transaction. */
const TOGETHER = 6;

const store = await openStore(archive);
let nr = 0;
let batch = [];
const settle = async () => {
  await Promise.all(batch);
  batch = [];
};
for await (const line of createInterface({ input: createReadStream(records) })) {
  const mine = nr++;
  if (mine < Number(from)) continue;
  batch.push(store.add(JSON.parse(line)).then(() => process.send(mine)));
  if (batch.length === TOGETHER) await settle();
}
await settle();
await store.close();
process.disconnect();
