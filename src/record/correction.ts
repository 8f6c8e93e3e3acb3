import * as z from 'zod';
import { Actor } from './entries.ts';
import { Chars, id } from './parts.ts';

/**
 * A correction: what somebody settled about an entry, for good. It is kept apart from every reading
 * and put over each one (`corrections.ts`), so that no engine, old or new, undoes it.
 */

/** The kinds of entry that can be corrected, as the record's lists are named in the singular. */
export const CORRECTABLE = [
  'statement',
  'event',
  'commitment',
  'stance',
  'figure',
  'mention',
  'actor',
  'time',
] as const;
export type CorrectableKind = (typeof CORRECTABLE)[number];

export const ACTIONS = ['accept', 'reject', 'edit', 'add', 'merge', 'split', 'undo'] as const;
export type CorrectionAction = (typeof ACTIONS)[number];

/** An entry as JSON, or some of its properties: checked against its kind when it is applied. */
export const EntryPatch = z.record(z.string(), z.unknown());

/** The words an entry stands on, by which it is found again when a newer engine names it anew. */
export const Anchor = z.strictObject({ ...Chars.shape, words: z.string() });
export type Anchor = z.infer<typeof Anchor>;

export const Correction = z.strictObject({
  id,
  at: z.string().meta({ description: 'when, ISO 8601 in UTC' }),
  who: z.string().min(1),
  why: z.string().nullable(),
  action: z.enum(ACTIONS),
  kind: z.enum(CORRECTABLE).nullable().meta({ description: 'null for merge and undo' }),
  report: id.nullable().meta({ description: 'null for merge and undo' }),
  sha256: z.string().nullable().meta({ description: 'of the text that the anchor counts in' }),
  entry: id.nullable().meta({ description: 'id of the entry, for an added one the id it got' }),
  anchor: Anchor.nullable(),
  patch: EntryPatch.nullable().meta({
    description: 'edit: the properties that change; add: the whole entry but its id',
  }),
  before: EntryPatch.nullable().meta({
    description: 'the entry as it stood when it was corrected',
  }),
  actors: z.array(Actor).meta({
    description: 'the actors that the entry names, so that they are known in every later reading',
  }),
  cites: z
    .array(z.strictObject({ id, kind: z.enum(CORRECTABLE), anchor: Anchor }))
    .meta({ description: 'the entries that it names, with the words they are found again by' }),
  from: z
    .string()
    .nullable()
    .meta({ description: 'merge, split: the key of the actor that changes' }),
  to: z.string().nullable().meta({ description: 'merge, split: the key that it gets' }),
  undoes: id.nullable(),
});
export type Correction = z.infer<typeof Correction>;

/** Why a correction cannot be put over the reading in force. */
export const CONFLICTS = [
  'words-gone',
  'several-fit',
  'reference-gone',
  'read-anew',
  'unsound',
] as const;

/** A correction that no longer fits: shown, never guessed. */
export const Conflict = z.strictObject({
  correction: id,
  kind: z.enum(CONFLICTS),
  message: z.string(),
});
export type Conflict = z.infer<typeof Conflict>;
