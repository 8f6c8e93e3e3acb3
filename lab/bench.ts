/**
 * `npm run bench`: speed, start-up, memory and size on this machine, and how fast an archive takes
 * reports in. Medians of several rounds; written to `bench/results/bench.json`. Compare two versions only
 * within one sitting. `npm run bench -- NAME…` runs the parts named and writes nothing; some run only so:
 *
 *     npm run bench -- adding                     reports into an archive against the engine alone
 *     npm run bench -- million                    questions to a million entries (makes them: minutes, 3 GB)
 *     npm run bench -- api                        200 clients at once for a minute
 *     npm run bench -- web                        the pages in Chromium
 *     npm run bench -- find                       combinations of filters
 *     npm run bench -- kill disk                  kill -9 and full disks (minutes; full disks want root)
 *
 * `api`, `web` and `find` ask an archive of 10,000 reports that they make (minutes, 1 GB); the first two
 * want `npm run build` before.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { Doc } from '../src/doc/doc.ts';
import { reportOf } from '../src/engine/report.ts';
import { packagedAssets } from '../src/intake/assets.ts';
import { Reader } from '../src/intake/reader.ts';
import { findSpeed } from './archive/find-part.ts';
import { fullDisk } from './archive/full-disk.ts';
import { killing } from './archive/kill.ts';
import { madeUpArchive } from './archive/make.ts';
import { queries } from './archive/queries.ts';
import { throughput } from './archive/throughput.ts';
import { type Measured, type Part, printPart, saveRun } from './figures.ts';
import { manyAtOnce } from './load/api.ts';
import { pages } from './web.ts';
import { WORST } from './worst-inputs.ts';

const ROUNDS = 5;
const reports = readFileSync('examples/reports.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => reportOf(JSON.parse(line)));
const words = reports.reduce((sum, { text }) => sum + text.split(/\s+/).filter(Boolean).length, 0);

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Median milliseconds of a piece of work, after one round that does not count. */
function timed(work: () => void): number {
  work();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  });
  return median(rounds);
}

async function speed(): Promise<Part> {
  const reader = await Reader.open(packagedAssets);
  const names = reader.engine.pipeline.stages.slice(0, 6);
  const rate = (work: () => void) => (1000 * words) / timed(work);
  const read = (stages: typeof names) => () => {
    for (const report of reports) {
      let doc = Doc.of(report) as unknown as Doc;
      for (const stage of stages) {
        const { layers, problems } = stage.read(doc);
        doc = doc.with(layers, problems);
      }
    }
  };
  const figures: Measured[] = [
    {
      figure: 'raw text to tree and names',
      value: rate(read(names)),
      unit: 'words/s',
      floor: 10_000,
      goal: 40_000,
      peer: 'CPU: spaCy lg 10,014; UDPipe 1 1,101; Stanza 878',
    },
    {
      figure: 'raw text to whole record',
      value: rate(() => reports.forEach((report) => void reader.record(report))),
      unit: 'words/s',
      floor: 5_000,
      goal: 20_000,
      peer: 'CoreNLP about 200 tokens/s',
    },
  ];
  return { part: `Speed, one core, ${words} words of news in ${reports.length} reports`, figures };
}

/** What a fresh process takes: its own program, so that nothing is warm. */
function startUp(): Part {
  const program = `
    const begun = performance.now();
    const { openReader } = await import('./dist/node.js');
    const reader = await openReader();
    const open = performance.now() - begun;
    reader.record({ text: 'France condemned the attack on Friday.', published: '2015-11-27' });
    console.log(JSON.stringify([open, performance.now() - begun, process.resourceUsage().maxRSS / 1024]));`;
  const runs = Array.from(
    { length: ROUNDS },
    () =>
      JSON.parse(
        execFileSync(process.execPath, ['--input-type=module', '-e', program], {
          encoding: 'utf8',
        }),
      ) as number[],
  );
  const column = (index: number) => median(runs.map((run) => run[index]));
  return {
    part: 'Start of a fresh process',
    figures: [
      {
        figure: 'code, weights and lists loaded',
        value: column(0),
        unit: 'ms',
        floor: 250,
        goal: 100,
        less: true,
      },
      {
        figure: 'first record',
        value: column(1),
        unit: 'ms',
        less: true,
        peer: 'CoreNLP 10 to 40 s to start',
      },
      { figure: 'peak memory', value: column(2), unit: 'MB', floor: 350, goal: 200, less: true },
    ],
  };
}

function size(): Part {
  const files = readdirSync('models').filter((file) => !file.endsWith('.md'));
  const sizes = files.map((file) => {
    const bytes = readFileSync(`models/${file}`);
    const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    return { raw: bytes.length / 1e6, packed: packed.length / 1e6 };
  });
  const sum = (key: 'raw' | 'packed') => sizes.reduce((total, one) => total + one[key], 0);
  return {
    part: 'Weights of all models',
    figures: [
      { figure: 'as they are', value: sum('raw'), unit: 'MB', floor: 25, less: true },
      {
        figure: 'compressed (brotli 11)',
        value: sum('packed'),
        unit: 'MB',
        floor: 15,
        goal: 8,
        less: true,
      },
    ],
  };
}

/** Made-up reports in the archive that many ask, that pages show and in which is found. */
const MANY = 10_000;

/** Pages over a large archive, what is measured of them under one heading. */
async function web(): Promise<Part> {
  const parts = await madeUpArchive(MANY, undefined, (archive) => pages(archive, MANY));
  const figures = parts.flatMap(({ part, figures }) =>
    figures.map((one) => ({ ...one, figure: `${part.split(',')[0]}: ${one.figure}` })),
  );
  return { part: `Pages, ${MANY} reports in the archive`, figures };
}

/** Time for 1, 10 and 100 KB of what is hardest to read: it must grow as the text does. */
async function worst(): Promise<Part> {
  const reader = await Reader.open(packagedAssets);
  const figures = Object.entries(WORST).flatMap(([name, make]) =>
    [1_000, 10_000, 100_000].map((length): Measured => {
      const text = make(length);
      const begun = performance.now();
      reader.record({ text });
      return {
        figure: `${name}, ${length / 1000} KB`,
        value: performance.now() - begun,
        unit: 'ms',
        less: true,
      };
    }),
  );
  return { part: 'Worst inputs', figures };
}

const given = process.argv.slice(2);
const json = given.indexOf('--json');
/** Whether a part is asked for by another process, that wants all of it. */
const whole = json >= 0 && given.splice(json, 1).length > 0;
const flag = given.indexOf('--data');
const [data] = flag < 0 ? ['../shared/data'] : given.splice(flag, 2).slice(1);

/** Every part by its name; those that run when none is named. */
const PARTS: { readonly [name: string]: () => Part | Promise<Part> } = {
  size,
  start: startUp,
  speed,
  worst,
  adding: () => throughput(data),
  million: () => queries(),
  api: () => madeUpArchive(MANY, undefined, manyAtOnce),
  web,
  find: () => madeUpArchive(MANY, undefined, async (archive) => findSpeed(archive)),
  kill: () => killing(),
  disk: fullDisk,
};
const USUAL = ['size', 'start', 'speed', 'worst', 'adding'];

const unknown = given.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}. There are ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
const parts: Part[] = [];
for (const name of given.length > 0 ? given : USUAL) {
  // Each in a process of its own: memory that one part has taken is not given back before the next.
  const part = given.length === 1 ? await PARTS[name]() : apart(name);
  parts.push(part);
  if (whole) process.stdout.write(`${JSON.stringify(part)}\n`);
  else printPart(part);
}
if (given.length === 0) saveRun('bench', parts);

/** A part as a process of its own measures it. */
function apart(name: string): Part {
  const program = [...process.execArgv, import.meta.filename, name, '--json', '--data', data];
  return JSON.parse(
    execFileSync(process.execPath, program, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  );
}
