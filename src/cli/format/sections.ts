import type {
  CommitmentEntry,
  EventEntry,
  FigureEntry,
  ProblemEntry,
  Record,
  StanceEntry,
  StatementEntry,
} from '../../record/record.ts';
import { flat, Phrases } from './phrases.ts';

/** Some words of a line, with what they are to it; "who" are those who speak and act. */
export type Piece = readonly [label: string, words: string];

/** One entry as a line: where it stands, what it is, and its pieces. */
export interface Line {
  /** The entry's id; "problem-3" for the fourth problem. */
  readonly id: string;
  /** Character of the text it stands at. */
  readonly at: number;
  readonly kind: string;
  readonly pieces: readonly Piece[];
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
}

/** The record's entries as readable lines, kind after kind; what is doubtful comes last. */
export function sections(record: Record): Section[] {
  const say = new Phrases(record);
  return [
    { title: 'Statements', lines: record.statements.map((one) => statement(one, say)) },
    { title: 'Events', lines: record.events.map((one) => event(one, say)) },
    { title: 'Commitments', lines: record.commitments.map((one) => commitment(one, say)) },
    { title: 'Stances', lines: record.stances.map((one) => stance(one, say)) },
    { title: 'Figures', lines: record.figures.map(figure) },
    { title: 'Doubts', lines: record.problems.map((one, index) => doubt(one, index, say)) },
  ];
}

function statement(one: StatementEntry, say: Phrases): Line {
  const speaker = one.speakers.length ? say.actors(one.speakers) : null;
  const source = one.source?.text ?? null;
  return line(
    one.id,
    one.content[0].start,
    [one.kind, one.polarity === 'asserts' ? '' : one.polarity],
    [
      ['who', speaker ?? `${source ?? 'nobody named'} (?)`],
      ['as', speaker === null || say.names(one.speakers) === source ? null : source],
      ['cue', one.cue?.text],
      ['to', say.parties(one.addressee)],
      ['at', one.occasion?.text],
      ['by way of', one.through?.text],
      ['on', one.date && `${one.date.text} (${one.date.value ?? '?'})`],
      ['', say.quoted(...one.content)],
    ],
  );
}

function event(one: EventEntry, say: Phrases): Line {
  const published = one.date.from === 'publication' ? ' (published)' : '';
  return line(
    one.id,
    one.trigger.start,
    [one.mode ? `${one.type}/${one.mode}` : one.type],
    [
      ['who', `${say.parties(one.actors) ?? '?'} → ${say.parties(one.recipients) ?? '?'}`],
      ['', say.quoted(one.trigger)],
      ['also', one.also.length ? say.quoted(...one.also) : null],
      ['', one.status === 'occurred' ? null : one.status],
      ['on', one.date.value && `${one.date.value}${published}`],
      ['in', one.place?.name],
      ['claimed by', one.statement && say.claimant(one.statement)],
      ['doubt', one.hedges.map(({ text }) => text).join(', ')],
    ],
  );
}

function commitment(one: CommitmentEntry, say: Phrases): Line {
  const kind = [one.negated ? 'not' : '', one.strength === 'hedged' ? 'hedged' : '', one.kind];
  return line(one.id, one.act.start, kind, [
    ['who', say.parties(one.by) ?? '?'],
    ['to', say.parties(one.to)],
    ['', say.quoted(one.act)],
    ['condition', one.condition && say.quoted(one.condition)],
    ['due', one.deadline && (one.deadline.value ?? one.deadline.text)],
  ]);
}

function stance(one: StanceEntry, say: Phrases): Line {
  return line(
    one.id,
    one.cue.start,
    [one.kind],
    [
      ['who', `${say.parties([one.holder])} → ${say.parties([one.object])}`],
      ['', say.quoted(one.cue)],
    ],
  );
}

function figure(one: FigureEntry): Line {
  const value = one.value ?? `${one.low ?? '?'}–${one.high ?? '?'}`;
  return line(
    one.id,
    one.start,
    [one.comparator ?? '', String(value)],
    [
      ['', one.unit],
      ['in', `“${flat(one.text)}”`],
    ],
  );
}

/** Longest stretch of a doubtful passage that is shown, in characters. */
const SHOWN = 80;

function doubt(one: ProblemEntry, index: number, say: Phrases): Line {
  const shown = { start: one.start, end: Math.min(one.end, one.start + SHOWN) };
  return line(
    `problem-${index}`,
    one.start,
    [one.kind],
    [
      ['', say.quoted(shown)],
      ['', one.message],
    ],
  );
}

function line(
  id: string,
  at: number,
  kind: readonly string[],
  pieces: readonly (readonly [string, string | null | undefined])[],
): Line {
  return {
    id,
    at,
    kind: kind.filter(Boolean).join(' '),
    pieces: pieces.filter((piece): piece is Piece => Boolean(piece[1])),
  };
}
