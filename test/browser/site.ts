import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import type { Access } from '../../src/api/access/access.ts';
import { AnswerThreads, createApp, listen, loadPages, type Served } from '../../src/api/index.ts';
import { Intake, type ReportReader } from '../../src/intake/intake.ts';
import type { Visitor } from '../../src/sources/visitor.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { sampleReader } from '../sample/sample-reader.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Where a Chromium may be: the environment's choice first. */
const BROWSERS = [
  process.env.CHANCERY_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium on this machine, or null. */
export const chromiumPath: string | null =
  BROWSERS.find((path): path is string => Boolean(path) && existsSync(path as string)) ?? null;

/** Headless, and asking nothing of the network by itself. */
export function openBrowser(): Promise<Browser> {
  if (chromiumPath === null) throw new Error('browser-missing: no Chromium found');
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface Site {
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

/** The whole application on a free port, with an archive of its own, as `chancery serve` puts it together. */
export async function openSite({
  reader = sampleReader,
  access,
  visitor,
}: {
  reader?: ReportReader;
  /** Who fetches what is imported by address; else one that keeps off this machine. */
  visitor?: Visitor;
  access?: (store: Store) => Promise<Access>;
} = {}): Promise<Site> {
  const folder = join(ROOT, 'web/dist');
  // What is tested is what the sources say now.
  execFileSync(process.execPath, ['scripts/build.mjs', '--stale', 'pages'], { cwd: ROOT });
  const pages = loadPages(folder);
  if (!pages) throw new Error(`pages-missing: ${folder}`);
  const scratch = mkdtempSync(join(tmpdir(), 'chancery-site-'));
  const store = await openStore(join(scratch, 'archive.db'));
  const intake = new Intake(store, reader, visitor);
  const version = '0.0.0';
  const threads = AnswerThreads.over(store, version) ?? undefined;
  const asked = await access?.(store);
  const app = createApp({ store, intake, pages, version, access: asked, threads });
  const served: Served = await listen(app, 0);
  return {
    url: served.url,
    store,
    async close() {
      await served.close();
      await threads?.close();
      await store.close();
      rmSync(scratch, { recursive: true });
    },
  };
}
