import type { Format, Printer } from './printer.ts';

/** The printer of a format; each is loaded only when asked for. */
export async function printerOf(format: Format): Promise<Printer> {
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
