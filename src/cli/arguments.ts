import { InvalidArgumentError } from 'commander';

/** A commander argument that must be a number of things, one at least. */
export function count(value: string): number {
  const number = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new InvalidArgumentError('must be a number from 1');
  return number;
}

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A commander argument that must be a length of time, a minute at least: "90s", "15m", "2h", "1d"; in ms. */
export function time(value: string): number {
  const [, amount, unit] = /^(\d{1,5})([smhd])$/.exec(value.trim()) ?? [];
  const length = Number(amount) * UNITS[(unit ?? 's') as keyof typeof UNITS];
  if (length >= UNITS.m) return length;
  throw new InvalidArgumentError('must be a time such as 15m or 2h, a minute at least');
}
