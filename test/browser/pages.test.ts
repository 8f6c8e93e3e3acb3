import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { ReaderPool } from '../../src/intake/reader-pool.ts';
import type { Store } from '../../src/store/store.ts';
import { SAMPLE_TEXT, sampleRecord } from '../sample/sample-record.ts';
import { inChromium } from './in-chromium.ts';
import { chromiumPath, openSite } from './site.ts';

if (chromiumPath === null) {
  console.warn('The pages are not tested: no Chromium found (set CHANCERY_CHROMIUM to its path).');
}

const undated = { fill: (store: Store) => store.add(sampleRecord()) };
inChromium(
  'the pages in Chromium',
  (given) => {
    const { visit } = given;
    const selected = (page: Page) => page.locator('.mark.is-selected').allInnerTexts();

    test('from the list to a report, from an entry to its words and back', async () => {
      const page = await visit('');
      await page.getByRole('link', { name: /Ceasefire monitors/ }).click();
      await page.locator('.words p').first().waitFor();
      expect(await page.locator('.words h1').innerText()).toContain('Ceasefire monitors');
      expect(page.url()).toBe(`${given.site.url}reports/sample`);

      await page.locator('[data-note="c2"] .note-main').click();
      await page.locator('.note.is-selected').waitFor();
      expect(await selected(page)).toEqual(
        expect.arrayContaining(['stop it the same hour', 'if a single monitor is turned back']),
      );
      expect(page.url()).toContain('entry=c2');

      // The other way: words clicked, their note opens; the same place again goes outwards.
      const trigger = page.locator('[data-first="e1"]');
      await trigger.click();
      expect(await page.locator('.note.is-selected').getAttribute('data-note')).toBe('e1');
      await trigger.click();
      expect(await page.locator('.note.is-selected').getAttribute('data-note')).toBe('s1');
      await page.keyboard.press('Escape');
      await page.locator('.note.is-selected').waitFor({ state: 'detached' });
    });

    test('pointing at words points at their note, and the other way round', async () => {
      const page = await visit('reports/sample');
      await page.locator('[data-first="e6"]').hover();
      expect(await page.locator('.note.is-pointed').getAttribute('data-note')).toBe('e6');
      await page.locator('[data-note="f1"]').hover();
      expect(await page.locator('.mark.is-pointed').allInnerTexts()).toEqual(['500 observers']);
    });

    test('all by keyboard: along the marks, into the note, back to the words', async () => {
      const page = await visit('reports/sample');
      await page.locator('[data-first]').first().waitFor();
      const focused = () =>
        page.evaluate(() => {
          const { dataset, id } = document.activeElement as HTMLElement;
          return dataset.first ?? id;
        });
      const order = await page
        .locator('[data-first]')
        .evaluateAll((marks) => marks.map((mark) => (mark as HTMLElement).dataset.first));
      await page.locator('[data-first][tabindex="0"]').focus();
      expect(await focused()).toBe(order[0]);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      expect(await focused()).toBe(order[2]);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('End');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.locator('.note.is-selected').waitFor();
      await page.waitForFunction((id) => document.activeElement?.id === `note-${id}`, order[1]);
      await page.keyboard.press('Escape');
      expect(await focused()).toBe(order[1]);
      // One tab stop for all marks, one for all notes.
      expect(await page.locator('[data-first][tabindex="0"]').count()).toBe(1);
      expect(await page.locator('.note-main[tabindex="0"]').count()).toBe(1);
    });

    test('"why?" says by which rule, how sure and resting on what', async () => {
      const page = await visit('reports/sample?entry=c2');
      const note = page.locator('[data-note="c2"]');
      await note.getByRole('button', { name: /^Why/ }).click();
      const why = note.locator('.why');
      expect(await why.innerText()).toMatch(/score 0\.80, by commitments\/modal/);
      await why.getByRole('button', { name: 'statement: Petro Poroshenko' }).click();
      await page.waitForFunction(() => location.search.includes('entry=s2'));
    });

    test('notes stand in the order of their words, near them, and never overlap', async () => {
      for (const width of [1440, 1000]) {
        const page = await visit('reports/sample', { viewport: { width, height: 900 } });
        await page.locator('.margin.is-placed').waitFor();
        const boxes = await page
          .locator('.margin .note')
          .evaluateAll((notes) =>
            notes
              .map((note) => note.getBoundingClientRect())
              .map(({ top, bottom }) => ({ top, bottom })),
          );
        expect(boxes.length).toBeGreaterThan(25);
        for (let i = 1; i < boxes.length; i++) {
          expect(boxes[i].top).toBeGreaterThanOrEqual(boxes[i - 1].bottom);
        }
        await page.locator('[data-first="c2"]').click();
        await page.waitForTimeout(350);
        const [note, words] = await Promise.all(
          ['[data-note="c2"]', '[data-first="c2"]'].map((one) => page.locator(one).boundingBox()),
        );
        expect(Math.abs((note?.y ?? 0) - (words?.y ?? 1e9))).toBeLessThan(24);
      }
    });

    test('filters by kind and by speaker, kept in the address', async () => {
      const page = await visit('reports/sample');
      await page.getByRole('checkbox', { name: 'Events' }).uncheck();
      expect(await page.locator('.mark-event').count()).toBe(0);
      await page.getByRole('radio', { name: /Petro Poroshenko/ }).check();
      expect(
        await page
          .locator('.note')
          .evaluateAll((notes) => notes.map((note) => (note as HTMLElement).dataset.note)),
      ).toEqual(['s2', 'c1', 'c2']);
      await page.reload();
      await page.locator('.note').first().waitFor();
      expect(await page.locator('.note').count()).toBe(3);
    });

    test('a pasted text becomes a report with its record', async () => {
      const page = await visit('');
      await page.getByRole('button', { name: 'Add a report' }).click();
      await page.getByLabel('Text of the report').fill(SAMPLE_TEXT.replace('Friday', 'Friday'));
      await page.getByLabel('Outlet').fill('The Pasted Post');
      await page.getByLabel('Published on').fill('2015-10-02');
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.waitForURL(/\/reports\/[0-9a-f]+/);
      await page.locator('.note-statement').first().waitFor();
      expect(await page.locator('.report-origin').innerText()).toMatch(
        /The Pasted Post\s+2 Oct 2015/,
      );
      expect(await page.locator('.note-statement').count()).toBe(9);
      await page.getByRole('link', { name: 'Chancery' }).click();
      await page.locator('.report-outlet', { hasText: 'The Pasted Post' }).waitFor();
      expect(await page.locator('.tally').innerText()).toBe('2 reports');
    });

    test('with the real engine, pasted words become entries tied to them', async () => {
      const pool = await ReaderPool.open(1);
      const real = await openSite({ reader: pool });
      try {
        const page = await given.browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.goto(real.url);
        await page.getByText('The archive is empty').waitFor();
        await page
          .getByLabel('Text of the report')
          .fill('Envoys part in Oslo\n\n“The talks will go on,” Angela Merkel said on Monday.');
        await page.getByLabel('Published on').fill('2015-10-07');
        await page.getByRole('button', { name: 'Read it' }).click();
        const note = page.locator('.note-statement', { hasText: 'Angela Merkel' });
        await note.locator('.note-main').click();
        expect((await selected(page)).join(' ')).toContain('The talks will go on');
        expect(await page.locator('.note-details').innerText()).toContain('Chancellor of Germany');
        expect(await page.locator('.mark-time').allInnerTexts()).toContain('Monday');
      } finally {
        await real.close();
        await pool.close();
      }
    });

    test('search finds and marks; nothing found says so', async () => {
      const page = await visit('');
      await page.getByLabel('Search in reports').fill('demining kramatorsk');
      await page.locator('.report-extract mark').first().waitFor();
      expect(page.url()).toContain('q=demining');
      await page.getByLabel('Search in reports').fill('zeppelin');
      await page.getByText('No report has all of these words: zeppelin').waitFor();
      expect(await page.locator('.report-line').count()).toBe(0);
    });

    test('a dropped file is read; a private address is refused in words', async () => {
      const page = await visit('');
      const transfer = await page.evaluateHandle(() => {
        const data = new DataTransfer();
        data.items.add(new File(['A dropped report\n\nThe envoy arrived in Oslo.'], 'dropped.txt'));
        return data;
      });
      await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
      await page.locator('.drop-veil').waitFor();
      await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      await page.getByText('The envoy arrived in Oslo.').waitFor();

      await page.goto(given.site.url);
      await page.getByRole('button', { name: 'Add a report' }).click();
      await page.getByLabel('Web address').check();
      await page.getByLabel('Address of the page').fill('http://127.0.0.1:1/secret');
      await page.getByRole('button', { name: 'Read it' }).click();
      await page.getByText(/not a public address/).waitFor();
      given.complaints.length = 0; // The refusal is an HTTP error, which the console mentions.
    });

    test('a hostile report runs nothing, loads nothing, forges nothing', async () => {
      const payload =
        '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload=window.hacked=1>';
      const text = `${payload}\n\n“${payload}” said {{constructor.constructor('window.hacked=1')()}} javascript:window.hacked=1 \u202edlrow <a href="javascript:window.hacked=1">x</a><iframe src="https://evil.example/"></iframe>`;
      const record = sampleRecord({
        id: '"><script>window.hacked=1</script>',
        text,
        title: payload,
        outlet: payload,
        url: 'javascript:window.hacked=1',
        byline: [payload],
        language: '"><script>',
      });
      const span = { start: text.indexOf('“'), end: text.length };
      record.statements = [
        {
          ...record.statements[5],
          source: { ...span, text: payload, mention: null },
          content: [span],
          addressee: [],
        },
      ];
      record.actors = record.actors.map((actor) => ({ ...actor, name: payload }));
      record.problems = [{ kind: payload, ...span, message: payload }];
      for (const kind of [
        'mentions',
        'events',
        'commitments',
        'stances',
        'figures',
        'times',
      ] as const)
        record[kind] = [];
      record.report.sha256 = 'f'.repeat(64);
      const { id } = await given.site.store.add(record);

      for (const path of [
        '',
        `reports/${encodeURIComponent(id)}`,
        '?q=constructor',
        `?q=${encodeURIComponent(payload)}`,
      ]) {
        const page = await visit(path);
        await page.locator('.report-line, .words p, .tally').first().waitFor();
        await page.waitForTimeout(200);
        expect(
          await page.evaluate(() => (window as { hacked?: number }).hacked),
          path,
        ).toBeUndefined();
        expect(
          await page
            .locator('#root script, #root iframe, #root img, #root [onerror], #root [onload]')
            .count(),
        ).toBe(0);
        expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
        if (path.startsWith('reports')) {
          expect(await page.locator('.words').innerText()).toContain(
            '<script>window.hacked=1</script>',
          );
          // Even a script that got in would not run: the policy forbids it.
          given.complaints.length = 0;
          await page.evaluate(() => {
            const script = document.createElement('script');
            try {
              script.textContent = 'window.hacked = 2';
            } catch {
              // Trusted types refuse even to make it.
            }
            document.body.append(script);
          });
          expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
          given.complaints.length = 0;
        }
      }
    });

    test('both themes, by the system and by choice, hold the contrast of WCAG AA', async () => {
      const themes = new Set<string>();
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await visit('reports/sample?entry=s2', { colorScheme });
        await page.locator('.note.is-selected').waitFor();
        await page.waitForTimeout(300);
        themes.add(
          await page.evaluate(
            () => getComputedStyle(document.body.parentElement as Element).backgroundColor,
          ),
        );
        const poor = await page.evaluate(contrastFaults);
        expect(poor, colorScheme).toEqual([]);
        await page.goto(given.site.url);
        await page.locator('.report-line').first().waitFor();
        expect(await page.evaluate(contrastFaults), colorScheme).toEqual([]);
      }
      expect(themes.size).toBe(2);
      const page = await visit('', { colorScheme: 'light' });
      const paper = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
      const light = await paper();
      await page.getByRole('button', { name: /Theme: system/ }).click();
      await page.getByRole('button', { name: /Theme: light/ }).click();
      expect(await paper()).not.toBe(light);
      await page.reload();
      expect(await paper()).not.toBe(light);
      expect(await page.getByRole('button', { name: /Theme: dark/ }).count()).toBe(1);
    });

    test('on a phone entries fold under their paragraphs and nothing is wider than the window', async () => {
      const page = await visit('reports/sample', {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
      });
      await page.locator('.fold-line').first().waitFor();
      expect(await page.locator('.margin').count()).toBe(0);
      const wide = () =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(await wide()).toBeLessThanOrEqual(0);
      await page.locator('[data-first="c2"]').tap();
      await page.locator('.fold .note.is-selected').waitFor();
      expect(await page.locator('.fold .note').count()).toBe(1);
      await page.locator('.fold-line').nth(1).click();
      expect(await page.locator('.fold .note').count()).toBeGreaterThan(2);
      expect(await wide()).toBeLessThanOrEqual(0);
      await page.goto(given.site.url);
      await page.locator('.report-line').first().waitFor();
      expect(await wide()).toBeLessThanOrEqual(0);
    });

    test('a report that is not there, and a page that is not there, say so', async () => {
      const page = await visit('reports/nobody');
      await page.getByText('No report has the id "nobody".').waitFor();
      await page.goto(`${given.site.url}nowhere/at/all`);
      await page.getByText('This address leads nowhere.').waitFor();
      given.complaints.length = 0; // The 404 itself, which the console mentions.
    });
  },
  undated,
);

/** Texts on the page whose contrast with what is behind them is below 4.5:1 (3:1 for large ones). */
function contrastFaults(): string[] {
  type Colour = [number, number, number, number];
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) return ['no canvas'];
  const parse = (css: string): Colour => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top: Colour, under: Colour): Colour =>
    [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3])).concat(1) as Colour;
  const behind = (element: Element | null): Colour => {
    if (!element) return [255, 255, 255, 1];
    const own = parse(getComputedStyle(element).backgroundColor);
    return own[3] === 1 ? own : over(own, behind(element.parentElement));
  };
  const light = (colour: Colour) => {
    const [r, g, b] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const faults = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (
      !element ||
      !node.textContent?.trim() ||
      !element.checkVisibility({ opacityProperty: true })
    )
      continue;
    const style = getComputedStyle(element);
    const paper = behind(element);
    const ink = over(parse(style.color), paper);
    const [high, low] = [light(ink), light(paper)].sort((one, other) => other - one);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      faults.add(
        `${ratio.toFixed(2)} ${element.className || element.tagName}: ${node.textContent.trim().slice(0, 30)}`,
      );
    }
  }
  return [...faults];
}
