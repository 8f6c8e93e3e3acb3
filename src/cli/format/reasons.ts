import { explainer } from '../../record/explain.ts';
import type { Printer } from './printer.ts';

/** Explanations as JSON, one entry a line: its report, its id, and why it is there. */
export function reasonsPrinter(): Printer {
  return {
    record(record) {
      const { all, explain } = explainer(record);
      return all
        .map((id) => `${JSON.stringify({ report: record.report.id, id, ...explain(id) })}\n`)
        .join('');
    },
    end: () => '',
  };
}
