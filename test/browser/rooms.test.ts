import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { PAGES } from '../../web/src/shell/pages.ts';
import { inChromium } from './in-chromium.ts';

inChromium('the rooms in Chromium', ({ visit }) => {
  /** Follows the first words shown and expects them marked in their report. */
  async function followWords(page: Page, within: string): Promise<void> {
    const link = page.locator(`${within} .words-link`).first();
    // What is shown first may still change while answers come in.
    await link.waitFor();
    await page.waitForLoadState('networkidle');
    const words = (await link.innerText()).trim();
    await link.click();
    await page.locator('.mark.is-selected').first().waitFor();
    const marked = (await page.locator('.mark.is-selected').allInnerTexts()).join(' ');
    expect(marked).toContain(words.split(/\s*…\s*/)[0]);
  }

  test('every page by its keys, the panel that lists them, and search', async () => {
    const page = await visit('');
    await page.locator('.report-line').first().waitFor();
    for (const { name, key } of PAGES) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await page.getByRole('heading', { level: 1, name }).waitFor();
    }
    // The focus goes along, and Tab begins at the way past the navigation.
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
    await page.keyboard.press('?');
    const panel = page.getByRole('dialog', { name: 'Keys' });
    await panel.getByText('accept', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.locator('.report-line').first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
  });

  test('entries: by kind and type, kept in the address, exported as shown, leading to their words', async () => {
    const page = await visit('entries?kind=event');
    await page.locator('.entry').first().waitFor();
    const all = await page.locator('.entry').count();
    await page.getByRole('checkbox', { name: /^Accuse/ }).check();
    await page.getByRole('button', { name: 'Remove: Accuse' }).waitFor();
    await page.waitForFunction((before) => {
      const { length } = document.querySelectorAll('.entry');
      return length > 0 && length < before;
    }, all);
    expect(page.url()).toContain('type=ACCUSE');
    await page.locator('.menu summary').click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /^CSV/ }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(file.trim().split('\r\n').length).toBe(1 + (await page.locator('.entry').count()));
    await page.reload();
    await page.locator('.entry').first().waitFor();
    await followWords(page, '.entry');
  });

  test('the ledger sorts, groups and narrows, and its rows lead to their words', async () => {
    const page = await visit('ledger');
    await page.locator('.ledger tbody tr').first().waitFor();
    const rows = await page.locator('.ledger tbody tr').count();
    expect(rows).toBeGreaterThan(4);
    await page.getByRole('button', { name: 'Kind' }).click();
    const kinds = await page.locator('td.col-kind').allInnerTexts();
    expect(kinds.map((kind) => kind.replace(/^No /, ''))).toEqual(
      [...kinds].map((kind) => kind.replace(/^No /, '')).sort((a, b) => a.localeCompare(b)),
    );
    await page.getByLabel('Group by').selectOption('who');
    expect(await page.locator('.group-head').count()).toBeGreaterThan(1);
    expect(page.url()).toContain('group=who');
    await page.getByRole('checkbox', { name: /^pledge/i }).check();
    await page.waitForFunction(
      (before) => document.querySelectorAll('.ledger tbody tr[data-entry]').length < before,
      rows,
    );
    await page.getByRole('checkbox', { name: 'Open' }).check();
    await page.waitForFunction(() => {
      const all = [...document.querySelectorAll('.ledger tbody .col-deeds .standing')];
      return all.length > 0 && all.every((one) => one.textContent === 'Open');
    });
    expect(page.url()).toContain('standing=open');
    await followWords(page, '.ledger');
  });

  test('an actor: from the list to the dossier, its parts and the words', async () => {
    const page = await visit('actors');
    await page.getByRole('link', { name: 'Petro Poroshenko' }).click();
    await page.getByRole('heading', { level: 1, name: 'Petro Poroshenko' }).waitFor();
    expect(await page.locator('.dossier-side').innerText()).toContain('President of Ukraine');
    await page.locator('.dossier .entry').first().waitFor();
    await page.locator('.sparkline a').first().click();
    expect(page.url()).toContain('from=2015-10');
    await page.getByRole('link', { name: /^Undertook/ }).click();
    await page.locator('.entry.note-commitment').first().waitFor();
    await followWords(page, '.entry');
  });

  for (const [name, path, mark] of [
    ['timeline', 'timeline', '.timeline-picture circle'],
    ['network', 'network', '.tie-room'],
    ['map', 'map', '.spot circle'],
  ]) {
    test(`every mark of the ${name} leads to its words, by pointer and by keys`, async () => {
      const page = await visit(path);
      await page.locator(mark).first().waitFor();
      expect(await page.locator('[data-mark][tabindex="0"]').count()).toBe(1);
      await page.locator('[data-mark][tabindex="0"]').focus();
      const focused = () =>
        page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
      const first = await focused();
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      expect(await focused()).toBe(first);
      await page.keyboard.press('Enter');
      if (name === 'network') await page.locator('.pair-list, .mark-entries').first().waitFor();
      await page.locator(mark).first().dispatchEvent('click');
      await page.locator('.mark-entries .entry').first().waitFor();
      await followWords(page, '.mark-entries');
    });
  }

  test('figures: rival numbers, or the way to every figure', async () => {
    const page = await visit('figures');
    await page.getByRole('link', { name: 'Every figure' }).first().click();
    await page.locator('.entry.note-figure').first().waitFor();
    await followWords(page, '.entry');
  });

  test('the review queue: settled by keys, taken back, kept in the history', async () => {
    const page = await visit('review?kind=event');
    await page.locator('.review-card').waitFor();
    const count = async () => Number.parseInt(await page.locator('.desk-lead').innerText(), 10);
    const before = await count();
    const words = await page.locator('.review-card .words-link').innerText();
    await page.keyboard.press('a');
    await page.getByText('Accepted: event.').waitFor();
    await page.waitForFunction(
      (number) =>
        Number.parseInt(document.querySelector('.desk-lead')?.textContent ?? '', 10) === number,
      before - 1,
    );
    await page.keyboard.press('u');
    await page.waitForFunction(
      (number) =>
        Number.parseInt(document.querySelector('.desk-lead')?.textContent ?? '', 10) === number,
      before,
    );
    await page.locator('.review-queue button').first().click();
    await page.keyboard.press('e');
    await page.getByLabel('Status').selectOption('historical');
    await page.getByLabel('Why (if you like)').fill('long past');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Edited: event.').waitFor();
    await page.getByRole('link', { name: 'History' }).click();
    const line = page.locator('.history li', { hasText: 'long past' });
    expect(await line.innerText()).toContain(words);
    await line.getByRole('button', { name: 'Undo' }).click();
    await page.locator('.history li.is-undone', { hasText: 'long past' }).waitFor();
  });

  test('beside the text: an entry rejected, taken back, and one added on selected words', async () => {
    const page = await visit('reports/sample?entry=e1');
    const note = page.locator('[data-note="e1"]');
    await note.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('checkbox', { name: /^Rejected/ }).waitFor();
    await page.locator('[data-note="e1"] .note-review').waitFor();
    await page.keyboard.press('u');
    await page.getByRole('checkbox', { name: /^Rejected/ }).waitFor({ state: 'detached' });

    await page.evaluate(() => {
      const walker = document.createTreeWalker(
        document.querySelector('.words') as Element,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf('not to be named') ?? -1;
        if (at < 0) continue;
        window.getSelection()?.setBaseAndExtent(node, at, node, at + 'not to be named'.length);
        return;
      }
    });
    await page.dispatchEvent('body', 'pointerup');
    await page.getByRole('toolbar').getByRole('button', { name: 'Event' }).click();
    const form = page.locator('.add-entry');
    expect(await form.innerText()).toContain('“not to be named”');
    await form.getByLabel('Type').selectOption('REQUEST');
    await form.getByRole('button', { name: 'Add' }).click();
    const added = page.locator('.note.is-selected');
    await added.getByText('added', { exact: true }).waitFor();
    expect(await page.locator('.mark-event.is-selected').allInnerTexts()).toContain(
      'not to be named',
    );
  });

  test('the words of an entry: selected in the text, moved by keys, kept with who and why, undone', async () => {
    const page = await visit('reports/sample?entry=s2');
    const note = page.locator('[data-note="s2"]');
    await note.getByRole('button', { name: 'Words' }).click();
    const form = note.getByRole('form', { name: 'Words' });
    await form.getByRole('radio', { name: /^Who says it/ }).check();
    await page.evaluate(() => {
      const walker = document.createTreeWalker(
        document.querySelector('.words') as Element,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf('Angela Merkel') ?? -1;
        if (at < 0) continue;
        window.getSelection()?.setBaseAndExtent(node, at, node, at + 'Angela Merkel'.length);
        return;
      }
    });
    await page.dispatchEvent('body', 'pointerup');
    await form.getByText('Who says it: “Angela Merkel”, that is Angela Merkel').waitFor();
    expect(await page.locator('.mark.role-chosen').allInnerTexts()).toEqual(['Angela Merkel']);
    // The other hand: the cue, found by arrow key, grown and shrunk by keys.
    await form.getByRole('radio', { name: /^Who says it/ }).focus();
    await page.keyboard.press('ArrowDown');
    await form.getByText('Cue: “told”').waitFor();
    await page.keyboard.press('l');
    await form.getByText('Cue: “told reporters”').waitFor();
    await page.keyboard.press('h');
    await page.keyboard.press('H');
    await form.getByText('Cue: “Poroshenko told”').waitFor();
    await page.keyboard.press('L');
    await form.getByRole('button', { name: 'End one word later' }).click();
    await form.getByLabel('Why (if you like)').fill('she said it');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.waitForFunction(() => document.activeElement?.id === 'note-s2');
    const settled = await note.locator('.settled li').innerText();
    expect(settled).toMatch(/^Edited by local, .*: “she said it”$/);
    for (const name of ['source', 'speakers', 'cue']) expect(settled).toContain(name);
    expect(await note.locator('.note-details').innerText()).toMatch(
      /Angela Merkel[\s\S]*“told reporters”/,
    );
    await page.keyboard.press('u');
    await note.locator('.note-details').getByText('“told”').waitFor();
  });

  test('at 200% zoom and on a phone no page is wider than its window', async () => {
    for (const width of [640, 360]) {
      const page = await visit('actors/Q212', { viewport: { width, height: 740 } });
      const over = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await page.locator('.entry').first().waitFor();
      expect(await over(), `dossier at ${width}`).toBeLessThanOrEqual(0);
      for (const { name, key } of PAGES) {
        await page.keyboard.press('g');
        await page.keyboard.press(key);
        await page.getByRole('heading', { level: 1, name }).waitFor();
        await page.locator('.waiting-rows').waitFor({ state: 'detached' });
        expect(await over(), `${name} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
});
