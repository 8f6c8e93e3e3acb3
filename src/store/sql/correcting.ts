import {
  CorrectionRefused,
  correctionOf,
  type EntryRequest,
  type Making,
} from '../../record/correcting.ts';
import type { Correction } from '../../record/correction.ts';
import { inForce, keyAfter } from '../../record/correction-log.ts';
import { applyCorrections } from '../../record/corrections.ts';
import type { Record } from '../../record/record.ts';
import type { MergeRequest, SplitRequest } from '../corrections.ts';
import {
  type CorrectionRow,
  correctedRecord,
  correctionOfRow,
  readRecord,
  rewriteEntries,
  rowOfCorrection,
  settledOf,
} from './entries.ts';
import { change, insert, rows, type Steps } from './steps.ts';
import { tallyActors } from './tallying.ts';

/** Settles something about an entry of a report and writes its entries anew. */
export function* correctSteps(
  report: string,
  request: EntryRequest,
  making: Making,
): Steps<string> {
  const record = yield* correctedRecord(report);
  if (!record) throw new CorrectionRefused('report-missing', `No report has the id "${report}".`);
  return yield* keep(correctionOf(record, request, making));
}

/** Makes one actor of two. */
export function* mergeSteps({ from, to, why }: MergeRequest, making: Making): Steps<string> {
  if (from === to) throw new CorrectionRefused('correction-unsound', 'Both keys are the same.');
  const [known] = yield* rows('select 1 as one from actors where "key" = ? limit 1', from);
  if (!known) throw new CorrectionRefused('entry-missing', `No actor has the key "${from}".`);
  return yield* keep({ ...BARE, ...making, why: why ?? null, action: 'merge', from, to });
}

/**
 * Sets actors apart, one correction for each, all under one key. `makings` has one for each part.
 */
export function* splitSteps(
  { key, parts, to, why }: SplitRequest,
  makings: readonly Making[],
): Steps<string[]> {
  if (to === key) throw new CorrectionRefused('correction-unsound', 'They go by that key already.');
  if (to !== undefined) {
    const [known] = yield* rows('select 1 as one from actors where "key" = ? limit 1', to);
    if (!known) throw new CorrectionRefused('entry-missing', `No actor has the key "${to}".`);
  }
  const ids: string[] = [];
  let other = to;
  for (const [index, { report, entry }] of parts.entries()) {
    const [there] = yield* rows(
      'select 1 as one from actors where report_id = ? and id = ? and "key" = ?',
      report,
      entry,
      key,
    );
    if (!there) {
      const words = `${report} has no actor "${entry}" who goes by the key "${key}".`;
      throw new CorrectionRefused('entry-missing', words);
    }
    const record = (yield* correctedRecord(report)) as Record;
    const asked = { action: 'split', entry, to: other, why } as const;
    const correction = correctionOf(record, asked, makings[index]);
    // Whoever is set apart first names the one that all of them are.
    other ??= correction.to ?? undefined;
    ids.push(yield* keep(correction));
  }
  return ids;
}

/** Takes a correction back, or an undo of one. */
export function* undoSteps(undoes: string, why: string | null, making: Making): Steps<string> {
  const target = yield* loggedAs(undoes);
  if (!target)
    throw new CorrectionRefused('entry-missing', `No correction has the id "${undoes}".`);
  const [done] = (yield* undosOf(undoes)).filter(({ undone }) => !undone);
  if (done) {
    throw new CorrectionRefused(
      'correction-unsound',
      `${undoes} is undone already, by ${done.id}.`,
    );
  }
  const { report } = target;
  return yield* keep({ ...BARE, ...making, why, action: 'undo', report, undoes });
}

/** Puts a correction at the end of the log, and makes the archive say so. */
export function* keep(correction: Correction): Steps<string> {
  yield* insert('corrections', [rowOfCorrection(correction)]);
  if (correction.report === null) yield* rekey();
  else {
    const record = yield* readRecord(correction.report);
    if (record) yield* rewriteEntries(record);
  }
  return correction.id;
}

/** A correction with nothing in it. */
const BARE: Correction = Object.freeze({
  id: '',
  at: '',
  who: '',
  why: null,
  action: 'undo',
  kind: null,
  report: null,
  sha256: null,
  entry: null,
  anchor: null,
  patch: null,
  before: null,
  actors: [],
  cites: [],
  from: null,
  to: null,
  undoes: null,
});

function* loggedAs(id: string): Steps<Correction | null> {
  const [row] = yield* rows<CorrectionRow>('select * from corrections where id = ?', id);
  return row ? correctionOfRow(row) : null;
}

/** The lines that take one back, and whether they are taken back themselves. */
function* undosOf(id: string): Steps<{ id: string; undone: boolean }[]> {
  const found = yield* rows<{ id: string }>('select id from corrections where undoes = ?', id);
  const undos: { id: string; undone: boolean }[] = [];
  for (const { id } of found) {
    const back = yield* undosOf(id);
    undos.push({ id, undone: back.some(({ undone }) => !undone) });
  }
  return undos;
}

/**
 * Brings the keys of all reports up to date with the merges that hold. Rows whose key can change are
 * those read with a key that a merge names, and those that go by another one than was read.
 */
function* rekey(): Steps<void> {
  const log = yield* rows<CorrectionRow>(
    `select * from corrections where report_id is null or action = 'split' order by nr`,
  );
  const settled = inForce(log.map(correctionOfRow));
  const merges = settled.filter(({ action }) => action === 'merge');
  const named = merges.flatMap(({ from, to }) => [from, to]);
  const moved = yield* rows<{ read: string }>(
    'select distinct key_read as read from actors where "key" <> key_read',
  );
  const touched = new Set<string>();
  for (const read of new Set([...named, ...moved.map(({ read }) => read)])) {
    const held = yield* rows<{ key: string }>(
      'select distinct "key" from actors where key_read = ? and "key" is not null',
      read,
    );
    for (const { key } of held) touched.add(key);
    const key = keyAfter({ report: '', entry: '', key: read }, merges);
    yield* change('update actors set "key" = ? where key_read = ?', key, read);
    yield* change(
      `update participants set "key" = ? where key_read = ?
       and report_id in (select report_id from actors where key_read = ?)`,
      key,
      read,
      read,
    );
    if (key !== null) touched.add(key);
  }
  yield* tallyActors(touched);
  // A split concerns one actor of one report: its rows are written from the record.
  for (const report of new Set(log.flatMap(({ report_id }) => (report_id as string) ?? []))) {
    const record = yield* readRecord(report);
    if (record) yield* rewriteEntries(record);
  }
}

/** What a correction from another archive comes to here. */
export type Taking =
  | { readonly outcome: 'taken' | 'known'; readonly id: string }
  | {
      readonly outcome: 'no-report' | 'no-target' | 'disagrees' | 'unsound';
      readonly message: string;
    };

/** Takes in a correction made elsewhere, where it fits what is settled here. */
export function* takeSteps(correction: Correction): Steps<Taking> {
  const { id, action, undoes } = correction;
  if (yield* loggedAs(id)) return { outcome: 'known', id };
  if (action === 'undo') {
    const target = undoes === null ? null : yield* loggedAs(undoes);
    if (!target) return { outcome: 'no-target', message: `${undoes} is not in this archive.` };
    return { outcome: 'taken', id: yield* keep({ ...correction, report: target.report }) };
  }
  if (action === 'merge') {
    const settled = inForce(
      (yield* rows<CorrectionRow>(
        'select * from corrections where report_id is null order by nr',
      )).map(correctionOfRow),
    );
    const other = settled.find((one) => one.from === correction.from && one.to !== correction.to);
    if (other) return disagrees(other);
    return { outcome: 'taken', id: yield* keep(correction) };
  }
  const report = yield* reportOfText(correction);
  if (!report) {
    return {
      outcome: 'no-report',
      message: `No report here has the text of ${correction.report}.`,
    };
  }
  const record = (yield* readRecord(report)) as Record;
  const settled = yield* settledOf(report);
  const other = settled.find((one) => disagree(one, correction));
  if (other) return disagrees(other);
  const here = { ...correction, report };
  const [conflict] = applyCorrections(record, [...settled, here]).conflicts.filter(
    (one) => one.correction === id,
  );
  if (conflict) return { outcome: 'unsound', message: conflict.message };
  return { outcome: 'taken', id: yield* keep(here) };
}

const disagrees = ({ id, who, action }: Correction): Taking => ({
  outcome: 'disagrees',
  message: `It disagrees with ${id} (${action} by ${who}). Undo that first, if this one is right.`,
});

/** The report here that a correction is about: of the same id and text, else of the same text. */
function* reportOfText({ report, sha256 }: Correction): Steps<string | null> {
  const found = yield* rows<{ id: string }>(
    'select id from reports where sha256 = ? order by nr',
    sha256,
  );
  return (found.find(({ id }) => id === report) ?? found[0])?.id ?? null;
}

/** Whether two corrections settle different things about the same words. */
function disagree(one: Correction, other: Correction): boolean {
  if (one.kind !== other.kind || one.action === 'merge' || !one.anchor || !other.anchor)
    return false;
  if (one.anchor.start !== other.anchor.start || one.anchor.end !== other.anchor.end) return false;
  if (one.action !== other.action) return true;
  if (one.action === 'split') return one.to !== other.to;
  const [mine, theirs] = [one.patch ?? {}, other.patch ?? {}];
  // An edit of other properties goes beside it.
  return Object.keys(theirs).some(
    (name) => name in mine && JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]),
  );
}
