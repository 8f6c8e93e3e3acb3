import { open, readFile, stat } from 'node:fs/promises';
import { Failure } from './failure.ts';

/** Every byte of a file, or of standard input for "-". Throws a Failure. */
export async function bytesAt(place: string): Promise<Uint8Array> {
  try {
    if (place === '-') {
      const pieces: Buffer[] = [];
      for await (const piece of process.stdin) pieces.push(piece as Buffer);
      return Buffer.concat(pieces);
    }
    if ((await stat(place)).isDirectory()) throw new Failure('folder-given', place);
    return await readFile(place);
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
    return buffer.toString('latin1', 0, bytesRead).replace(/^\u00ef\u00bb\u00bf/, '');
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

/** A place as messages name it. */
export function nameOf(place: string): string {
  return place === '-' ? 'standard input' : place;
}
