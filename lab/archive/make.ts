/**
 * `npx tsx lab/archive/make.ts --reports 10000 OUT.db`: an archive of made-up reports, for measuring
 * and looking at what large archives do. Nothing is read: each record is written with its text, 36
 * entries a report that can be found. The same number of reports is always the same archive; one that
 * is there grows.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../../src/store/open.ts';
import { madeUpRecord } from '../../test/made-up/made-up-record.ts';

/** Reports handed over at a time: enough to be committed together. */
const TOGETHER = 200;

/** Puts the first `reports` made-up reports into an archive; gives the milliseconds that took. */
export async function makeArchive(archive: string, reports: number): Promise<number> {
  const store = await openStore(archive);
  const began = performance.now();
  try {
    // A crash spoils an archive that can be made again at any time.
    if (store.dialect.name === 'sqlite') await store.dialect.read(pragma('synchronous = off'));
    for (let nr = 0; nr < reports; nr += TOGETHER) {
      const count = Math.min(TOGETHER, reports - nr);
      await Promise.all(
        Array.from({ length: count }, (_, index) => store.add(madeUpRecord(nr + index))),
      );
      if (process.stderr.isTTY) process.stderr.write(`\r${nr + count} of ${reports} reports`);
    }
    return performance.now() - began;
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\n');
    await store.close();
  }
}

/**
 * Does something with an archive of made-up reports: the one named, which is made where it is not there,
 * or else one that is thrown away afterwards.
 */
export async function madeUpArchive<Result>(
  reports: number,
  named: string | undefined,
  work: (archive: string) => Promise<Result>,
): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), 'chancery-made-'));
  try {
    const archive = named ?? join(scratch, 'archive.db');
    if (!existsSync(archive)) await makeArchive(archive, reports);
    return await work(archive);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function* pragma(setting: string) {
  yield { sql: `pragma ${setting}`, parameters: [] };
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: { reports: { type: 'string', default: '10000' } },
    allowPositionals: true,
  });
  const [archive] = positionals;
  const reports = Number(values.reports);
  if (!archive || !(reports > 0)) {
    console.error('usage: npx tsx lab/archive/make.ts --reports NUMBER ARCHIVE');
    process.exit(2);
  }
  const ms = await makeArchive(archive, reports);
  console.log(`${reports} reports in ${(ms / 1000).toFixed(1)} s`);
}
