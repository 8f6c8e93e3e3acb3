/**
 * `npm run score [-- PART…] [--data FOLDER]`: every quality figure on the development sets, each
 * beside its floor, goal and peer. A run of all parts is written to `bench/results/score.json`.
 */
import { existsSync } from 'node:fs';
import { type Part, printPart, saveRun } from './figures.ts';

const PARTS: { readonly [name: string]: () => Promise<(data: string) => Promise<Part>> } = {
  language: async () => (await import('./score/language.ts')).scoreLanguage,
  names: async () => (await import('./score/names.ts')).scoreNames,
  times: async () => (await import('./score/times.ts')).scoreTimes,
  mentions: async () => (await import('./score/mentions.ts')).scoreMentions,
  actors: async () => (await import('./score/actors.ts')).scoreActors,
  statements: async () => (await import('./score/statements.ts')).scoreStatements,
  events: async () => (await import('./score/events.ts')).scoreEvents,
  commitments: async () => (await import('./score/commitments.ts')).scoreCommitments,
  pages: async () => (await import('./score/pages.ts')).scorePages,
};

const given = process.argv.slice(2);
const flag = given.indexOf('--data');
const [data] = flag < 0 ? ['../shared/data'] : given.splice(flag, 2).slice(1);
const unknown = given.filter((name) => !(name in PARTS));
if (unknown.length || !data) {
  console.error(`score: no part ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
if (!existsSync(data)) {
  console.error(`score: the data folder ${data} is not there. Name it with --data FOLDER.`);
  process.exit(1);
}
const parts: Part[] = [];
for (const name of given.length ? given : Object.keys(PARTS)) {
  const score = await PARTS[name]();
  parts.push(await score(data));
  printPart(parts[parts.length - 1]);
}
if (given.length === 0) saveRun('score', parts);
