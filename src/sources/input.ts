import { BYTE_ORDER_MARK, bytesAt, firstBytes, type Meter, nameOf, piecesAt } from './bytes.ts';
import type { Fetched } from './fetch.ts';
import type { InputKind } from './incoming.ts';
import { kindByName, kindByStart, kindByType } from './kind.ts';

/** Something to be read, wherever it comes from. */
export interface Input {
  /** As messages name it. */
  readonly where: string;
  /** The address it was fetched from; null for what lies on this machine. */
  readonly address: string | null;
  /** The character set that its server named. */
  readonly charset: string | null;
  /** The kind that its name, its server or its first bytes tell. */
  kind(): Promise<Exclude<InputKind, 'auto'>>;
  /** Its bytes as they come. */
  pieces(): AsyncIterable<Uint8Array>;
  /** All of them; throws `file-too-large` where there are more than `limit`. */
  whole(limit?: number): Promise<Uint8Array>;
}

/** A file, or standard input for "-". `meter` is told of each byte that is read. */
export function fileInput(place: string, meter?: Meter): Input {
  return {
    where: nameOf(place),
    address: null,
    charset: null,
    async kind() {
      if (place === '-') return 'text';
      return kindByName(place) ?? kindByStart(await firstBytes(place));
    },
    pieces: () => piecesAt(place, meter),
    async whole(limit) {
      const bytes = await bytesAt(place, limit);
      meter?.(bytes.length);
      return bytes;
    },
  };
}

/** What a server sent. */
export function pageInput({ bytes, type, charset, url }: Fetched, where: string): Input {
  return {
    where,
    address: url,
    charset,
    async kind() {
      const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
      const seen = kindByStart(start.replace(BYTE_ORDER_MARK, ''));
      const told = kindByType(type) ?? kindByName(new URL(url).pathname);
      // A server that names no type means a page more often than a text.
      return told ?? (type === '' && seen === 'text' ? 'html' : seen);
    },
    async *pieces() {
      yield bytes;
    },
    whole: async () => bytes,
  };
}
