import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Failure } from './failure.ts';

/** The mark of UTF-8, byte for character. */
export const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;

/**
 * Every byte of a file, or of standard input for "-". Throws a Failure, `file-too-large` among
 * them where there are more bytes than `limit`.
 */
export async function bytesAt(
  place: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  try {
    if (place === '-') {
      const pieces: Buffer[] = [];
      let size = 0;
      for await (const piece of process.stdin) {
        size += (piece as Buffer).length;
        if (size > limit) throw tooLarge(place, limit);
        pieces.push(piece as Buffer);
      }
      return Buffer.concat(pieces);
    }
    const found = await stat(place);
    if (found.isDirectory()) throw new Failure('folder-given', place);
    if (found.size > limit) throw tooLarge(place, limit);
    return await readFile(place);
  } catch (error) {
    throw unreadable(error, place);
  }
}

/** Told how many more bytes were read, for those who show how far a run has come. */
export type Meter = (bytes: number) => void;

/**
 * The bytes of a file, or of standard input for "-", as they come. What is gzipped is unpacked, but
 * for WARC, whose members are records. Throws a Failure.
 */
export async function* piecesAt(place: string, meter?: Meter): AsyncGenerator<Uint8Array> {
  try {
    if (!/\.gz$/i.test(place) || /\.warc\.gz$/i.test(place)) {
      yield* rawPiecesAt(place, meter);
      return;
    }
    const gunzip = createGunzip();
    // A failure on either side ends both, and is met by whoever reads.
    pipeline(Readable.from(rawPiecesAt(place, meter)), gunzip, () => {});
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (error) {
    throw unreadable(error, place);
  }
}

async function* rawPiecesAt(place: string, meter?: Meter): AsyncGenerator<Uint8Array> {
  for await (const piece of place === '-' ? process.stdin : createReadStream(place)) {
    meter?.((piece as Buffer).length);
    yield piece as Buffer;
  }
}

/** The first kilobyte of a file, byte for character. Throws a Failure. */
export async function firstBytes(place: string): Promise<string> {
  let file: Awaited<ReturnType<typeof open>> | null = null;
  try {
    file = await open(place);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0);
    return buffer.toString('latin1', 0, bytesRead).replace(BYTE_ORDER_MARK, '');
  } catch (error) {
    throw unreadable(error, place);
  } finally {
    await file?.close();
  }
}

/** Why a place cannot be read, in words. */
export function unreadable(error: unknown, place: string): Failure {
  if (error instanceof Failure) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return new Failure('file-missing', nameOf(place));
  if (code === 'EISDIR') return new Failure('folder-given', nameOf(place));
  const reason = /^Z_/.test(code) ? 'its compressed data is damaged' : code;
  return new Failure('file-unreadable', nameOf(place), {
    reason: reason || (error as Error).message,
  });
}

function tooLarge(place: string, limit: number): Failure {
  return new Failure('file-too-large', nameOf(place), { limit: `${limit / 1e6} MB` });
}

/** A place as messages name it. */
export function nameOf(place: string): string {
  return place === '-' ? 'standard input' : place;
}
