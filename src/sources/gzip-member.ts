import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteQueue } from './byte-queue.ts';

/** How much is handed to the decompressor at a time: a bomb grows a thousandfold at most (bytes). */
const STEP = 16_384;
/** How far a damaged member is gone back over in search of the next one (bytes, compressed). */
const HISTORY = 10_000_000;
const [HEADER_SUM, EXTRA, NAME, COMMENT] = [2, 4, 8, 16];

/**
 * What one gzip member (RFC 1952) at the front of the queue holds, in pieces; when it is done the
 * next member stands at the front. Throws an Error in words where the member is damaged or cut off;
 * what was read of it is then put back, since the next one may have begun in it.
 * zlib's own gunzip would run members together and stop for good at the first damaged one.
 */
export async function* gzipMember(queue: ByteQueue): AsyncGenerator<Buffer> {
  await passHeader(queue);
  const inflate = createInflateRaw();
  const ready: Buffer[] = [];
  const state: { ended: boolean; error: Error | null; wake: () => void } = {
    ended: false,
    error: null,
    wake: () => {},
  };
  inflate.on('data', (piece: Buffer) => ready.push(piece));
  inflate.on('end', () => {
    state.ended = true;
    state.wake();
  });
  inflate.on('error', (error) => {
    state.error = error;
    state.wake();
  });
  let [sum, size] = [0, 0];
  const history: Buffer[] = [];
  let kept = 0;
  const damaged = (reason: string) => {
    queue.putBack(Buffer.concat(history));
    return new Error(`the compressed data is ${reason}`);
  };
  try {
    while (!state.ended) {
      const piece = await queue.some(STEP);
      if (piece.length === 0) throw damaged('cut off');
      history.push(piece);
      kept += piece.length;
      while (kept > HISTORY) kept -= history.shift()?.length ?? 0;
      const before = inflate.bytesWritten;
      await new Promise<void>((resolve) => {
        state.wake = resolve;
        // The call-back comes once the piece is used up, `end` once the member is.
        inflate.write(piece, () => resolve());
      });
      if (state.error) throw damaged('damaged');
      if (state.ended) queue.putBack(piece.subarray(inflate.bytesWritten - before));
      for (const bytes of ready.splice(0)) {
        sum = crc32(bytes, sum);
        size += bytes.length;
        yield bytes;
      }
    }
  } finally {
    inflate.destroy();
  }
  const trailer = await queue.take(8);
  if (trailer.length < 8) throw new Error('the compressed data is cut off');
  if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== size % 2 ** 32) {
    throw new Error('the check sum of the compressed data is wrong');
  }
}

async function passHeader(queue: ByteQueue): Promise<void> {
  const header = await queue.take(10);
  if (header.length < 10) throw new Error('the compressed data is cut off');
  if (header.readUInt16BE(0) !== 0x1f8b || header[2] !== 8) throw new Error('no gzip data');
  const flags = header[3];
  if (flags & EXTRA) {
    const length = await queue.take(2);
    if (length.length === 2) await queue.skip(length.readUInt16LE(0));
  }
  for (const field of [NAME, COMMENT]) {
    if (flags & field && (await queue.seek('\0'))) await queue.take(1);
  }
  if (flags & HEADER_SUM) await queue.skip(2);
}
