import type { Record } from '../../record/record.ts';

/** One entry as a line: where it stands, what it is, and labelled words. */
export interface Line {
  /** The entry's id; "problem-3" for the fourth problem. */
  readonly id: string;
  /** Character of the text it stands at. */
  readonly at: number;
  readonly kind: string;
  readonly parts: readonly (readonly [label: string, words: string])[];
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/**
 * The record's entries as readable lines, kind after kind; what is doubtful comes last. `strong`
 * sets off the names of those who speak and act.
 */
export function sections(record: Record, strong: (text: string) => string): Section[] {
  const say = new Phrases(record);
  return [
    {
      title: 'Statements',
      lines: record.statements.map((one) => ({
        id: one.id,
        at: one.content[0].start,
        kind: one.polarity === 'asserts' ? one.kind : `${one.kind} ${one.polarity}`,
        parts: compact([
          [
            '',
            strong(
              one.speakers.length
                ? say.actors(one.speakers)
                : `${one.source?.text ?? 'nobody named'} (?)`,
            ),
          ],
          [
            'as',
            one.source && one.source.text !== say.actors(one.speakers) ? one.source.text : null,
          ],
          ['cue', one.cue?.text],
          ['to', say.parties(one.addressee)],
          ['at', one.occasion?.text],
          ['through', one.through?.text],
          ['on', one.date && `${one.date.text} (${one.date.value ?? '?'})`],
          ['', `“${one.content.map((part) => say.text(part)).join(' … ')}”`],
        ]),
      })),
    },
    {
      title: 'Events',
      lines: record.events.map((one) => ({
        id: one.id,
        at: one.trigger.start,
        kind: one.mode ? `${one.type}/${one.mode}` : one.type,
        parts: compact([
          [
            '',
            `${strong(say.parties(one.actors) ?? '?')} → ${strong(say.parties(one.recipients) ?? '?')}`,
          ],
          ['', `“${one.trigger.text}”`],
          ['', one.status === 'occurred' ? null : one.status],
          [
            'on',
            one.date.value &&
              `${one.date.value}${one.date.from === 'publication' ? ' (published)' : ''}`,
          ],
          ['in', one.place?.name],
          ['', one.statement ? `claimed by ${say.claimant(one.statement)}` : null],
          ['doubt', one.hedges.map(({ text }) => text).join(', ') || null],
        ]),
      })),
    },
    {
      title: 'Commitments',
      lines: record.commitments.map((one) => ({
        id: one.id,
        at: one.act.start,
        kind: [one.negated ? 'not' : '', one.strength === 'hedged' ? 'hedged' : '', one.kind]
          .filter(Boolean)
          .join(' '),
        parts: compact([
          ['', strong(say.parties(one.by) ?? '?')],
          ['to', say.parties(one.to)],
          ['', `“${flat(one.act.text)}”`],
          ['if', one.condition && `“${flat(one.condition.text)}”`],
          ['by', one.deadline && (one.deadline.value ?? one.deadline.text)],
        ]),
      })),
    },
    {
      title: 'Stances',
      lines: record.stances.map((one) => ({
        id: one.id,
        at: one.cue.start,
        kind: one.kind,
        parts: [
          ['', `${strong(say.parties([one.holder]) ?? '?')} → ${say.parties([one.object])}`],
          ['', `“${one.cue.text}”`],
        ],
      })),
    },
    {
      title: 'Figures',
      lines: record.figures.map((one) => ({
        id: one.id,
        at: one.start,
        kind: one.value === null ? `${one.low ?? '?'}–${one.high ?? '?'}` : String(one.value),
        parts: compact([
          ['', `“${flat(one.text)}”`],
          ['', one.comparator],
          ['of', one.unit],
        ]),
      })),
    },
    {
      title: 'Doubts',
      lines: record.problems.map((one, index) => ({
        id: `problem-${index}`,
        at: one.start,
        kind: one.kind,
        parts: [
          ['', `“${flat(record.report.text.slice(one.start, Math.min(one.end, one.start + 80)))}”`],
          ['', one.message],
        ],
      })),
    },
  ];
}

/** Ids back into names and words. */
class Phrases {
  readonly #record: Record;
  readonly #names: ReadonlyMap<string, string>;

  constructor(record: Record) {
    this.#record = record;
    this.#names = new Map(
      record.actors.map(({ id, name, code }) => [id, code ? `${name} [${code}]` : name]),
    );
  }

  text({ start, end }: { readonly start: number; readonly end: number }): string {
    return flat(this.#record.report.text.slice(start, end));
  }

  actors(ids: readonly string[]): string {
    return ids.map((id) => this.#names.get(id) ?? id).join(', ');
  }

  /** Actors where they are known, else the report's words; null where nobody is named. */
  parties(
    parties: readonly { actor: string | null; members: readonly string[]; text: string }[],
  ): string | null {
    const names = parties.map(({ actor, members, text }) =>
      actor ? this.actors([actor]) : members.length ? this.actors(members) : `${flat(text)} (?)`,
    );
    return names.length ? names.join(', ') : null;
  }

  claimant(statement: string): string {
    const found = this.#record.statements.find(({ id }) => id === statement);
    return found ? this.actors(found.speakers) || found.source?.text || 'somebody' : 'somebody';
  }
}

type Part = readonly [string, string | null | undefined];

function compact(parts: readonly Part[]): [string, string][] {
  return parts.filter((part): part is [string, string] => Boolean(part[1]));
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ');
}
