// `npm run pictures`: photographs every page in both themes into docs/pictures, from an archive of
// the examples. Names on the command line narrow it: `npm run pictures -- ledger map`.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, say, setUp } from './setup.mjs';
import { smallPng } from './small-png.mjs';

/** Each picture: where it is taken, and what is done on the page first. */
const PICTURES = {
  reports: { path: '' },
  import: { path: '?add=yes', act: (page) => page.getByLabel('Text of the report').waitFor() },
  reading: {
    path: 'reports/su24',
    act: async (page) => {
      await page.locator('.note-statement .note-main').nth(2).click();
      await page.locator('.note.is-selected .why-button').click();
      await page.locator('.why').waitFor();
    },
  },
  words: {
    path: 'reports/su24',
    act: async (page) => {
      await page.locator('.note-statement .note-main').nth(2).click();
      await page.keyboard.press('w');
      await page.locator('.words-form').waitFor();
    },
  },
  paper: {
    path: 'reports/su24',
    width: 760,
    height: 1000,
    act: async (page) => {
      await page.emulateMedia({ media: 'print' });
      await page.locator('.print-note').first().waitFor();
    },
  },
  entries: { path: 'entries?kind=event&type=ASSAULT,THREATEN' },
  actors: { path: 'actors' },
  actor: {
    path: 'actors',
    act: async (page) => {
      await page.locator('.actor-name').nth(2).click();
      await page.locator('.dossier .entry').first().waitFor();
    },
  },
  who: {
    path: 'actors/Q159?part=who',
    act: async (page) => {
      await page.locator('.sheet tbody input').nth(1).check();
      await page.locator('.sheet tbody input').nth(3).check();
      await page.locator('.identity-form').waitFor();
    },
  },
  ledger: { path: 'ledger?group=who' },
  timeline: { path: 'timeline' },
  pairs: { path: 'timeline?rows=pairs' },
  network: {
    path: 'network',
    act: async (page) => {
      await page.locator('.pair-list a').first().click();
      await page.locator('.mark-entries .entry').first().waitFor();
    },
  },
  map: { path: 'map' },
  figures: { path: 'figures' },
  review: { path: 'review' },
  keys: { path: 'ledger', act: (page) => page.keyboard.press('?') },
  commands: {
    path: 'timeline',
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: /^Page, actor/ }).fill('hollande');
      await page.getByRole('option', { name: /^François Hollande/ }).waitFor();
    },
  },
  phone: { path: 'reports/su24', width: 390, height: 780 },
};
const BROWSERS = [
  process.env.CHANCERY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

setUp();
const { chromium } = await import('playwright-core');
build(true);
const executablePath = BROWSERS.find((path) => path && existsSync(path));
if (!executablePath) {
  say('pictures: no Chromium found; set CHANCERY_CHROMIUM to its path.');
  process.exit(2);
}
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PICTURES));
if (unknown.length > 0) {
  say(
    `pictures: no picture is called ${unknown.join(', ')}; there are ${Object.keys(PICTURES).join(', ')}.`,
  );
  process.exit(2);
}
const folder = join(ROOT, 'docs/pictures');
mkdirSync(folder, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'chancery-pictures-'));
const server = spawn(
  process.execPath,
  [
    join(ROOT, 'dist/cli/main.js'),
    'serve',
    ...['--archive', join(scratch, 'archive.db')],
    ...['--examples', join(ROOT, 'examples'), '--port', '0'],
  ],
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
try {
  const url = await addressOf(server);
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
  });
  for (const [name, picture] of Object.entries(PICTURES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    for (const theme of ['light', 'dark']) await photograph(browser, url, name, theme, picture);
  }
  await browser.close();
} finally {
  server.kill();
  rmSync(scratch, { recursive: true, force: true });
}

async function photograph(browser, url, name, theme, { path, act, width = 1280, height = 800 }) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.goto(url + path);
  await stands(page);
  await act?.(page);
  await stands(page);
  await page.mouse.move(0, 0);
  // Notes move to their places, names are measured.
  await page.waitForTimeout(500);
  const file = join(folder, `${name}-${theme}.png`);
  writeFileSync(file, smallPng(await page.screenshot()));
  await page.close();
  say(`${name}-${theme}.png, ${Math.round(statSync(file).size / 1024)} KB`);
}

/** Waits until a page has drawn itself and waits for nothing more, on a slow machine too. */
async function stands(page) {
  await page.locator('main h1').first().waitFor();
  await page.locator('.waiting-rows').first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** Waits until the server says where it is; throws what it said instead. */
function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    const listen = (chunk) => {
      said += chunk;
      const [, address] = /is at (http:\/\/\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', () => reject(new Error(`pictures: the server ended: ${said}`)));
  });
}
