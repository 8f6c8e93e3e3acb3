import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import type { FindQuery, Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { contentWords, rootOf } from './content-words.ts';

/** Figures from several reports or speakers that count the same thing. */
export interface RivalGroup {
  /** What is counted, as most of them say it. */
  readonly unit: string;
  readonly about: {
    readonly type: string | null;
    readonly place: string | null;
    readonly date: string | null;
    /** Words that their sentences share. */
    readonly words: readonly string[];
  };
  readonly figures: readonly Found[];
  /** Least and greatest value, and how many times the one the other is. */
  readonly spread: { readonly low: number; readonly high: number; readonly ratio: number };
}

/** Figures that are compared with one another at most, the latest. */
const MOST = 3000;
/** How far apart the days of two figures about one thing may lie. */
const DAYS = 7;
/** Share of the smaller sentence's words that two sentences must have in common. */
const SHARED = 0.34;
/** Of figures about events of one type at one place, this share is enough. */
const SHARED_SCENE = 0.15;
const DAY = 86_400_000;

/** What is known of the event that a figure is about. */
interface Scene {
  readonly type: string;
  readonly place: string | null;
  readonly date: string | null;
}
interface Candidate {
  readonly figure: Found;
  readonly value: number;
  readonly unit: string;
  readonly scene: Scene | null;
  readonly day: number | null;
  readonly words: ReadonlyMap<string, string>;
}

/**
 * Groups of figures that count the same thing and come from different reports or speakers: the same
 * unit, within a week, and either events of one type at one place or sentences with words in common.
 * Groups whose values differ come first, the widest spread first.
 */
export async function rivals(store: Store, query: FindQuery): Promise<RivalGroup[]> {
  const { entries } = await store.find({
    ...query,
    kind: 'figure',
    sort: 'published',
    descending: true,
    limit: MOST,
  });
  const scenes = await scenesOf(store, entries);
  const candidates = entries.flatMap((figure) => candidateOf(figure, scenes) ?? []);
  return groupsOf(candidates)
    .filter((group) => new Set(group.map(({ figure }) => sourceOf(figure))).size > 1)
    .map(groupFrom)
    .sort((one, other) => other.spread.ratio - one.spread.ratio);
}

/** Who gives a figure: the speaker of its statement, else the report itself. */
function sourceOf(figure: Found): string {
  const speaker = figure.parties.find(({ role }) => role === 'speaker');
  const said = speaker && (speaker.key ?? speaker.words);
  return said ? `by ${said}` : `in ${figure.report.id}`;
}

/** The events that figures are about, by report and id. */
async function scenesOf({ asking }: Store, figures: readonly Found[]): Promise<Map<string, Scene>> {
  const about = figures.filter(({ fields }) => fields.event_id !== null);
  if (about.length === 0) return new Map();
  const reports = [...new Set(about.map(({ report }) => report.id))];
  const ids = [...new Set(about.map(({ fields }) => fields.event_id))];
  const { rows } = await sql<Scene & { report_id: string; id: string }>`
    select report_id, id, type, place, date from events
    where report_id in (${sql.join(reports)}) and id in (${sql.join(ids)})`.execute(asking.kysely);
  return new Map(rows.map((row) => [`${row.report_id}\n${row.id}`, row]));
}

function candidateOf(figure: Found, scenes: ReadonlyMap<string, Scene>): Candidate | null {
  const { value, unit, event_id } = figure.fields;
  if (typeof value !== 'number' || typeof unit !== 'string') return null;
  const scene = scenes.get(`${figure.report.id}\n${event_id}`) ?? null;
  const date =
    scene?.date && /^\d{4}-\d{2}-\d{2}/.test(scene.date) ? scene.date.slice(0, 10) : null;
  const day = Date.parse(`${date ?? figure.report.published}T00:00:00Z`);
  const words = contentWords(`${figure.before} ${figure.after}`);
  return {
    figure,
    value,
    unit: unitOf(unit),
    scene,
    day: Number.isNaN(day) ? null : day / DAY,
    words,
  };
}

/** What is counted, by its head: "installed centrifuges" and "centrifuge" are one, "people" and "persons" too. */
function unitOf(unit: string): string {
  const head = fold(unit)
    .split(/ (?:of|in|from|to|at|on|for|by|who|which|that|a|per) /)[0]
    .split(' ')
    .at(-1) as string;
  return SAME[head] ?? rootOf(head);
}

/** Nouns that count human beings alike: "civilians", "residents" and "lives" are all people. */
const SAME: { readonly [noun: string]: string } = JSON.parse(
  readFileSync(new URL('same-units.json', import.meta.url), 'utf8'),
);

/** Whether two figures count the same thing. */
function together(one: Candidate, other: Candidate): boolean {
  if (one.unit !== other.unit) return false;
  if (one.day !== null && other.day !== null && Math.abs(one.day - other.day) > DAYS) return false;
  const sameSentence =
    one.figure.report.id === other.figure.report.id && one.figure.before === other.figure.before;
  if (sameSentence) return false;
  if (one.scene && other.scene && one.scene.type !== other.scene.type) return false;
  const smaller = Math.max(3, Math.min(one.words.size, other.words.size));
  const shared = [...one.words.keys()].filter((stem) => other.words.has(stem)).length / smaller;
  const place = one.scene?.place;
  if (place && other.scene?.place) return place === other.scene.place && shared >= SHARED_SCENE;
  return shared >= SHARED;
}

/** Figures that count one thing, directly or by way of others; a group of one is none. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const byUnit = new Map<string, Candidate[][]>();
  for (const candidate of candidates) {
    const groups = byUnit.get(candidate.unit) ?? [];
    const joined = groups.filter((group) => group.some((one) => together(one, candidate)));
    const rest = groups.filter((group) => !joined.includes(group));
    byUnit.set(candidate.unit, [...rest, [...joined.flat(), candidate]]);
  }
  return [...byUnit.values()].flat().filter(({ length }) => length > 1);
}

function groupFrom(group: readonly Candidate[]): RivalGroup {
  const values = group.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const counts = new Map<string, number>();
  for (const { words } of group) {
    for (const stem of words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const shared = [...counts]
    .filter(([, count]) => count > 1)
    .sort((one, other) => other[1] - one[1])
    .slice(0, 6)
    .map(([stem]) => group.find(({ words }) => words.has(stem))?.words.get(stem) as string);
  const scenes = group.flatMap(({ scene }) => scene ?? []);
  const figures = [...group].sort((one, other) => (one.day ?? 0) - (other.day ?? 0));
  return {
    unit: most(group.map(({ figure }) => String(figure.fields.unit))) as string,
    about: {
      type: most(scenes.map(({ type }) => type)),
      place: most(scenes.flatMap(({ place }) => place ?? [])),
      date: most(scenes.flatMap(({ date }) => date ?? [])),
      words: shared,
    },
    figures: figures.map(({ figure }) => figure),
    spread: { low, high, ratio: low === 0 ? (high === 0 ? 1 : high) : high / low },
  };
}

/** The value that occurs most often; null of none. */
function most(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
