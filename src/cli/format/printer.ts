import type { Record } from '../../record/record.ts';

/** How records are written: piece by piece, so that a long run streams. */
export interface Printer {
  record(record: Record): string;
  /** What closes the output. */
  end(): string;
}

/** The printer of a format; each is loaded only when asked for. */
export async function printerOf(
  format: 'pretty' | 'json' | 'jsonl' | 'html' | 'csv',
): Promise<Printer> {
  switch (format) {
    case 'jsonl':
      return { record: (record) => `${JSON.stringify(record)}\n`, end: () => '' };
    case 'json':
      return { record: (record) => `${JSON.stringify(record, null, 2)}\n`, end: () => '' };
    case 'csv':
      return (await import('./csv.ts')).csvPrinter();
    case 'html':
      return (await import('./html.ts')).htmlPrinter();
    case 'pretty':
      return (await import('./pretty.ts')).prettyPrinter();
  }
}
