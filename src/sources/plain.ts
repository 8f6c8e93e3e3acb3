import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';

/** A report that is nothing but its text. Throws `file-empty` and `file-binary`. */
export function plain(bytes: Uint8Array, where: string, label: string | null = null): Incoming {
  const text = decode(bytes, where, label);
  if (!text.trim()) throw new Failure('file-empty', where);
  const nothing = { title: null, outlet: null, url: null, byline: [], published: null, raw: null };
  return { text, ...nothing, where };
}
