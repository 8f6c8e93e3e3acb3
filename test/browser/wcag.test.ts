import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRecord } from '../sample/sample-record.ts';
import { chromiumPath, openBrowser, openSite, type Site } from './site.ts';
import { type Visitor, visitorOf } from './visitor.ts';

/** Every page, with something open on it where something can be. */
const PATHS = [
  '',
  '?add=yes',
  'reports/sample?entry=c2',
  'entries?kind=event&type=THREATEN',
  'actors',
  'actors/Q212',
  'ledger?group=who',
  'timeline?rows=pairs',
  'network?node=Q212',
  'map',
  'figures',
  'review',
  'review?tab=history',
  'nowhere',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe.skipIf(chromiumPath === null)('WCAG 2.2 AA, checked by axe', { timeout: 120_000 }, () => {
  let site: Site;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    site = await openSite();
    await site.store.add(sampleRecord({ outlet: 'Courier', published: '2015-10-02' }));
    browser = await openBrowser();
    visitor = visitorOf(browser, site);
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page, ${colorScheme}`, async () => {
      const page = await visitor.visit('', { colorScheme, reducedMotion: 'reduce' });
      for (const path of PATHS) {
        await page.goto(`${site.url}${path}`);
        await page.waitForLoadState('networkidle');
        expect(await faults(page), path).toEqual([]);
      }
      await page.keyboard.press('?');
      expect(await faults(page), 'keys').toEqual([]);
      await visitor.leave();
    });
  }
});

/** What axe finds: the rule and the first element that breaks it. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(
          where: Document,
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`);
  });
}
