import type { Insertable } from 'kysely';
import type { PartRow, Tables } from './tables.ts';

/** What an actor does in one report, counted: the columns of `actors` that say so. */
export type Deeds = Required<
  Pick<
    Insertable<Tables['actors']>,
    'parts' | 'said' | 'did' | 'received' | 'undertook' | 'asked' | 'events' | 'commitments'
  >
>;
type Counted = Exclude<keyof Deeds, 'parts'>;

export const NO_DEEDS: Deeds = Object.freeze({
  ...{ parts: 0, said: 0, did: 0, received: 0, undertook: 0, asked: 0 },
  ...{ events: 0, commitments: 0 },
});

/** What a role in an entry of a table counts as; each entry counts once, however often somebody is in it. */
const COUNTS: { readonly [part: string]: readonly Counted[] } = {
  'statements speaker': ['said'],
  'events actor': ['did', 'events'],
  'events recipient': ['received', 'events'],
  'commitments actor': ['undertook', 'commitments'],
  'commitments addressee': ['asked', 'commitments'],
};

/** What each actor of a report does, by the actor's id in it. */
export function deedsOf(participants: readonly PartRow[]): Map<string, Deeds> {
  const deeds = new Map<string, { -readonly [count in keyof Deeds]: number }>();
  const seen = new Set<string>();
  for (const { actor_id, entry, entry_id, role } of participants) {
    if (!actor_id) continue;
    let own = deeds.get(actor_id);
    if (!own) {
      own = { ...NO_DEEDS };
      deeds.set(actor_id, own);
    }
    own.parts++;
    for (const count of COUNTS[`${entry} ${role}`] ?? []) {
      const one = `${actor_id}\n${count}\n${entry_id}`;
      if (seen.has(one)) continue;
      seen.add(one);
      own[count]++;
    }
  }
  return deeds;
}
