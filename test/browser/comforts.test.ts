import { afterAll, beforeAll, expect, test } from 'vitest';
import { Visitor } from '../../src/sources/visitor.ts';
import { type LocalSite, localSite, TRUSTING } from '../local-site.ts';
import { inChromium } from './in-chromium.ts';

/** An item of the feed, and a page that one names: two have the same words, one is gone. */
const item = (title: string, link: string) =>
  `<item><title>${title}</title><link>${link}</link></item>`;
const article = (title: string, words: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${words}</p></article></body></html>`;

inChromium(
  'commands and feeds in Chromium',
  ({ visit }) => {
    let outlet: LocalSite;
    beforeAll(async () => {
      const words = 'The two envoys met for three hours and agreed to send a mission. '.repeat(30);
      outlet = await localSite((request, response) => {
        const at = `http://${request.headers.host}`;
        const [status, type, body] =
          request.url === '/feed'
            ? [
                200,
                'application/rss+xml',
                `<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title>${['one', 'two', 'gone'].map((name) => item(name, `${at}/${name}`)).join('')}</channel></rss>`,
              ]
            : request.url === '/one' || request.url === '/two'
              ? [200, 'text/html', article('Envoys meet', words)]
              : [404, 'text/plain', ''];
        // Slow enough that its progress can be seen.
        setTimeout(() => response.writeHead(status, { 'content-type': type }).end(body), 150);
      });
    });
    afterAll(() => outlet.close());

    test('a feed is a choice of its own: its progress, and what was new, a copy and refused', async () => {
      const page = await visit('');
      await page.getByRole('button', { name: 'Add a report' }).click();
      await page.getByRole('radio', { name: 'Feed' }).check();
      expect(await page.getByLabel('Published on').count()).toBe(0);
      await page.getByLabel('Address of the feed').fill(`${outlet.url}feed`);
      await page.getByRole('button', { name: 'Read the feed' }).click();
      await page
        .getByText(/^1 report so far: 1 new$|^Fetching and reading/)
        .first()
        .waitFor();
      await page
        .getByText('3 reports: 1 new, 1 copy of another report, 1 refused.', { exact: true })
        .waitFor();
      const account = page.locator('.import-account');
      const groups = await account.locator('summary').allInnerTexts();
      expect(groups).toEqual(['1 new', '1 copy of another report', '1 refused']);
      expect(await account.locator('.import-failed').innerText()).toContain('/gone');
      // Again: known, and nothing is read twice.
      await page.getByRole('button', { name: 'Read the feed' }).click();
      await page.getByText('3 reports: 2 known already, 1 refused.', { exact: true }).waitFor();
      await account.getByRole('link', { name: 'Envoys meet' }).first().click();
      await page.locator('.report-origin', { hasText: 'The Courier' }).waitFor();
    });

    test('commands: pages, actors, reports, themes and questions, by keyboard', async () => {
      const page = await visit('ledger');
      await page.locator('.ledger').waitFor();
      const palette = page.getByRole('dialog', { name: 'Commands' });
      const field = palette.getByRole('combobox');
      const ask = async (typed: string, first: RegExp) => {
        await page.keyboard.press('Control+k');
        await field.fill(typed);
        await palette.getByRole('option', { name: first, selected: true }).waitFor();
        await page.keyboard.press('Enter');
        await palette.waitFor({ state: 'detached' });
      };
      await ask('figures', /^Figures/);
      await page.getByRole('heading', { level: 1, name: 'Figures' }).waitFor();
      await ask('poroshenko', /^Petro Poroshenko/);
      await page.getByRole('heading', { level: 1, name: 'Petro Poroshenko' }).waitFor();
      await ask('ceasefire monitors', /^Ceasefire monitors/);
      await page.locator('.words p').first().waitFor();
      await ask('theme: dark', /^Theme: dark/);
      expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
      await page.getByRole('button', { name: /Theme: dark/ }).waitFor();
      await ask('events type:agree between:RUS,UKR', /^Find events/);
      await page.locator('.entry').first().waitFor();
      expect(new URL(page.url()).search).toContain('between=RUS,UKR');
      expect(await page.locator('.entry').count()).toBe(1);

      // It is listed with the other keys, opens by hand too, and gives the focus back.
      const button = page.getByRole('button', { name: /^Go to/ });
      await button.click();
      await field.fill('keys');
      await page.keyboard.press('Enter');
      const keys = page.getByRole('dialog', { name: 'Keys' });
      await keys.getByText('go to a page, actor or report, or ask').waitFor();
      await page.keyboard.press('Escape');
      await button.click();
      await page.keyboard.press('Escape');
      await palette.waitFor({ state: 'detached' });
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    });

    test('on paper: the report with its entries as numbered notes, the ledger as a table', async () => {
      const page = await visit('reports/sample', { colorScheme: 'dark' });
      await page.locator('.note').first().waitFor();
      const notes = await page.locator('.note').count();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      await page.locator('.print-note').first().waitFor();
      expect(await page.locator('.print-note').count()).toBe(notes);
      const numbers = await page
        .locator('.mark[data-number]')
        .evaluateAll((marks) => marks.map((mark) => Number((mark as HTMLElement).dataset.number)));
      expect([...numbers].sort((one, other) => one - other)).toEqual(
        Array.from({ length: notes }, (_, index) => index + 1),
      );
      for (const hidden of ['.masthead', '.filters', '.menu']) {
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      }
      expect(await page.locator('.words').evaluate((words) => getComputedStyle(words).color)).toBe(
        'rgb(30, 27, 24)',
      );
      await page.emulateMedia({ media: 'screen' });
      await page.locator('.print-notes').waitFor({ state: 'detached' });

      await page.setViewportSize({ width: 700, height: 900 });
      await page.goto(new URL('/ledger', page.url()).href);
      await page.locator('.ledger tbody tr').first().waitFor();
      await page.emulateMedia({ media: 'print' });
      const shown = (what: string) =>
        page
          .locator(what)
          .first()
          .evaluate((one) => getComputedStyle(one).display);
      expect(await shown('.ledger thead')).toBe('table-header-group');
      expect(await shown('.ledger tbody tr')).toBe('table-row');
    });
  },
  { visitor: new Visitor({ fetch: TRUSTING, pause: 0 }) },
);
