/**
 * `npx tsx lab/load/api.ts ARCHIVE [--clients 200] [--seconds 60]`: the API as many people use it at
 * once. Starts `chancery serve` (built) over an archive of some 10,000 reports (`lab/archive/make.ts`);
 * each client keeps one connection, asks, waits for the whole answer, and thinks for 0.5 to 3.5 seconds
 * as somebody does who looks at a page: 200 clients ask some 100 times a second. Times are from sending
 * a request to the last byte of its answer, clients and server on the same cores. `npm run bench -- api`
 * is the same over an archive that it makes.
 */
import { spawn } from 'node:child_process';
import { Agent, get } from 'node:http';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { type Measured, type Part, printPart } from '../figures.ts';

interface Asked {
  readonly what: string;
  readonly ms: number;
  readonly status: number;
}

/** Shares of the requests, and how each is made; `pick` gives a fresh value each time. */
type Pick = <Value>(values: readonly Value[]) => Value;
interface Known {
  readonly reports: readonly string[];
  readonly keys: readonly string[];
}
const WORDS = ['talks', 'ceasefire', 'sanctions', 'minister', 'border', 'agreement', '"said that"'];
const COUNTRIES = ['FRA', 'RUS', 'USA', 'DEU', 'CHN', 'GBR', 'IRN', 'UKR', 'TUR', 'JPN'];
const MIX: readonly [share: number, what: string, path: (pick: Pick, known: Known) => string][] = [
  [20, 'reports', (pick) => `reports?limit=50${pick(['', '', '&from=2015', '&actor=FRA'])}`],
  [12, 'search', (pick) => `reports?limit=50&q=${encodeURIComponent(pick(WORDS))}`],
  [22, 'report', (pick, { reports }) => `reports/${encodeURIComponent(pick(reports))}`],
  [12, 'events', (pick) => `entries?kind=event&limit=50&actor=${pick(COUNTRIES)}`],
  [
    8,
    'dyads',
    (pick) => `entries?kind=event&limit=50&between=${pick(COUNTRIES)},${pick(COUNTRIES)}`,
  ],
  [
    8,
    'statements',
    (pick) => `entries?kind=statement&limit=50&words=${encodeURIComponent(pick(WORDS))}`,
  ],
  [6, 'commitments', (pick) => `entries?kind=commitment&limit=50&actor=${pick(COUNTRIES)}`],
  [5, 'facets', (pick) => `facets?kind=event&actor=${pick(COUNTRIES)}`],
  [3, 'actors', (pick) => `actors?limit=50&q=${pick(['an', 'Me', 'France', 'Lav', ''])}`],
  [2, 'dossier', (pick, { keys }) => `actors/${encodeURIComponent(pick(keys))}`],
  [2, 'timeline', (pick) => `timeline?by=month&actor=${pick(COUNTRIES)}`],
];
const THINKS = { least: 500, most: 3_500 };

/** The kind of request at a point between 0 and 1 of the mix. */
function drawn(point: number) {
  let end = 0;
  for (const [share, what, path] of MIX) {
    end += share / 100;
    if (point < end) return [what, path] as const;
  }
  const [, what, path] = MIX[0];
  return [what, path] as const;
}

/** Random numbers that are the same each time (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One request over a connection of its own; status 0 where it broke off. */
function ask(url: string, agent: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve) => {
    const broken = () => resolve({ status: 0, body: '' });
    get(url, { agent, headers: { 'accept-encoding': 'identity' } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', broken);
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
      );
    }).on('error', broken);
  });
}

/** One client from its start to `until`. */
async function client(api: string, known: Known, seed: number, until: number, asked: Asked[]) {
  const random = randomFrom(seed);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const pick: Pick = (values) => values[Math.floor(random() * values.length)];
  const think = () => THINKS.least + random() * (THINKS.most - THINKS.least);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  // They do not all come in at once.
  await pause(random() * THINKS.most);
  while (performance.now() < until) {
    const [what, path] = drawn(random());
    const begun = performance.now();
    const { status } = await ask(`${api}/${path(pick, known)}`, agent);
    asked.push({ what, status, ms: performance.now() - begun });
    await pause(think());
  }
  agent.destroy();
}

const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

/** Median and slowest of one kind of request. */
function slowness(what: string, times: readonly number[]): Measured {
  const sorted = [...times].sort((one, other) => one - other);
  const [p50, p99] = [0.5, 0.99].map((share) => quantile(sorted, share).toFixed(0));
  return {
    figure: `${what}, ${times.length} requests, p95`,
    value: quantile(sorted, 0.95),
    unit: 'ms',
    less: true,
    peer: `p50 ${p50} ms, p99 ${p99} ms`,
  };
}

/** How the API answers many at once, over an archive. */
export async function manyAtOnce(archive: string, clients = 200, seconds = 60): Promise<Part> {
  const server = spawn(
    process.execPath,
    ['dist/cli/main.js', 'serve', '--archive', archive, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const url = await new Promise<string>((resolve, reject) => {
      server.once('exit', () => reject(new Error('chancery serve ended')));
      createInterface({ input: server.stdout }).on('line', (told) => {
        const [at] = /http:\S+/.exec(told) ?? [];
        if (at) resolve(at);
      });
    });
    const api = `${url}api/v1`;
    const agent = new Agent({ keepAlive: true });
    const lines = async (path: string) =>
      JSON.parse((await ask(`${api}/${path}`, agent)).body).data as { id: string; key: string }[];
    const known: Known = {
      reports: (await lines('reports?limit=200')).map(({ id }) => id),
      keys: (await lines('actors?limit=50')).map(({ key }) => key),
    };
    // The engine loads beside the first requests; that is not what is measured.
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    const asked: Asked[] = [];
    const until = performance.now() + seconds * 1_000;
    await Promise.all(
      Array.from({ length: clients }, (_, nr) => client(api, known, nr + 1, until, asked)),
    );
    agent.destroy();
    const failed = asked.filter(({ status }) => status !== 200).length;
    const of = (what: string) => asked.filter((one) => one.what === what).map(({ ms }) => ms);
    const every = asked.map(({ ms }) => ms);
    return {
      part: `${clients} clients of the API at once for ${seconds} s`,
      figures: [
        { ...slowness('all', every), floor: 150 },
        { figure: 'failed', value: failed, unit: 'requests', floor: 0, less: true },
        { figure: 'answered', value: asked.length / seconds, unit: 'requests/s' },
        ...MIX.map(([, what]) => slowness(what, of(what))),
      ],
    };
  } finally {
    server.kill('SIGINT');
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: {
      clients: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '60' },
    },
    allowPositionals: true,
  });
  const [archive] = positionals;
  if (!archive) {
    console.error('usage: npx tsx lab/load/api.ts ARCHIVE [--clients NUMBER] [--seconds NUMBER]');
    process.exit(2);
  }
  const part = await manyAtOnce(archive, Number(values.clients), Number(values.seconds));
  printPart(part);
  if (part.figures.some(({ figure, value }) => figure === 'failed' && value > 0))
    process.exitCode = 1;
}
