import type { Record } from '../../record/record.ts';
import { agree, freeId, learns, mergedFacts, samePage, withFacts } from '../facts.ts';
import { type Added, engineName, type Known, type Meeting, type ReportFacts } from '../store.ts';
import { rewriteEntries, writeEntries } from './entries.ts';
import { meet } from './meeting.ts';
import { relate } from './relating.ts';
import { change, insert, rows, type Steps } from './steps.ts';

/** A report's row as far as deciding about it needs. */
type Held = ReportFacts & { readonly engine: string };

/** What the archive has of a report before it is read. */
export function* knownSteps(facts: ReportFacts, engine: string): Steps<Known> {
  const { id, held } = yield* place(facts);
  if (!held) return { facts: { ...facts, id }, done: false };
  return { facts: mergedFacts(held, facts), done: isDone(held, facts, engine) };
}

/**
 * Whether nothing is left to do about a report. The same bytes out of which another text was taken,
 * by an older or newer extraction, are known as they are: a report's text never changes.
 */
function isDone(held: Held, facts: ReportFacts, engine: string): boolean {
  return held.sha256 !== facts.sha256 || (held.engine === engine && !learns(held, facts));
}

/** Keeps a report and its record; to be run inside one transaction. */
export function* addSteps(given: Record, meeting: Meeting = given.report): Steps<Added> {
  const { id, held } = yield* place(given.report);
  const engine = engineName(given.engine);
  if (held && isDone(held, given.report, engine)) {
    yield* meet(id, meeting);
    return { id, outcome: 'known' };
  }
  const facts = held ? mergedFacts(held, given.report) : { ...given.report, id };
  const record = withFacts(given, facts);
  if (held) yield* forgetReading(record);
  else yield* insertReport(record);
  yield* insertReading(record, engine);
  const outcome = held ? 'reread' : 'added';
  yield* meet(id, meeting, outcome);
  // Entries say whether their report is a copy: its place is found before they are written.
  const { copyOf, versionOf } = yield* relate(record.report, record.sentences);
  if (held) yield* rewriteEntries(record);
  else yield* writeEntries(record);
  return {
    id,
    outcome,
    ...(copyOf !== null && { copyOf }),
    ...(versionOf !== null && { versionOf }),
  };
}

/**
 * The id that a report has or would get here, and what is held under it: its own id with the same
 * text; else the same text where no fact speaks against it; else what was taken out of the same bytes
 * for the same page; else an id that is free.
 */
function* place(facts: ReportFacts): Steps<{ id: string; held: Held | null }> {
  const [own] = yield* heldBy('reports.id = ?', facts.id);
  if (own?.sha256 === facts.sha256) return { id: own.id, held: own };
  const twin = (yield* twinsOf(facts)).find((held) => agree(held, facts));
  if (twin) return { id: twin.id, held: twin };
  if (facts.raw !== null) {
    const siblings = yield* heldBy('reports.raw = ?', facts.raw);
    const same = siblings.find((held) => samePage(held, facts));
    if (same) return { id: same.id, held: same };
  }
  return { id: own ? freeId(facts) : facts.id, held: null };
}

/**
 * Reports with the same text whose outlet, title and day may be the same: of a text that went through a
 * thousand outlets, not all thousand are looked at.
 */
function twinsOf(facts: ReportFacts): Steps<Held[]> {
  const told = (['outlet', 'title', 'published'] as const).filter((fact) => facts[fact] !== null);
  const conditions = told.map((fact) => ` and (${fact} is null or ${fact} = ?)`);
  const values = told.map((fact) => facts[fact]);
  return heldBy(`sha256 = ?${conditions.join('')}`, facts.sha256, ...values);
}

/** Reports that a condition finds, oldest first, with the engine of the reading in force. */
function* heldBy(condition: string, ...values: readonly unknown[]): Steps<Held[]> {
  const found = yield* rows<Omit<Held, 'byline'> & { byline_json: string }>(
    `select reports.id, sha256, title, outlet, url, published, modified, byline_json, raw, engine
     from reports
     left join readings on readings.report_id = reports.id and readings.current = 1
     where ${condition} order by reports.nr`,
    ...values,
  );
  return found.map((row) => ({ ...row, byline: JSON.parse(row.byline_json) as string[] }));
}

/** The report itself; its search index follows by itself. */
function* insertReport({ report }: Record): Steps<void> {
  const { byline, ...columns } = report;
  yield* insert('reports', [
    {
      ...columns,
      byline_json: JSON.stringify(byline),
      words: report.text.match(/\S+/g)?.length ?? 0,
      added_at: new Date().toISOString(),
    },
  ]);
}

/** Clears the way for a new reading: the old record stays as history. */
function* forgetReading({ report }: Record): Steps<void> {
  yield* change(
    `update reports set title = ?, outlet = ?, url = ?, published = ?, modified = ?, byline_json = ?,
       language = ? where id = ?`,
    report.title,
    report.outlet,
    report.url,
    report.published,
    report.modified ?? null,
    JSON.stringify(report.byline),
    report.language,
    report.id,
  );
  yield* change('update readings set current = 0 where report_id = ?', report.id);
}

/** The record whole, as it was read. */
function* insertReading(record: Record, engine: string): Steps<void> {
  yield* insert('readings', [
    {
      report_id: record.report.id,
      current: 1,
      engine,
      engine_json: JSON.stringify(record.engine),
      record_json: JSON.stringify(record),
      read_at: new Date().toISOString(),
    },
  ]);
}
