import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUnderKills, faultsIn } from '../../test/durability/killing.ts';
import { startPostgres } from '../../test/postgres/server.ts';
import type { Measured, Part } from '../figures.ts';

/**
 * `kill -9` at random moments while reports are added, then a last run to the end: what is missing,
 * doubled or half-read. Wants a build. Each database takes as long as its kills: minutes.
 */
export async function killing(kills = 200, reports = 2_000): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-kill-'));
  const server = await startPostgres();
  const figures: Measured[] = [];
  try {
    for (const [name, archive] of [
      ['SQLite', join(folder, 'archive.db')],
      ['PostgreSQL', server?.url('postgres')],
    ] as const) {
      if (archive === undefined) continue;
      const plan = { archive, kills, reports, seed: 2026 };
      const { acknowledged, lost, early } = await addUnderKills({
        ...plan,
        told: (kill, count) => {
          if (kill % 20 === 0)
            console.error(`${name}: ${kill} kills, ${count} reports acknowledged`);
        },
      });
      const faults = await faultsIn(archive, reports);
      for (const fault of faults.slice(0, 20)) console.error(`${name}: ${fault}`);
      figures.push(
        { figure: `${name}: kills`, value: kills, unit: '' },
        { figure: `${name}: of them before anything was acknowledged`, value: early, unit: '' },
        { figure: `${name}: reports acknowledged`, value: acknowledged.size, unit: '' },
        {
          figure: `${name}: acknowledged and lost`,
          value: lost.length,
          unit: '',
          floor: 0,
          less: true,
        },
        {
          figure: `${name}: missing, doubled or half-read`,
          value: faults.length,
          unit: '',
          floor: 0,
          less: true,
        },
      );
    }
  } finally {
    await server?.stop();
    rmSync(folder, { recursive: true });
  }
  return { part: `kill -9 at ${kills} random moments while adding ${reports} reports`, figures };
}
