import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Site } from './site.ts';

/** Opens pages of a site and collects what goes wrong on them. */
export interface Visitor {
  /** Errors, refusals, and anything asked of another host, of all pages since it was last emptied. */
  readonly complaints: string[];
  visit(path: string, options?: BrowserContextOptions): Promise<Page>;
  /** Closes every page and gives what was complained of. */
  leave(): Promise<string[]>;
}

/** A visitor of a site; windows are 1440 by 900 unless told. Complaints go to the end of the list given. */
export function visitorOf(browser: Browser, site: Site, complaints: string[]): Visitor {
  const open: Page[] = [];
  return {
    complaints,
    async visit(path, options = {}) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
      open.push(page);
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(site.url)) complaints.push(`asked for ${request.url()}`);
      });
      await page.goto(`${site.url}${path}`);
      return page;
    },
    async leave() {
      for (const page of open.splice(0)) await page.close();
      return complaints.splice(0);
    },
  };
}
