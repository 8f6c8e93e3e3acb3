import { StoreError } from './error.ts';

/** Where a page ended: the sorting values of its last row. Opaque to whoever hands it back. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** The values behind a cursor; throws `cursor-wrong` for anything that `cursorOf` did not make. */
export function valuesOf(
  cursor: string,
  types: readonly ('string' | 'number')[],
): (string | number)[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (
      Array.isArray(values) &&
      values.length === types.length &&
      values.every((value, index) => typeof value === types[index])
    ) {
      return values as (string | number)[];
    }
  } catch {
    // Not JSON: falls to the error below.
  }
  throw new StoreError('cursor-wrong', cursor);
}
