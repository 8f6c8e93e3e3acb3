import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { Failure } from './failure.ts';

/**
 * The body of an answer, decompressed, up to so many bytes; more are not waited for. Throws
 * `url-refused` for more, and where it is compressed in a way that was not asked for.
 */
export async function bodyOfResponse(
  response: IncomingMessage,
  where: string,
  limit: number,
): Promise<Uint8Array> {
  const tooLarge = () =>
    new Failure('url-refused', where, { reason: `it is larger than ${limit} bytes` });
  // What is announced to be too large is not even begun; what is compressed has no less after it.
  if (Number(response.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const encoding = (response.headers['content-encoding'] ?? '').trim().toLowerCase();
  const unpack = unpacker(encoding, where);
  if (unpack) pipeline(response, unpack, () => {});
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of unpack ?? response) {
    size += (piece as Buffer).length;
    if (size > limit) throw tooLarge();
    pieces.push(piece as Buffer);
  }
  // A body whose length nobody gave ends like any other when the connection is broken off.
  if (!unpack && !response.complete) throw new Error('it was cut off');
  return Buffer.concat(pieces);
}

function unpacker(encoding: string, where: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'deflate') return createInflate();
  if (encoding === '' || encoding === 'identity') return null;
  throw new Failure('url-refused', where, { reason: `it is compressed with ${encoding}` });
}
