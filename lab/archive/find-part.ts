import { execFileSync } from 'node:child_process';
import type { Measured, Part } from '../figures.ts';

const PROGRAM = new URL('./find-speed.ts', import.meta.url).pathname;
/** What the program says in the end: of how many questions, measured how, what became. */
const SAID =
  /(\d+) combinations, (.+?): median ([\d.]+) ms, (\d+) over (\d+) ms, worst ([\d.]+) ms/g;

/** How long questions to an archive take, as `find-speed.ts` asks and tells them in a process of its own. */
export function findSpeed(archive: string): Part {
  const said = execFileSync(process.execPath, [...process.execArgv, PROGRAM, archive], {
    encoding: 'utf8',
  });
  const figures = [...said.matchAll(SAID)].flatMap(
    ([, , how, median, over, limit, worst]): Measured[] => [
      { figure: `median, ${how}`, value: Number(median), unit: 'ms', less: true },
      {
        figure: `slowest, ${how}`,
        value: Number(worst),
        unit: 'ms',
        floor: Number(limit),
        less: true,
      },
      { figure: `over ${limit} ms, ${how}`, value: Number(over), unit: 'questions', less: true },
    ],
  );
  if (figures.length === 0) throw new Error(`figures-missing: ${PROGRAM} told none`);
  return { part: 'Finding, combinations of filters', figures };
}
