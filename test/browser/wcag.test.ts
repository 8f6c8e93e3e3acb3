import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inChromium } from './in-chromium.ts';

/** Every page, with something open on it where something can be. */
const PATHS = [
  '',
  '?add=yes',
  'reports/sample?entry=c2',
  'entries?kind=event&type=THREATEN',
  'actors',
  'actors/Q212',
  'actors/Q212?part=who',
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

inChromium('WCAG 2.2 AA, checked by axe', (given) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page, ${colorScheme}`, async () => {
      const page = await given.visit('', { colorScheme, reducedMotion: 'reduce' });
      for (const path of PATHS) {
        await page.goto(`${given.site.url}${path}`);
        await page.waitForLoadState('networkidle');
        expect(await faults(page), path).toEqual([]);
      }
      await page.keyboard.press('?');
      expect(await faults(page), 'keys').toEqual([]);
      // The page that is not there is an error to the console.
      given.complaints.length = 0;
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
