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
