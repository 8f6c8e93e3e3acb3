import type { ErrorAnswer } from './contract/answers.ts';

/** Statuses that the API answers errors with. */
export type ErrorStatus = 400 | 403 | 404 | 405 | 413 | 415 | 422 | 500 | 503;

/** An error on its way to the one shape in which every error is answered. */
export class ApiError extends Error {
  readonly status: ErrorStatus;
  readonly code: string;
  readonly faults: ErrorAnswer['error']['faults'];

  constructor(
    status: ErrorStatus,
    code: string,
    message: string,
    faults?: ErrorAnswer['error']['faults'],
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
    this.faults = faults;
  }

  answer(): ErrorAnswer {
    const { code, message, faults } = this;
    return { error: { code, message, ...(faults ? { faults } : {}) } };
  }
}
