import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** A response as it went over the wire, taken apart. */
export interface HttpMessage {
  readonly status: number;
  /** By lower-case name; of a header given twice the last value. */
  readonly headers: ReadonlyMap<string, string>;
  /** As sent: still chunked and compressed. */
  readonly body: Buffer;
}

/** The fields of a header block, without its first line; folded lines are joined. */
export function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (/^[ \t]/.test(line) && last) fields.set(last, `${fields.get(last)} ${line.trim()}`);
    else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      fields.set(last, line.slice(colon + 1).trim());
    }
  }
  return fields;
}

/** A response (RFC 9112) in some bytes, or null where they are none. */
export function httpMessage(bytes: Buffer): HttpMessage | null {
  const [long, short] = [bytes.indexOf('\r\n\r\n'), bytes.indexOf('\n\n')];
  const ends = [long, short].filter((end) => end >= 0);
  if (ends.length === 0) return null;
  const end = Math.min(...ends);
  const [first, ...lines] = bytes.toString('latin1', 0, end).split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/i.exec(first)?.[1];
  if (!status) return null;
  const body = bytes.subarray(end + (end === long ? 4 : 2));
  return { status: Number(status), headers: fieldsOf(lines), body };
}

/**
 * The body of a response as its reader sees it: chunks joined, compression undone. Archives that
 * undid either and kept the header are understood. Throws an Error in words where the body is
 * damaged, compressed in a way not known here, or larger than `limit` bytes.
 */
export function bodyOf({ headers, body }: HttpMessage, limit: number): Buffer {
  const chunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '');
  let bytes = chunked ? joined(body) : body;
  const encodings = (headers.get('content-encoding') ?? '').toLowerCase().split(/[\s,]+/);
  for (const encoding of encodings.filter((name) => name && name !== 'identity').reverse()) {
    bytes = unpacked(bytes, encoding, limit);
  }
  if (bytes.length > limit) throw new Error(`the page is larger than ${limit / 1e6} MB`);
  return bytes;
}

/** The chunks of a body in one; the body itself where it does not begin with a chunk's size. */
function joined(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let from = 0; ; ) {
    const end = body.indexOf('\n', from);
    const line = end < 0 ? '' : body.toString('latin1', from, end);
    const size = /^\s*([0-9a-f]{1,8})\s*(;.*)?\r?$/i.exec(line)?.[1];
    if (size === undefined) {
      if (from === 0) return body;
      throw new Error('a chunk of the page is damaged');
    }
    const length = Number.parseInt(size, 16);
    if (length === 0) return Buffer.concat(chunks);
    if (end + 1 + length > body.length) throw new Error('the page is cut off');
    chunks.push(body.subarray(end + 1, end + 1 + length));
    from = end + 1 + length;
    if (body[from] === 13) from++;
    if (body[from] === 10) from++;
  }
}

function unpacked(bytes: Buffer, encoding: string, limit: number): Buffer {
  const bounded = { maxOutputLength: limit };
  try {
    if (encoding === 'br') return brotliDecompressSync(bytes, bounded);
    if (encoding === 'gzip' || encoding === 'x-gzip') {
      return bytes.length > 1 && bytes.readUInt16BE(0) === 0x1f8b
        ? gunzipSync(bytes, bounded)
        : bytes;
    }
    if (encoding === 'deflate') {
      // Some servers send the bare stream under this name (RFC 9110, section 8.4.1.2).
      return (bytes[0] & 15) === 8 ? inflateSync(bytes, bounded) : inflateRawSync(bytes, bounded);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new Error(`the page is larger than ${limit / 1e6} MB`);
    }
    // Browsers keep brotli pages unpacked with the header left in place.
    if (encoding === 'br' && /^\s*</.test(bytes.toString('latin1', 0, 64))) return bytes;
    throw new Error(`the ${encoding} data of the page is damaged`);
  }
  throw new Error(`the page is compressed with ${encoding}`);
}
