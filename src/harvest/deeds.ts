import type { Event as EventSpan, Participant } from '../doc/deeds.ts';
import type { CommitmentEntry, EventEntry, FigureEntry, StanceEntry } from '../record/record.ts';
import type { World } from '../world/world.ts';
import { placeOf } from './place.ts';
import { because, type Sheaf, score } from './sheaf.ts';

/** Events, commitments, stances and figures of a Doc, in the order their stages gave them. */

export function events(sheaf: Sheaf, world: World): EventEntry[] {
  const counted = sheaf.doc.layer('figures');
  return sheaf.doc.layer('events').map((event, index) => ({
    id: sheaf.event[index],
    type: event.type,
    mode: event.mode,
    contexts: [...event.contexts],
    cameo: event.cameo,
    trigger: sheaf.words(event.trigger),
    also: event.also.map((trigger) => sheaf.words(trigger)),
    actors: event.actors.map((one) => sheaf.party(one)),
    recipients: event.recipients.map((one) => sheaf.party(one)),
    date: when(sheaf, event),
    place: event.place === null ? null : placeOf(sheaf, event.place, world),
    status: event.status,
    hedges: event.hedges.map((words) => sheaf.words(words)),
    figures: counted.flatMap((figure, at) => (figure.about === index ? [sheaf.figure[at]] : [])),
    statement: event.statement === null ? null : sheaf.statement[event.statement],
    ranking: event.ranking.map((one) => ({ ...one })),
    score: score(event.score),
    by: event.rule,
    because: because(
      ...named(sheaf, [...event.actors, ...event.recipients]),
      event.time === null ? null : sheaf.time[event.time],
      event.statement === null ? null : sheaf.statement[event.statement],
    ),
  }));
}

/**
 * The date of a deed: the words that give it; else, for what has happened or is going on, the
 * publication date stands in and says so. What lies ahead or is denied has no date of its own.
 */
function when(sheaf: Sheaf, event: EventSpan): EventEntry['date'] {
  const dated = sheaf.dated(event.time);
  if (dated) return { start: dated.start, end: dated.end, value: dated.value, from: 'text' };
  const { start, end } = sheaf.words(event.trigger);
  const published = sheaf.doc.report.published;
  const recent = event.status === 'occurred' || event.status === 'ongoing';
  return published && recent
    ? { start, end, value: published, from: 'publication' }
    : { start, end, value: null, from: 'none' };
}

export function commitments(sheaf: Sheaf): CommitmentEntry[] {
  return sheaf.doc.layer('commitments').map((one, index) => ({
    id: sheaf.commitment[index],
    kind: one.kind,
    trigger: sheaf.words(one.trigger),
    by: one.by.map((party) => sheaf.party(party)),
    to: one.to.map((party) => sheaf.party(party)),
    act: sheaf.words(one.act),
    condition: sheaf.wordsOrNull(one.condition),
    deadline: sheaf.dated(one.deadline),
    strength: one.strength,
    negated: one.negated,
    event: one.event === null ? null : sheaf.event[one.event],
    statement: one.statement === null ? null : sheaf.statement[one.statement],
    score: score(one.score),
    rule: one.rule,
    because: because(
      ...named(sheaf, [...one.by, ...one.to]),
      one.statement === null ? null : sheaf.statement[one.statement],
      one.event === null ? null : sheaf.event[one.event],
    ),
  }));
}

export function stances(sheaf: Sheaf): StanceEntry[] {
  return sheaf.doc.layer('stances').map((one, index) => ({
    id: sheaf.stance[index],
    kind: one.kind,
    holder: sheaf.party(one.holder),
    object: sheaf.party(one.object),
    cue: sheaf.words(one.cue),
    statement: one.statement === null ? null : sheaf.statement[one.statement],
    score: score(one.score),
    by: one.rule,
    because: because(
      ...named(sheaf, [one.holder, one.object]),
      one.statement === null ? null : sheaf.statement[one.statement],
    ),
  }));
}

export function figures(sheaf: Sheaf): FigureEntry[] {
  return sheaf.doc.layer('figures').map((one, index) => ({
    id: sheaf.figure[index],
    ...sheaf.words(one),
    value: one.value,
    low: one.low,
    high: one.high,
    comparator: one.comparator,
    unit: one.unit,
    about: one.about === null ? null : sheaf.event[one.about],
    statement: one.statement === null ? null : sheaf.statement[one.statement],
    score: score(one.score),
    by: one.rule,
    because: because(
      one.about === null ? null : sheaf.event[one.about],
      one.statement === null ? null : sheaf.statement[one.statement],
    ),
  }));
}

function named(sheaf: Sheaf, participants: readonly Participant[]): (string | null)[] {
  return participants.map(({ mention }) => (mention === null ? null : sheaf.mention[mention]));
}
