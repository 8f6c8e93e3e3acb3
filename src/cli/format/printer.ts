import type { Record } from '../../record/record.ts';

/** How records are written: piece by piece, so that a long run streams. */
export interface Printer {
  record(record: Record): string;
  /** What closes the output. */
  end(): string;
}

/** The formats that records are printed in. */
export const FORMATS = ['pretty', 'json', 'jsonl', 'html', 'csv'] as const;
export type Format = (typeof FORMATS)[number];
/** Those that can say why each entry is there. */
export const EXPLAINING: readonly Format[] = ['pretty', 'jsonl'];
