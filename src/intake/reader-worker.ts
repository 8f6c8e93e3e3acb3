import { parentPort, workerData } from 'node:worker_threads';
import type { ReportInput } from '../engine/report.ts';
import type { Record } from '../record/record.ts';
import type { OwnEntry } from '../world/own.ts';
import { openReader } from './open.ts';

/** A thread that reads: what it is sent, and what it answers, one answer to each message. */
export type ToWorker = ReportInput;
/** What it is started with: the user's lexicon. */
export interface ReaderData {
  readonly lexicon: readonly OwnEntry[];
}
export type FromWorker =
  | { readonly kind: 'ready'; readonly name: string }
  | { readonly kind: 'record'; readonly record: Record }
  | { readonly kind: 'failed'; readonly reason: string };

const port = parentPort;
if (!port) throw new Error('not-a-worker: this module runs in a thread of its own');
const answer = (message: FromWorker) => port.postMessage(message);

try {
  const reader = await openReader((workerData as ReaderData).lexicon);
  port.on('message', async (report: ToWorker) => {
    try {
      answer({ kind: 'record', record: await reader.record(report) });
    } catch (cause) {
      answer({ kind: 'failed', reason: String(cause) });
    }
  });
  answer({ kind: 'ready', name: reader.name });
} catch (cause) {
  answer({ kind: 'failed', reason: cause instanceof Error ? cause.message : String(cause) });
}
