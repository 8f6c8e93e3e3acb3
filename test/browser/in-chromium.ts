import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Access } from '../../src/api/access/access.ts';
import type { Visitor as Guest } from '../../src/sources/visitor.ts';
import type { Store } from '../../src/store/store.ts';
import { sampleRecord } from '../sample/sample-record.ts';
import { chromiumPath, openBrowser, openSite, type Site } from './site.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** What the tests of a suite have: there once they run. */
export interface Given {
  readonly site: Site;
  readonly browser: Browser;
  /** What went wrong so far; emptied where something had to. */
  readonly complaints: string[];
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
}

export interface SuiteOptions {
  /** What the archive holds; else the sample report. */
  readonly fill?: (store: Store) => Promise<unknown>;
  readonly access?: (store: Store) => Promise<Access>;
  readonly visitor?: Guest;
}

/**
 * A suite over one site in one real Chromium, passed over where there is none. A test fails where its
 * pages report an error, are refused something or ask another host.
 */
export function inChromium(
  name: string,
  tests: (given: Given) => void,
  { fill = (store) => store.add(dated), access, visitor: guest }: SuiteOptions = {},
): void {
  describe.skipIf(chromiumPath === null)(name, { timeout: 120_000 }, () => {
    let site: Site;
    let browser: Browser;
    let visitor: Visitor;
    const complaints: string[] = [];
    beforeAll(async () => {
      site = await openSite({ access, visitor: guest });
      await fill(site.store);
      browser = await openBrowser();
      visitor = visitorOf(browser, site, complaints);
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });
    afterEach(async () => {
      expect(await visitor.leave()).toEqual([]);
    });
    tests({
      get site() {
        return site;
      },
      get browser() {
        return browser;
      },
      complaints,
      visit: (path, options) => visitor.visit(path, options),
    });
  });
}

const dated = sampleRecord({ outlet: 'Courier', published: '2015-10-02' });
