import { expect, test } from 'vitest';
import { Access } from '../../src/api/access/access.ts';
import { hashOf } from '../../src/api/access/secret.ts';
import { inChromium } from './in-chromium.ts';

const SECRET = 'a-secret-of-the-tests-alone';

inChromium(
  'readers and editors in Chromium',
  ({ visit, complaints }) => {
    test('a reader signs in, sees who they are and what they may not do, and signs out', async () => {
      const page = await visit('review');
      await page.getByLabel('Name').fill('ben');
      await page.getByLabel('Secret').fill(SECRET);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('ben may read here. Only editors can settle entries.').waitFor();
      expect(await page.getByRole('button', { name: /^Accept/ }).count()).toBe(0);
      await page.keyboard.press('?');
      const keys = page.getByRole('dialog', { name: 'Keys' });
      await keys.waitFor();
      expect(await keys.getByText('accept', { exact: true }).count()).toBe(0);
      await page.keyboard.press('Escape');

      await page.getByRole('link', { name: 'Chancery' }).click();
      await page.locator('.report-line').first().waitFor();
      expect(await page.getByRole('button', { name: 'Add a report' }).count()).toBe(0);
      await page.getByRole('link', { name: /Ceasefire/ }).click();
      await page.locator('[data-note="s2"] .note-main').click();
      await page.getByText('You may read here. Editors accept, reject and edit.').waitFor();

      const account = page.getByLabel('Signed in as ben, reader');
      await account.click();
      await page.getByText('Adding reports and correcting are for editors.').waitFor();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(/\/sign-in/);
      await page.goBack();
      await page.getByLabel('Secret').waitFor();
      complaints.length = 0;
    });

    test('an editor may; a session that has ended leads back to the page it ended on', async () => {
      const page = await visit('reports/sample?entry=s2');
      await page.getByLabel('Name').fill('ada');
      await page.getByLabel('Secret').fill(SECRET);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByLabel('Signed in as ada, editor').waitFor();
      await page.getByRole('button', { name: 'Accept' }).waitFor();
      await page.context().clearCookies();
      await page.getByRole('link', { name: 'Chancery' }).click();
      const back = page.getByRole('alert').getByRole('link', { name: 'Sign in' });
      await back.waitFor();
      expect(await back.getAttribute('href')).toBe('/sign-in?to=%2F');
      // A page whose files cannot be had any more: straight to the form.
      await page.getByRole('link', { name: 'Figures' }).click();
      await page.waitForURL(/\/sign-in\?to=%2Ffigures/);
      complaints.length = 0;
    });
  },
  {
    async access(store) {
      const hash = await hashOf(SECRET);
      await store.users.put({ name: 'ada', role: 'editor', hash });
      await store.users.put({ name: 'ben', role: 'reader', hash });
      return new Access({ users: store.users });
    },
  },
);
