import type { FindKind, ReportRecord } from '../api/answers.ts';
import type { Draft } from './fields.ts';

/** Words of a report that somebody selected. */
export interface Selected {
  readonly start: number;
  readonly end: number;
}

/**
 * A new entry on the words selected, with everything that a record's entry must have and nothing that
 * is not known: who takes part is chosen in the form.
 */
export function draftOf(kind: FindKind, record: ReportRecord, { start, end }: Selected): Draft {
  const { report } = record;
  const text = report.text.slice(start, end);
  const words = { start, end, text };
  const statement = around(record, start, end);
  switch (kind) {
    case 'statement':
      return {
        kind: /^["“”„«']/.test(text) ? 'direct' : 'indirect',
        source: null,
        speakers: [],
        cue: null,
        content: [{ start, end }],
        addressee: [],
        occasion: null,
        through: null,
        date: null,
        polarity: 'asserts',
        inside: statement,
      };
    case 'event':
      return {
        type: 'CONSULT',
        mode: null,
        contexts: [],
        cameo: null,
        trigger: words,
        also: [],
        actors: [],
        recipients: [],
        date: {
          start,
          end,
          value: report.published,
          from: report.published ? 'publication' : 'none',
        },
        place: null,
        status: 'occurred',
        hedges: [],
        figures: [],
        statement,
      };
    case 'commitment':
      return {
        kind: 'pledge',
        trigger: words,
        by: [],
        to: [],
        act: words,
        condition: null,
        deadline: null,
        strength: 'firm',
        negated: false,
        event: null,
        statement,
      };
    case 'stance':
      return { kind: 'support', holder: null, object: null, cue: words, statement };
    case 'figure':
      return {
        ...words,
        value: numberIn(text),
        low: null,
        high: null,
        comparator: null,
        unit: null,
        about: null,
        statement,
      };
  }
}

/** The narrowest statement in whose content the words stand: whoever makes it claims them. */
function around({ statements }: ReportRecord, start: number, end: number): string | null {
  const holding = statements.flatMap(({ id, content }) =>
    content
      .filter((part) => part.start <= start && part.end >= end)
      .map((part) => ({ id, length: part.end - part.start })),
  );
  holding.sort((one, other) => one.length - other.length);
  // The words that are the whole statement are not inside it.
  return holding.find(({ length }) => length > end - start)?.id ?? null;
}

/** The first number written in digits. */
function numberIn(text: string): number | null {
  const digits = /\d[\d,]*(\.\d+)?/.exec(text)?.[0];
  return digits ? Number(digits.replaceAll(',', '')) : null;
}
