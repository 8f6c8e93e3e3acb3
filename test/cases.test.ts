import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Doc } from '../src/doc/doc.ts';
import { loadEngine } from '../src/engine/load.ts';
import { reportOf } from '../src/engine/report.ts';
import { packagedAssets } from '../src/intake/assets.ts';
import { type Case, parseCases, printCases } from './case-file.ts';
import { show, showProblems } from './show.ts';

// Every `src/stages/<stage>/cases/*.txt` is a test. `npm run cases -- --update` writes what the
// engine reads now into the files, to be read before it is committed.

const STAGES = join(import.meta.dirname, '../src/stages');
const update = process.env.CHANCERY_UPDATE_CASES === '1';
const engine = await loadEngine(packagedAssets);

const files = readdirSync(STAGES, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^[^/]+\/cases\/[^/]+\.txt$/.test(file))
  .sort();

function read(stage: string, one: Case): string[] {
  const { published, title, problems } = one.settings;
  const doc = engine.pipeline.read(
    reportOf({ text: one.text, published: published ?? null, title: title ?? null }),
  ) as unknown as Doc;
  return [...show[stage](doc), ...(problems ? showProblems(doc) : [])];
}

describe.each(files)('%s', (file) => {
  const path = join(STAGES, file);
  const cases = parseCases(readFileSync(path, 'utf8'));
  const stage = file.slice(0, file.indexOf('/'));
  const found = cases.map((one) => read(stage, one));
  // Written after a case of the file has run, so that a narrowed run touches no other file.
  if (update) afterAll(() => writeFileSync(path, printCases(cases, found)));

  it('holds cases', () => expect(cases.length).toBeGreaterThan(0));
  it.each(cases.map((one, index) => [one.title, one, index] as const))('%s', (_, one, index) => {
    expect(found[index]).toEqual(update ? found[index] : one.expected);
  });
});
