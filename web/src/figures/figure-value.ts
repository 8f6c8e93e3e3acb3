import type { Found } from '../api/answers.ts';
import { numberWords } from '../words.ts';

/** A reported number as it can be drawn: a point, or a stretch, and on which side it is open. */
export interface FigureValue {
  readonly low: number;
  readonly high: number;
  /** "more than" leaves the upper end open, "fewer than" the lower one. */
  readonly open: 'above' | 'below' | null;
  readonly about: boolean;
}

const ABOVE = /\b(more|over|at least|above|upwards|exceed\w*|no fewer|no less)\b/i;
const BELOW = /\b(less|fewer|under|at most|below|up to|no more|almost|nearly)\b/i;
const ABOUT = /\b(about|around|some|roughly|approximately|an estimated|nearly|almost|close to)\b/i;

/** What a figure says in numbers; null where the report gives none that can be compared. */
export function figureValue({ fields }: Found): FigureValue | null {
  const number = (name: string) =>
    typeof fields[name] === 'number' ? (fields[name] as number) : null;
  const [value, low, high] = [number('value'), number('low'), number('high')];
  const from = value ?? low ?? high;
  const to = value ?? high ?? low;
  if (from === null || to === null) return null;
  const comparator = typeof fields.comparator === 'string' ? fields.comparator : '';
  const lone = value !== null || low === null || high === null;
  return {
    low: Math.min(from, to),
    high: Math.max(from, to),
    open:
      (lone && ABOVE.test(comparator)) || (value === null && high === null)
        ? 'above'
        : (lone && BELOW.test(comparator)) || (value === null && low === null)
          ? 'below'
          : null,
    about: ABOUT.test(comparator),
  };
}

/** The number as people write it, with how exact it is meant. */
export function valueWords(value: FigureValue): string {
  const { low, high, open, about } = value;
  const number = low === high ? numberWords(low) : `${numberWords(low)}–${numberWords(high)}`;
  return `${open === 'above' ? '> ' : open === 'below' ? '< ' : about ? '~ ' : ''}${number}`;
}

/**
 * Where values stand on a common line, as shares of its length: from nothing where the smallest is
 * within reach of it, else from just below the smallest, so that differences show.
 */
export function scaleOf(values: readonly FigureValue[]): {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
} {
  const low = Math.min(...values.map((one) => one.low));
  const high = Math.max(...values.map((one) => one.high));
  const spread = high - low || Math.abs(high) || 1;
  const from = low >= 0 && low < spread * 4 ? 0 : low - spread * 0.25;
  const to = high + spread * 0.08;
  return { from, to, at: (value) => (value - from) / (to - from || 1) };
}
