import type { ActorEntry, MentionEntry, TimeEntry } from '../record/record.ts';
import { because, type Sheaf, score } from './sheaf.ts';

/** Mentions, actors and times of a Doc, in the order of the text. */

export function mentions(sheaf: Sheaf): MentionEntry[] {
  const references = sheaf.doc.layer('references');
  return sheaf.doc.layer('mentions').map((mention, index) => {
    const actors = sheaf.actorsOf(index);
    const through = references[index].through;
    return {
      id: sheaf.mention[index],
      ...sheaf.words(mention),
      head: sheaf.doc.chars({ from: mention.head, to: mention.head + 1 }),
      type: mention.type,
      name: mention.form === 'name',
      actor: actors.length === 1 ? actors[0] : null,
      members: actors.length > 1 ? actors : [],
      score: score(mention.score),
      by: mention.rule,
      because: because(through === null ? null : sheaf.mention[through]),
    };
  });
}

/** Every actor rests on the mentions that stand for it alone. */
export function actors(sheaf: Sheaf): ActorEntry[] {
  const references = sheaf.doc.layer('references');
  return sheaf.doc.layer('actors').map((actor, index) => {
    const own = references.filter(({ actors }) => actors.length === 1 && actors[0] === index);
    const best = own.reduce((top, one) => (one.score > top.score ? one : top), own[0]);
    return {
      id: sheaf.actor[index],
      name: actor.name,
      kind: actor.kind,
      country: actor.country,
      sector: actor.sector,
      code: actor.code,
      role: actor.role,
      resolved: actor.resolved,
      wikidata: actor.wikidata,
      score: score(best?.score ?? 0.5),
      by: best?.rule ?? 'member-of-a-list',
      because: because(...own.map(({ mention }) => sheaf.mention[mention])),
    };
  });
}

export function times(sheaf: Sheaf): TimeEntry[] {
  return sheaf.doc.layer('times').map((time, index) => ({
    id: sheaf.time[index],
    ...sheaf.words(time),
    type: time.type,
    value: time.value,
    score: score(time.score),
    by: time.rule,
    because: [],
  }));
}
