import type {
  AddAnswer,
  AddRequest,
  ErrorAnswer,
  ListAnswer,
  RecordAnswer,
} from '../../src/api/contract.ts';

/** An answer that is an error: its code, and the sentence to show. */
export class ApiFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
  }
}

/** A page of the list of reports. */
export function listReports(words: string, cursor: string | undefined): Promise<ListAnswer> {
  const query = new URLSearchParams({ limit: '50' });
  if (words !== '') query.set('q', words);
  if (cursor !== undefined) query.set('cursor', cursor);
  return ask<ListAnswer>(`/api/v1/reports?${query}`);
}

/** The record of one report. */
export async function readRecord(id: string): Promise<RecordAnswer['data']> {
  return (await ask<RecordAnswer>(`/api/v1/reports/${encodeURIComponent(id)}`)).data;
}

/** Hands in a text, a page or lines of JSON. */
export async function addReports(request: AddRequest): Promise<AddAnswer['data']> {
  const answer = await ask<AddAnswer>('/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  return answer.data;
}

async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Error('Chancery does not answer. Is it still running?');
  }
  const body = (await response.json().catch(() => null)) as Answer | ErrorAnswer | null;
  if (response.ok && body !== null) return body as Answer;
  const error = body && typeof body === 'object' && 'error' in body ? body.error : null;
  throw new ApiFailure(
    error?.code ?? 'unknown',
    error?.message ?? `The server answered ${response.status}.`,
  );
}
