import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreError } from '../../src/store/error.ts';
import { openStore } from '../../src/store/open.ts';
import { faultsIn } from '../../test/durability/killing.ts';
import { madeUpRecord } from '../../test/made-up/made-up-record.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import type { Measured, Part } from '../figures.ts';

/** Room on the disk, in MB: enough for an empty cluster and some hundred reports. */
const ROOM = { SQLite: 12, PostgreSQL: 200 } as const;
/** What is taken away when it is full: PostgreSQL recovers into segments of 16 MB. */
const BALLAST = { SQLite: 4, PostgreSQL: 48 } as const;
const MOST = 4_000;

/**
 * Adds reports to an archive on a disk (a tmpfs) until that is full, makes room, and looks what is there.
 * Wants the right to mount.
 */
export async function fullDisk(): Promise<Part> {
  const figures: Measured[] = [];
  for (const name of ['SQLite', 'PostgreSQL'] as const) {
    const disk = mkdtempSync(join(tmpdir(), 'chancery-disk-'));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM[name]}m`, 'tmpfs', disk]);
    } catch {
      console.error('a small disk cannot be mounted here: run as root, outside a sandbox');
      rmdirSync(disk);
      break;
    }
    try {
      chmodSync(disk, 0o777);
      // Given up later, so that there is room again.
      const ballast = join(disk, 'ballast');
      writeFileSync(ballast, Buffer.alloc(BALLAST[name] * 1_000_000));
      const server = name === 'PostgreSQL' ? await startPostgres({ fsync: 'on' }, disk) : null;
      if (name === 'PostgreSQL' && !server) continue;
      const archive = server?.url('postgres') ?? join(disk, 'archive.db');
      let kept = 0;
      let refusal: unknown = null;
      let store = await openStore(archive);
      for (; kept < MOST && refusal === null; kept++) {
        refusal = await store.add(madeUpRecord(kept)).then(
          () => null,
          (error: unknown) => error,
        );
      }
      kept--;
      const told = refusal instanceof StoreError && refusal.code === 'archive-not-writable';
      console.error(`${name}: after ${kept} reports: ${(refusal as Error).message}`);
      await store.close();
      rmSync(ballast);
      if (server) await server.restart();
      store = await openStore(archive);
      await store.add(madeUpRecord(kept));
      await store.close();
      const faults = await faultsIn(archive, kept + 1);
      for (const fault of faults.slice(0, 10)) console.error(`${name}: ${fault}`);
      figures.push(
        { figure: `${name}: reports until the disk was full`, value: kept, unit: '' },
        { figure: `${name}: told that the disk is full`, value: told ? 1 : 0, unit: '', floor: 1 },
        {
          figure: `${name}: lost, doubled or half-read`,
          value: faults.length,
          unit: '',
          floor: 0,
          less: true,
        },
      );
      await server?.stop();
    } finally {
      // Lazily: where something went wrong, the archive may be open still.
      execFileSync('umount', ['-l', disk]);
      if (existsSync(disk) && statSync(disk).isDirectory()) rmdirSync(disk);
    }
  }
  return { part: 'A disk that is full while reports are added', figures };
}
