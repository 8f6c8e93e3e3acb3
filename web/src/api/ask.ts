import type { ErrorAnswer } from '../../../src/api/contract.ts';

/** An answer that is an error: its code, and the sentence to show. */
export class ApiFailure extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ApiFailure';
    this.code = code;
  }
}

/** Parameters of a request; those without a value are left out. */
export type Asked = { readonly [name: string]: string | number | undefined };

/** The address of a route with its parameters. */
export function addressOf(route: string, asked: Asked = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const words = query.toString();
  return `/api/v1/${route}${words && `?${words}`}`;
}

/** Asks for an answer; throws the server's own words where it refuses, and says so where nobody answers. */
export async function ask<Answer>(address: string, init?: RequestInit): Promise<Answer> {
  const response = await reach(address, init);
  const body = (await response.json().catch(() => null)) as Answer | ErrorAnswer | null;
  if (response.ok && body !== null) return body as Answer;
  throw failureOf(response.status, body);
}

/** Sends a JSON body and gives the answer. */
export function send<Answer>(address: string, body: unknown): Promise<Answer> {
  return ask<Answer>(address, sending(body));
}

/**
 * Sends a JSON body and hands over each line of the answer as it comes; throws the error that a line
 * tells of. An answer that is one JSON document is its only line. `signal` ends the request.
 */
export async function sendForLines<Line>(
  address: string,
  body: unknown,
  onLine: (line: Line) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { headers, ...init } = sending(body);
  const response = await reach(address, {
    ...init,
    signal,
    headers: { ...headers, accept: 'application/x-ndjson, application/json' },
  });
  if (!response.ok || response.body === null) {
    throw failureOf(response.status, await response.json().catch(() => null));
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      if (line.trim() === '') continue;
      const told = JSON.parse(line) as Line | ErrorAnswer;
      // Work that broke off ends with its error.
      if (isError(told)) throw failureOf(response.status, told);
      onLine(told);
    }
    if (done) return;
  }
}

const sending = (body: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function reach(address: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    throw new Error('Chancery does not answer. Is it still running?');
  }
}

function failureOf(status: number, body: unknown): ApiFailure {
  const error = isError(body) ? body.error : null;
  return new ApiFailure(
    error?.code ?? 'unknown',
    error?.message ?? `The server answered ${status}.`,
  );
}

function isError(body: unknown): body is ErrorAnswer {
  return body !== null && typeof body === 'object' && 'error' in body;
}
