import { hasUtf8Sequence, latin, refuseBinary, utf16Of } from './decode.ts';

/** How much is looked at before anything is given: marks and binary data show in it (bytes). */
const HEAD = 65_536;

/**
 * The characters of bytes that arrive in pieces, held no longer than needed. The rules are those of
 * `decode`, kept as far as a stream can: a byte-order mark decides; else the first piece with a byte
 * beyond ASCII tells whether all is UTF-8 (whose bad bytes become U+FFFD) or windows-1252. Throws
 * `file-binary`; gives nothing for no bytes.
 */
export async function* textIn(
  pieces: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<string> {
  const held: Uint8Array[] = [];
  let size = 0;
  let read: Read | null = null;
  for await (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (!read && size < HEAD) continue;
    const bytes = Buffer.concat(held.splice(0));
    read ??= readerFor(bytes, where);
    yield read(bytes, false);
  }
  const rest = Buffer.concat(held);
  if (!read && rest.length === 0) return;
  yield (read ?? readerFor(rest, where))(rest, true);
}

type Read = (bytes: Uint8Array, last: boolean) => string;

function readerFor(head: Uint8Array, where: string): Read {
  const utf16 = utf16Of(head);
  if (utf16 !== null) {
    const decoder = new TextDecoder(utf16);
    return (bytes, last) => decoder.decode(bytes, { stream: !last });
  }
  refuseBinary(head, where);
  return singleBytes();
}

function singleBytes(): Read {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  let set: 'utf-8' | 'windows-1252' | null = null;
  let tail: Uint8Array = new Uint8Array(0);
  let first = true;
  return (bytes, last) => {
    const all = tail.length > 0 ? Buffer.concat([tail, bytes]) : bytes;
    const end = last ? all.length : all.length - unfinished(all);
    const part = all.subarray(0, end);
    tail = all.slice(end);
    if (set === null && part.some((byte) => byte >= 0x80)) {
      set = hasUtf8Sequence(part) ? 'utf-8' : 'windows-1252';
    }
    const text = set === 'windows-1252' ? latin(part) : utf8.decode(part);
    const marked = first && text.startsWith('\ufeff');
    first = false;
    return marked ? text.slice(1) : text;
  };
}

/** How many bytes at the end begin a UTF-8 character that is not whole: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
  }
  return 0;
}
