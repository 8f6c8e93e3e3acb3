export { type Given, takeGiven } from './given.ts';
export { Intake, type Progress, type ReportReader, type Taken } from './intake.ts';
export { lexiconAt, openReader } from './open.ts';
export { filesAt } from './places.ts';
export { Reader } from './reader.ts';
export { ReaderPool } from './reader-pool.ts';
