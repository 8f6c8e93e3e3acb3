import { expect, test } from 'vitest';
import { sampleRecord } from '../sample/sample-record.ts';
import { inChromium } from './in-chromium.ts';

inChromium(
  'one name, several people, in Chromium',
  ({ visit }) => {
    test('reports are set apart from an actor, with what moves shown first, and taken back', async () => {
      const page = await visit('actors/Q567?part=who');
      const rows = page.locator('.sheet tbody tr');
      await rows.first().waitFor();
      expect(await rows.count()).toBe(3);
      await page
        .getByRole('checkbox', { name: /Angela Merkel in .*Ceasefire/ })
        .first()
        .check();
      const form = page.getByRole('form', { name: 'Set apart' });
      const preview = await form.locator('.identity-preview').innerText();
      expect(preview).toMatch(/^1 report chosen: 1 statement, 2 deeds/);
      expect(preview).toContain('2 reports stay with Angela Merkel');
      await form.getByLabel('Why (if you like)').fill('a namesake');
      await form.getByRole('button', { name: 'Set 1 report apart' }).click();
      await page.getByText(/1 report now means/).waitFor();
      await page.waitForFunction(() => document.querySelectorAll('.sheet tbody tr').length === 2);
      await page.locator('.identity-said').getByRole('link', { name: 'Angela Merkel' }).click();
      await page.waitForURL(/apart(:|%3A)/);
      await page.locator('.regrouped').getByText('a namesake').waitFor();
      expect(await rows.count()).toBe(1);

      await page.getByRole('button', { name: 'Take back …' }).click();
      await page
        .getByText(/^1 report with \d+ entries would go back to Angela Merkel \(1\)/)
        .waitFor();
    });

    test('actors are merged from the page of one, and a merge is taken back', async () => {
      const page = await visit('actors/Q159?part=who');
      await page.getByRole('button', { name: 'Merge with another actor' }).click();
      const picker = page.getByRole('combobox', { name: 'Russia is the same as' });
      await picker.fill('Ukraine');
      await page.getByRole('option', { name: /^Ukraine/ }).click();
      await page.getByText(/^3 reports with .* will be Ukraine’s/).waitFor();
      await page.getByRole('button', { name: 'Merge into Ukraine' }).click();
      await page.getByRole('heading', { level: 1, name: 'Ukraine' }).waitFor();
      const merged = page.locator('.regrouped li', { hasText: 'Russia merged into this actor' });
      await merged.getByRole('button', { name: 'Take back …' }).click();
      await merged.getByText(/3 reports with \d+ entries would go back to Russia \(3\)/).waitFor();
      await merged.getByRole('button', { name: 'Take it back' }).click();
      await merged.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Actors' }).click();
      await page.getByRole('link', { name: 'Russia', exact: true }).waitFor();
    });
  },
  {
    async fill(store) {
      for (const [id, outlet, published] of [
        ['sample', 'Courier', '2015-10-02'],
        ['second', 'Gazette', '2015-11-01'],
        ['third', 'Herald', '2015-12-01'],
      ]) {
        await store.add(sampleRecord({ id, outlet, published }));
      }
    },
  },
);
