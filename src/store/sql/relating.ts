import { canonicalUrl } from '../likeness/canonical-url.ts';
import { tellingSentences } from '../likeness/sentences.ts';
import {
  type Bytes,
  bandsOf,
  containment,
  resemblance,
  type Signature,
  signatureBytes,
  signatureIn,
  signatureOf,
} from '../likeness/signature.ts';
import { plainWords } from '../likeness/words.ts';
import { change, insert, rows, type Steps } from './steps.ts';

/** From this resemblance on, two reports are one text that editors touched. */
const COPY = 0.6;
/** Or one was cut from the other: nearly all of the shorter stands in the longer, and it is no mere stub. */
const CUT = 0.85;
const CUT_RESEMBLANCE = 0.3;
/** Under one address, or one outlet's title, an article may change much; less than this is another one. */
const VERSION_AT_URL = 0.1;
const VERSION_BY_TITLE = 0.4;
/** Candidates that are looked at, of however many the indexes give: adding must not slow with the archive. */
const CANDIDATES = 64;

/** What is needed of a report to find its place among the others. */
export interface Related {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly sha256: string;
  readonly text: string;
}

/** Where a report belongs: the report that it is a copy of, the article that it is a version of. */
export interface Kinship {
  readonly copyOf: string | null;
  readonly versionOf: string | null;
}

interface Candidate {
  readonly id: string;
  readonly sha256: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly canonical: string | null;
  readonly copy_of: string | null;
  readonly version_of: string | null;
  readonly signature: Bytes | null;
}

/**
 * Finds a report's place among those that came before it, and writes down by what it will be found
 * itself. A copy's place is the first report of its text; a version's the first that its article had.
 */
export function* relate(
  report: Related,
  sentences: readonly { readonly start: number; readonly end: number }[],
): Steps<Kinship> {
  const signature = signatureOf(plainWords(report.text));
  const bands = signature ? bandsOf(signature) : [];
  const canonical = canonicalUrl(report.url);
  const candidates = yield* candidatesFor(report, canonical, bands);
  const article = candidates.find((one) => isVersion(report, canonical, signature, one));
  const versionOf = article ? (article.version_of ?? article.id) : null;
  const copied = candidates.find(
    (one) =>
      // Neither a state of this article nor what was copied from one.
      ![one.version_of ?? one.id, one.copy_of].includes(versionOf ?? '') &&
      isCopy(report, signature, one),
  );
  const copyOf = copied ? (copied.copy_of ?? copied.id) : null;

  yield* change(
    'update reports set canonical = ?, copy_of = ?, version_of = ? where id = ?',
    canonical,
    copyOf,
    versionOf,
    report.id,
  );
  // The text of a report that is read again is what it was, and so is its signature; its sentences may
  // have been parted anew.
  const [placed] = yield* rows('select 1 as one from signatures where report_id = ?', report.id);
  if (placed) {
    yield* change('delete from passages where report_id = ?', report.id);
  } else {
    yield* insert('signatures', [
      { report_id: report.id, signature: signature ? signatureBytes(signature) : null },
    ]);
    // Copies are found through their first report: the index holds each text once, however far it went.
    const under = copyOf === null ? bands : [];
    yield* insert(
      'signature_bands',
      under.map((hash) => ({ hash, report_id: report.id })),
    );
  }
  yield* insert(
    'passages',
    tellingSentences(report.text, sentences).map(({ hash, start, end }) => ({
      hash,
      report_id: report.id,
      start,
      end,
    })),
  );
  yield* numberVersions(versionOf ?? report.id);
  return { copyOf, versionOf };
}

/**
 * Reports that came before and may be the same, oldest first: by the same words, address, or outlet and
 * title.
 */
function* candidatesFor(
  { id, title, outlet, sha256 }: Related,
  canonical: string | null,
  bands: readonly number[],
): Steps<Candidate[]> {
  const found = new Set<string>();
  const look = function* (condition: string, ...values: readonly unknown[]): Steps<void> {
    const ids = yield* rows<{ id: string }>(
      `select id from reports where ${condition} order by nr limit ${CANDIDATES}`,
      ...values,
    );
    for (const one of ids) found.add(one.id);
  };
  if (bands.length > 0) {
    const marks = bands.map(() => '?').join(', ');
    const ids = yield* rows<{ id: string }>(
      `select distinct report_id as id from signature_bands where hash in (${marks}) limit ${CANDIDATES}`,
      ...bands,
    );
    for (const one of ids) found.add(one.id);
  }
  yield* look('sha256 = ?', sha256);
  if (canonical !== null) yield* look('canonical = ?', canonical);
  if (title !== null && outlet !== null) yield* look('title = ? and outlet = ?', title, outlet);
  found.delete(id);
  const ids = [...found];
  if (ids.length === 0) return [];
  // Filled up, so that few different statements are prepared.
  while (ids.length % 8 !== 0) ids.push(ids[0]);
  const candidates = yield* rows<Candidate>(
    `select id, sha256, outlet, title, canonical, copy_of, version_of, signature
     from reports left join signatures on signatures.report_id = reports.id
     where id in (${ids.map(() => '?').join(', ')})
       and nr < (select nr from reports where id = ?) order by nr`,
    ...ids,
    id,
  );
  return [...candidates];
}

/** Whether the report is a state of the article that the other is one of. */
function isVersion(
  report: Related,
  canonical: string | null,
  signature: Signature | null,
  other: Candidate,
): boolean {
  const sameAddress = canonical !== null && canonical === other.canonical;
  const sameTitle =
    report.title !== null &&
    report.title === other.title &&
    report.outlet !== null &&
    report.outlet === other.outlet;
  if (!sameAddress && !sameTitle) return false;
  // The same text twice under two addresses of one outlet is a copy.
  if (report.sha256 === other.sha256) return sameAddress;
  const theirs = other.signature && signatureIn(other.signature);
  if (!signature || !theirs) return sameAddress && report.title === other.title;
  return resemblance(signature, theirs) >= (sameAddress ? VERSION_AT_URL : VERSION_BY_TITLE);
}

/** Whether the report gives the other's text again, edited or cut at most. */
function isCopy(report: Related, signature: Signature | null, other: Candidate): boolean {
  if (report.sha256 === other.sha256) return true;
  const theirs = other.signature && signatureIn(other.signature);
  if (!signature || !theirs) return false;
  const alike = resemblance(signature, theirs);
  return alike >= COPY || (alike >= CUT_RESEMBLANCE && containment(signature, theirs) >= CUT);
}

/**
 * Numbers an article's versions from 1, the oldest first; the last is the one in force. Of those of one
 * day of publication, the one that was changed later, or else fetched later, is the later.
 */
function* numberVersions(first: string): Steps<void> {
  const versions = yield* rows<{ id: string }>(
    `select id from reports where id = ? or version_of = ?
     order by coalesce(published, ''), coalesce(modified, retrieved, ''), coalesce(retrieved, ''), nr`,
    first,
    first,
  );
  if (versions.length === 1) return;
  for (const [index, { id }] of versions.entries()) {
    yield* change(
      'update reports set version = ?, latest = ? where id = ?',
      index + 1,
      index === versions.length - 1 ? 1 : 0,
      id,
    );
  }
}
