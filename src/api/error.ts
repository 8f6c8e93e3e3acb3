import { HTTPException } from 'hono/http-exception';
import { StoreError } from '../store/error.ts';
import type { ErrorAnswer } from './contract/answers.ts';

/** Statuses that the API answers errors with. */
export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;

/** An error on its way to the one shape in which every error is answered. */
export class ApiError extends Error {
  readonly status: ErrorStatus;
  readonly code: string;
  readonly faults: ErrorAnswer['error']['faults'];
  /** Headers that go with it: when to ask again, how to sign in. */
  readonly headers: { readonly [name: string]: string };

  constructor(
    status: ErrorStatus,
    code: string,
    message: string,
    faults?: ErrorAnswer['error']['faults'],
    headers: { readonly [name: string]: string } = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.faults = faults;
    this.headers = headers;
  }

  answer(): ErrorAnswer {
    const { code, message, faults } = this;
    return { error: { code, message, ...(faults ? { faults } : {}) } };
  }
}

/** Every failure as an answer; what was not foreseen keeps its details to the log. */
export function failureAnswer(cause: unknown): ApiError {
  if (cause instanceof ApiError) return cause;
  if (cause instanceof StoreError) {
    // What is wrong with a question is the asker's; what is wrong with the archive, the server's.
    const asked = cause.code === 'cursor-wrong' || cause.code.startsWith('find-');
    return new ApiError(asked ? 400 : 503, cause.code, cause.message);
  }
  if (cause instanceof HTTPException) {
    return new ApiError(cause.status === 413 ? 413 : 400, 'request-wrong', cause.message);
  }
  console.error(cause);
  return new ApiError(500, 'server-failed', 'Something went wrong here; the log says what.');
}
