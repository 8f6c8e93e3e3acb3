import type { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Intake } from '../../intake/intake.ts';
import type { Store } from '../../store/store.ts';
import type { Access } from '../access/access.ts';
import { ErrorAnswer } from '../contract/answers.ts';
import type { ApiEnv } from '../guard.ts';

/** The application that routes are added to. */
export type Api = OpenAPIHono<ApiEnv>;

/** What routes answer from. */
export interface Served {
  readonly store: Store;
  /** What adds reports; it may still be loading. */
  readonly intake: Intake | Promise<Intake>;
  /** Version of the package. */
  readonly version: string;
  /** Who may ask. */
  readonly access: Access;
}

/** Lines on a page where the request does not say. */
const PAGE = 50;

/** How many lines a request asks for; its digits have been checked. */
export const limitOf = (limit: string | undefined): number => (limit ? Number(limit) : PAGE);

/** The same with everything in it open to writing, as answers are typed; nothing is copied. */
export type Writable<Value> = Value extends object
  ? { -readonly [Key in keyof Value]: Writable<Value[Key]> }
  : Value;
export const writable = <Value>(value: Value): Writable<Value> => value as Writable<Value>;

/** A response of the description: JSON of one shape. */
export const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** A failure of the description, in the one shape of failures. */
export const error = (description: string) => json(ErrorAnswer, description);
