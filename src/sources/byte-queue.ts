/**
 * Bytes that arrive in pieces, read from the front, with the place of the front in the whole. It
 * holds no more than what was asked for and the rest of one piece.
 */
export class ByteQueue {
  readonly #pieces: AsyncIterator<Uint8Array>;
  #held: Buffer = Buffer.alloc(0);
  #offset = 0;

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** How many bytes were taken from the front. */
  get offset(): number {
    return this.#offset;
  }

  /** The next bytes, without taking them; fewer than `length` only where the input ends. */
  async peek(length: number): Promise<Buffer> {
    const pieces = [this.#held];
    let size = this.#held.length;
    while (size < length) {
      const next = await this.#pieces.next();
      if (next.done) break;
      pieces.push(Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length));
      size += next.value.length;
    }
    if (pieces.length > 1) this.#held = Buffer.concat(pieces);
    return this.#held.subarray(0, length);
  }

  /** Takes the next bytes; fewer than `length` only where the input ends. */
  async take(length: number): Promise<Buffer> {
    const taken = await this.peek(length);
    this.#drop(taken.length);
    return taken;
  }

  /** Passes over bytes without holding them all; tells whether there were that many. */
  async skip(length: number): Promise<boolean> {
    let left = length;
    while (left > 0) {
      const size = Math.min(left, Math.max(this.#held.length, 1));
      const { length: taken } = await this.take(size);
      if (taken === 0) return false;
      left -= taken;
    }
    return true;
  }

  /** Whatever lies ready, at most `most` bytes; empty only where the input ends. */
  async some(most: number): Promise<Buffer> {
    if (this.#held.length === 0) await this.peek(1);
    return this.take(Math.min(most, this.#held.length));
  }

  /** Puts back bytes that were just taken. */
  putBack(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#held = Buffer.concat([bytes, this.#held]);
    this.#offset -= bytes.length;
  }

  /** Passes over bytes until `pattern` (ASCII) stands at the front; false where it never does. */
  async seek(pattern: string): Promise<boolean> {
    for (;;) {
      const seen = await this.peek(Math.max(this.#held.length, pattern.length));
      const place = seen.indexOf(pattern, 0, 'latin1');
      if (place >= 0) {
        this.#drop(place);
        return true;
      }
      this.#drop(Math.max(0, seen.length - pattern.length + 1));
      if ((await this.peek(pattern.length)).length < pattern.length) return false;
    }
  }

  #drop(length: number): void {
    this.#held = this.#held.subarray(length);
    this.#offset += length;
  }
}
