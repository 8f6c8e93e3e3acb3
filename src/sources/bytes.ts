import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
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

/** The bytes of a file, or of standard input for "-", as they come. Throws a Failure. */
export async function* piecesAt(place: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of place === '-' ? process.stdin : createReadStream(place)) {
      yield piece as Buffer;
    }
  } catch (error) {
    throw unreadable(error, place);
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
  return new Failure('file-unreadable', nameOf(place), {
    reason: code || (error as Error).message,
  });
}

function tooLarge(place: string, limit: number): Failure {
  return new Failure('file-too-large', nameOf(place), { limit: `${limit / 1e6} MB` });
}

/** A place as messages name it. */
export function nameOf(place: string): string {
  return place === '-' ? 'standard input' : place;
}
