import type { Elsewhere, Passage, ReportName, Version } from '../store.ts';
import { rows, type Steps } from './steps.ts';

/** Other reports that are named for one passage. */
const NAMED = 50;

const NAME = 'reports.id, title, outlet, url, published';

/** The states of a report's article, the oldest first. */
export function* versionsSteps(id: string): Steps<readonly Version[]> {
  const found = yield* rows<Omit<Version, 'latest'> & { latest: number }>(
    `select ${NAME}, version, latest, modified, retrieved, added_at as added, words from reports
     where id = (select coalesce(version_of, id) from reports where id = ?)
       or version_of = (select coalesce(version_of, id) from reports where id = ?)
     order by version`,
    id,
    id,
  );
  return found.map((row) => ({ ...row, latest: row.latest === 1 }));
}

/** The reports that give the same text, the first one first; empty where no other does. */
export function* copiesSteps(id: string): Steps<readonly ReportName[]> {
  const found = yield* rows<ReportName>(
    `select ${NAME} from reports
     where id = (select coalesce(copy_of, id) from reports where id = ?)
       or copy_of = (select coalesce(copy_of, id) from reports where id = ?)
     order by nr`,
    id,
    id,
  );
  return found.length > 1 ? found.map((row) => ({ ...row })) : [];
}

interface Place {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}
type Shared = Place & ReportName & { readonly copy: string; readonly article: string };

/**
 * Sentences of a report that stand in others too. Neighbours that stand in the same reports, there too
 * one after the other, are one passage.
 */
export function* passagesSteps(id: string): Steps<readonly Passage[]> {
  const [own] = yield* rows<{ text: string; copy: string; article: string }>(
    `select text, coalesce(copy_of, id) as copy, coalesce(version_of, id) as article
     from reports where id = ?`,
    id,
  );
  if (!own) return [];
  const sentences = yield* rows<Place>(
    'select hash, start, "end" from passages where report_id = ? order by start',
    id,
  );
  const passages: Passage[] = [];
  for (const { hash, start, end } of sentences) {
    const [{ total }] = yield* rows<{ total: number }>(
      'select count(distinct report_id) as total from passages where hash = ? and report_id <> ?',
      hash,
      id,
    );
    if (total === 0) continue;
    const shared = yield* rows<Shared>(
      `select passages.start, passages."end", ${NAME},
         coalesce(copy_of, reports.id) as copy, coalesce(version_of, reports.id) as article
       from passages join reports on reports.id = passages.report_id
       where hash = ? and report_id <> ? order by passages.nr limit ${NAMED}`,
      hash,
      id,
    );
    const elsewhere = shared.map((one): Elsewhere => {
      const { id, title, outlet, url, published } = one;
      const kinship =
        one.article === own.article ? 'version' : one.copy === own.copy ? 'copy' : null;
      const report = { id, title, outlet, url, published };
      return { report, start: one.start, end: one.end, kinship };
    });
    const passage = { start, end, words: own.text.slice(start, end), elsewhere, total };
    const joined = joinedTo(passages.at(-1), passage, own.text);
    if (joined) passages[passages.length - 1] = joined;
    else passages.push(passage);
  }
  return passages;
}

/** Two passages as one, where nothing but white space parts them here and in every other report. */
function joinedTo(before: Passage | undefined, after: Passage, text: string): Passage | null {
  if (!before || before.total !== after.total) return null;
  if (text.slice(before.end, after.start).trim() !== '') return null;
  if (before.elsewhere.length !== after.elsewhere.length) return null;
  // The gap in another report may be a space more or a line less.
  const follows = after.elsewhere.every(({ report, start }, index) => {
    const other = before.elsewhere[index];
    return other.report.id === report.id && start >= other.end && start - other.end <= 3;
  });
  if (!follows) return null;
  return {
    start: before.start,
    end: after.end,
    words: text.slice(before.start, after.end),
    elsewhere: before.elsewhere.map((one, index) => ({ ...one, end: after.elsewhere[index].end })),
    total: before.total,
  };
}
