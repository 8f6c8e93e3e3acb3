import type { Format, Printer } from './printer.ts';

/**
 * The printer of a format; each is loaded only when asked for. `explained`, for the formats of
 * `EXPLAINING` alone: with the why of every entry (as JSON lines, that and nothing else).
 */
export async function printerOf(format: Format, explained = false): Promise<Printer> {
  if (explained && format === 'jsonl') return (await import('./reasons.ts')).reasonsPrinter();
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
      return (await import('./pretty.ts')).prettyPrinter(explained);
  }
}
