import { gzipSync } from 'node:zlib';
import type { Meeting, MetPage, Original } from '../store.ts';
import { type MetItem, noteItem } from './items.ts';
import { noteAddress } from './pages.ts';
import { insert, rows, type Steps } from './steps.ts';

/**
 * Keeps how a report came, once for each address, day and hash, and the original once at all; and the
 * page that was fetched for it, as it is now.
 */
export function* meet(
  id: string,
  meeting: Meeting,
  outcome: MetItem['outcome'] = 'known',
): Steps<void> {
  const { url, retrieved, raw, original, page } = meeting;
  if (original && !(yield* isKept(original))) {
    const { sha256, media, bytes } = original;
    yield* insert('raw', [{ sha256, media, size: bytes.length, gzip: gzipSync(bytes) }]);
  }
  if (page) yield* notePage(id, page, outcome);
  if (yield* isNoted(id, meeting)) return;
  const at = new Date().toISOString();
  yield* insert('retrievals', [{ report_id: id, url, retrieved, raw, at }]);
}

/** Whether `meet` would have nothing to write. */
export function* isMet(id: string, meeting: Meeting): Steps<boolean> {
  const { original, page } = meeting;
  if (page) return false;
  return (!original || (yield* isKept(original))) && (yield* isNoted(id, meeting));
}

function* notePage(
  id: string,
  { url, mark, item }: MetPage,
  outcome: MetItem['outcome'],
): Steps<void> {
  yield* noteAddress(id, url, mark);
  if (!item) return;
  const { key, list } = item;
  yield* noteItem({ key, feed: list, url, outcome, message: null, report: id });
}

function* isKept({ sha256 }: Original): Steps<boolean> {
  return (yield* rows('select 1 as one from raw where sha256 = ?', sha256)).length > 0;
}

/** Of a report about whose coming nothing is known there is nothing to note. */
function* isNoted(id: string, { url, retrieved, raw }: Meeting): Steps<boolean> {
  if (url === null && retrieved === null && raw === null) return true;
  const met = yield* rows<Meeting>(
    'select url, retrieved, raw from retrievals where report_id = ?',
    id,
  );
  return met.some((one) => one.url === url && one.retrieved === retrieved && one.raw === raw);
}
