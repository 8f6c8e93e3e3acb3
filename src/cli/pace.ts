/** How far back the rate is taken from (ms): long enough to be steady, short enough to follow changes. */
const WINDOW = 60_000;
/** Nothing is said of the rate before so much time has passed (ms). */
const SETTLING = 2_000;

interface Mark {
  readonly time: number;
  readonly done: number;
  readonly share: number | null;
}

/** The rate of a run, and the time it still needs, from its last minute. */
export class Pace {
  readonly #marks: Mark[] = [];

  /** At `time` (ms) so many were done, and so much of the whole: a share from 0 to 1, or null. */
  mark(time: number, done: number, share: number | null): void {
    const last = this.#marks.at(-1);
    // A mark a second is enough; the last one is always the present.
    if (last && this.#marks.length > 1 && time - (this.#marks.at(-2)?.time ?? 0) < 1000) {
      this.#marks.pop();
    }
    this.#marks.push({ time, done, share });
    while (this.#marks.length > 2 && time - this.#marks[0].time > WINDOW) this.#marks.shift();
  }

  /** Reports a second; null while it is too early to say. */
  get rate(): number | null {
    const span = this.#span();
    return span && (1000 * (span.to.done - span.from.done)) / span.time;
  }

  /** Seconds that are left; null where the whole is not known or it is too early to say. */
  get left(): number | null {
    const span = this.#span();
    if (!span || span.to.share === null || span.from.share === null) return null;
    const gained = span.to.share - span.from.share;
    return gained > 0 ? ((1 - span.to.share) * span.time) / gained / 1000 : null;
  }

  #span(): { from: Mark; to: Mark; time: number } | null {
    const [from, to] = [this.#marks[0], this.#marks.at(-1)];
    if (!from || !to || to.time - from.time < SETTLING) return null;
    return { from, to, time: to.time - from.time };
  }
}
