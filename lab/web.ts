/**
 * `npx tsx lab/web.ts [--reports 10000] [--archive FILE]`: what the pages send, how soon they
 * can be read and how soon they answer, in a real Chromium against a server of its own over an archive
 * of made-up reports. Written to `bench/results/web.json`; `npm run bench -- web` only prints it. Wants
 * `npm run build` before.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { madeUpArchive } from './archive/make.ts';
import { type Measured, type Part, printPart, saveRun } from './figures.ts';

const ROUNDS = 5;
/** Pages whose first view is timed: what must stand on them for it to be a view. */
const VIEWS = [
  ['reading a report', 'report', '.margin.is-placed .note'],
  ['reports', '', '.report-line'],
  ['entries', 'entries?kind=event', '.entry'],
  ['actors', 'actors', '.actor-list li'],
  ['ledger', 'ledger', '.ledger tbody tr'],
  ['timeline', 'timeline', '.timeline-picture circle'],
  ['network', 'network', '.node circle'],
  ['map', 'map', '.spot circle'],
  ['figures', 'figures', '.rivals, .empty'],
  ['review', 'review', '.review-card'],
] as const;
/** The longest that a view is waited for, ms. */
const PATIENCE = 60_000;

/** tsx names inner functions through a function of its own, which a page lacks. */
const NAMES = 'globalThis.__name = (named) => named';

/** What the pages send and how soon they show and answer, over an archive of so many reports. */
export async function pages(archive: string, reports: number): Promise<Part[]> {
  const server = spawn(
    process.execPath,
    ['dist/cli/main.js', 'serve', '--archive', archive, '--port', '0'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHANCERY_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  try {
    const url = await addressOf(server);
    const { data } = await (await fetch(`${url}api/v1/reports?limit=1`)).json();
    const report = `reports/${encodeURIComponent(data[0].id)}`;
    return [
      { part: 'Sent by the pages', figures: await sent(browser, url, report) },
      {
        part: `First view, nothing kept by the browser, ${reports} reports in the archive`,
        figures: await views(browser, url, report),
      },
      {
        part: 'From a key or a click to the next picture',
        figures: await answers(browser, url, report),
      },
    ];
  } finally {
    await browser.close();
    server.kill();
  }
}

/** JavaScript and styles that the reading page loads, as compressed on the way. */
async function sent(browser: Browser, url: string, report: string): Promise<Measured[]> {
  const page = await browser.newPage();
  await page.addInitScript(NAMES);
  await page.goto(url + report);
  await page.waitForLoadState('networkidle');
  const sizes = await page.evaluate(() => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const sum = (ending: string) =>
      all
        .filter(({ name }) => new URL(name).pathname.endsWith(ending))
        .reduce((total, { encodedBodySize }) => total + encodedBodySize, 0);
    return { js: sum('.js'), css: sum('.css') };
  });
  await page.close();
  return [
    {
      figure: 'JavaScript of the reading page, compressed',
      value: sizes.js / 1024,
      unit: 'KB',
      floor: 300,
      goal: 150,
      less: true,
    },
    {
      figure: 'styles of the reading page, compressed',
      value: sizes.css / 1024,
      unit: 'KB',
      less: true,
    },
  ];
}

/** Milliseconds from the request to the view, medians; each in a browser that has kept nothing. */
async function views(browser: Browser, url: string, report: string): Promise<Measured[]> {
  const figures: Measured[] = [];
  for (const [figure, path, mark] of VIEWS) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(NAMES);
      await page.addInitScript((wanted) => {
        const look = () => {
          if (document.querySelector(wanted)) {
            (window as { viewed?: number }).viewed ??= performance.now();
          } else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, mark);
      await page.goto(url + (path === 'report' ? report : path));
      await page.waitForFunction(() => (window as { viewed?: number }).viewed, undefined, {
        timeout: PATIENCE,
      });
      rounds.push((await page.evaluate(() => (window as { viewed?: number }).viewed)) ?? PATIENCE);
      await context.close();
    }
    figures.push({ figure, value: median(rounds), unit: 'ms', floor: 1_000, less: true });
  }
  return figures;
}

/** Milliseconds from an input to the frame after what it changed. */
async function answers(browser: Browser, url: string, report: string): Promise<Measured[]> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(NAMES);
  const timed = async (figure: string, act: (round: number) => Promise<number>) => {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS * 2; round++) rounds.push(await act(round));
    return { figure, value: median(rounds), unit: 'ms', floor: 100, goal: 50, less: true };
  };
  await page.goto(url + report);
  await page.locator('.margin.is-placed .note').first().waitFor();
  const figures = [
    await timed('open an entry by its note', (round) => pressed(page, '.note-main', round % 5)),
    await timed('next entry by key', () => keyed(page, 'j')),
    await timed('hide or show a kind', () => pressed(page, '.filters .kind input', 0)),
    await timed('show one speaker', (round) =>
      pressed(page, '.filters .kind input[type=radio]', round % 3),
    ),
  ];
  await page.goto(`${url}ledger`);
  await page.locator('.ledger tbody tr').nth(20).waitFor();
  await page.waitForLoadState('networkidle');
  figures.push(await timed('sort the ledger', (round) => pressed(page, '.sorter', round % 5)));
  await page.goto(`${url}review`);
  await page.locator('.review-card').waitFor();
  figures.push(await timed('next entry under review', () => keyed(page, 'j')));
  await page.close();
  return figures;
}

/** Clicks an element from within the page and waits for two frames: the change and its picture. */
function pressed(page: Page, selector: string, index: number): Promise<number> {
  return page.evaluate(
    ([wanted, nth]) =>
      new Promise<number>((done) => {
        const all = document.querySelectorAll<HTMLElement>(wanted as string);
        const began = performance.now();
        all[Math.min(nth as number, all.length - 1)].click();
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
      }),
    [selector, index] as const,
  );
}

function keyed(page: Page, key: string): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((done) => {
        const began = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
        requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - began)));
      }),
    key,
  );
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[values.length >> 1];
}

/** Waits until the server says where it is. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      const [, address] = /is at (http:\/\/\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)));
  });
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { reports: { type: 'string', default: '10000' }, archive: { type: 'string' } },
  });
  const reports = Number(values.reports);
  const parts = await madeUpArchive(reports, values.archive, (archive) => pages(archive, reports));
  for (const part of parts) printPart(part);
  saveRun('web', parts);
}
