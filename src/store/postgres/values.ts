/** Stands for what PostgreSQL cannot hold in a text; one code unit for one, so that offsets stay. */
const INSTEAD = '\ufffd';

/**
 * A value fit to be sent. PostgreSQL's text holds neither U+0000 nor half of a surrogate pair; the
 * record, kept as JSON, holds them escaped.
 */
export function storable(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\0|\p{Surrogate}/gu, INSTEAD) : value;
}

/** In JSON text: an escaped backslash, to be left alone, or an escape that PostgreSQL refuses. */
const UNFIT = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;

/** Rows as one JSON array whose strings are fit to be stored; bytes as PostgreSQL writes them. */
export function rowsAsJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows, function (this: { [key: string]: unknown }, key, value) {
    // A Buffer has turned itself into an object by now; its holder still has it.
    const own = this[key];
    return own instanceof Uint8Array
      ? `\\x${Buffer.from(own.buffer, own.byteOffset, own.byteLength).toString('hex')}`
      : value;
  });
  return json.replace(UNFIT, (found) => (found === '\\\\' ? found : INSTEAD));
}
