import * as z from 'zod';
import { REVIEWS } from './kinds.ts';

/**
 * The small shapes that the record's entries are made of. Offsets are UTF-16 code units into
 * `report.text`, end excluded.
 */

const offset = z.int().min(0);
const id = z.string().min(1);

export const Chars = z.strictObject({ start: offset, end: offset });
export const Words = z.strictObject({ start: offset, end: offset, text: z.string() });
/** YYYY-MM-DD. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** What every entry carries: its id, how sure it is, who says so, and what it rests on. */
export const judged = {
  id,
  score: z.number().min(0).max(1),
  because: z.array(id).meta({ description: 'ids of the entries this one rests on' }),
  review: z
    .enum(REVIEWS)
    .optional()
    .meta({ description: 'what somebody settled by a correction; absent where nobody has' }),
};
/** The rule, or model and version, that made the entry. */
export const by = z.string().min(1);

/** Words that play a part in a deed, with the mention and the actor they stand for. */
export const Party = z.strictObject({
  start: offset,
  end: offset,
  text: z.string(),
  mention: id.nullable(),
  actor: id.nullable().meta({ description: 'the one actor; null where none or several are meant' }),
  members: z.array(id).meta({ description: 'all actors meant, where several are' }),
});

export { id, offset };
