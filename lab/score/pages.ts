import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../src/sources/html.ts';
import { f1, type Part } from '../figures.ts';

interface Expected {
  readonly title?: string;
  readonly publishedTime?: string | null;
}

/** Main text, title and date of the saved pages. Words are compared as bags, as the peers' figures are. */
export async function scorePages(data: string): Promise<Part> {
  const folder = join(data, 'pages/readability');
  if (!existsSync(folder)) throw new Error(`data-missing: there is no ${folder}`);
  const sum = { pages: 0, text: 0, titles: 0, dated: 0, dates: 0 };
  for (const page of readdirSync(folder)) {
    const read = (file: string) => readFileSync(join(folder, page, file), 'utf8');
    const expected = JSON.parse(read('expected-metadata.json')) as Expected;
    const found = attempt(read('source.html'), page);
    sum.pages++;
    sum.text += bagF1(wordsOf(found?.text ?? ''), wordsOf(unmarked(read('expected.html'))));
    if (found?.title === expected.title) sum.titles++;
    if (!expected.publishedTime) continue;
    sum.dated++;
    if (found?.published === expected.publishedTime.slice(0, 10)) sum.dates++;
  }
  return {
    part: `Pages (${sum.pages})`,
    figures: [
      {
        figure: 'main text, words',
        value: sum.text / sum.pages,
        unit: 'F1',
        floor: 93,
        goal: 96,
        peer: 'another page set: go_trafilatura 96.0, readability_js 94.7',
      },
      { figure: 'title', value: (100 * sum.titles) / sum.pages, unit: '%', floor: 95, goal: 98 },
      {
        figure: 'published date',
        value: (100 * sum.dates) / sum.dated,
        unit: '%',
        floor: 85,
        goal: 95,
      },
    ],
  };
}

/** A page without main text is one of the set's own tests of emptiness, and counts as found nothing. */
function attempt(html: string, page: string) {
  try {
    return extract(html, page);
  } catch {
    return null;
  }
}

function unmarked(html: string): string {
  return html.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]+>|&#?\w+;/g, ' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** F1 in per cent of two bags of words. */
function bagF1(found: readonly string[], expected: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of expected) left.set(word, (left.get(word) ?? 0) + 1);
  let right = 0;
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count > 0) right++;
    left.set(word, count - 1);
  }
  return found.length + expected.length ? f1(right, found.length, expected.length).f1 : 100;
}
