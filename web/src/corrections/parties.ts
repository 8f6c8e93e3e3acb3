import type { ReportRecord } from '../api/answers.ts';

/** Words that play a part, as the record has them. */
export interface Party {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly mention: string | null;
  readonly actor: string | null;
  readonly members: readonly string[];
}

const ACTING = new Set(['person', 'organisation', 'group', 'place', 'nationality']);

/** Those who may take part in an entry at a place: everybody mentioned, the nearest mention of each first. */
export function partiesNear(record: ReportRecord, at: number): { name: string; party: Party }[] {
  const names = new Map(record.actors.map(({ id, name }) => [id, name]));
  const nearest = [...record.mentions]
    .filter(({ type, actor, name }) => ACTING.has(type) && (actor !== null || name))
    .sort((one, other) => Math.abs(one.start - at) - Math.abs(other.start - at));
  const found = new Map<string, Party>();
  for (const { id, start, end, text, actor, members } of nearest) {
    const name = (actor && names.get(actor)) ?? text;
    if (!found.has(name)) {
      found.set(name, { start, end, text, mention: id, actor, members: [...members] });
    }
  }
  return [...found].map(([name, party]) => ({ name, party }));
}

/** The name under which a party stands in the list above. */
export function nameOf(record: ReportRecord, party: Party | undefined | null): string {
  if (!party) return '';
  return record.actors.find(({ id }) => id === party.actor)?.name ?? party.text;
}
