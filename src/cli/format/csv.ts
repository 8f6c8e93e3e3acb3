import type { Record } from '../../record/record.ts';
import { cell } from '../../tables/csv.ts';
import { CodePoints } from '../../text/offsets.ts';
import type { Printer } from './printer.ts';

const COLUMNS = [
  'report',
  'outlet',
  'published',
  'modified',
  'entry',
  'id',
  'kind',
  'who',
  'who_codes',
  'whom',
  'whom_codes',
  'words',
  'status',
  'date',
  'condition',
  'value',
  'claimed_in',
  'score',
  'rule',
  'start',
  'end',
  'start_cp',
  'end_cp',
] as const;
type Row = { readonly [column in (typeof COLUMNS)[number]]?: string | number | null };
type Span = { readonly start: number; readonly end: number };
type Party = {
  readonly text: string;
  readonly actor: string | null;
  readonly members: readonly string[];
};

/**
 * Statements, events, commitments, stances and figures as rows of one table (RFC 4180), with
 * offsets in UTF-16 code units and in code points. A cell that a spreadsheet would run as a formula
 * is disarmed by a leading apostrophe.
 */
export function csvPrinter(): Printer {
  let header = `${COLUMNS.join(',')}\r\n`;
  return {
    record(record) {
      const rows = rowsOf(record).map((row) =>
        COLUMNS.map((column) => cell(row[column])).join(','),
      );
      const text = header + rows.map((row) => `${row}\r\n`).join('');
      header = '';
      return text;
    },
    end: () => header,
  };
}

function rowsOf(record: Record): Row[] {
  const { report } = record;
  const points = new CodePoints(report.text);
  const actors = new Map(record.actors.map((actor) => [actor.id, actor]));
  const names = (ids: readonly string[]) => ids.map((id) => actors.get(id)?.name).join('; ');
  const codes = (ids: readonly string[]) => ids.map((id) => actors.get(id)?.code ?? '').join('; ');
  const idsOf = ({ actor, members }: Party) => (actor ? [actor] : members);
  const people = (parties: readonly Party[]) => ({
    named: parties.map((one) => names(idsOf(one)) || one.text).join('; '),
    coded: parties.map((one) => codes(idsOf(one))).join('; '),
  });
  const row = (entry: string, one: { id: string; score: number }, span: Span, rest: Row): Row => ({
    report: report.id,
    outlet: report.outlet,
    published: report.published,
    modified: report.modified,
    entry,
    id: one.id,
    score: one.score,
    words: report.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    start_cp: points.fromUtf16(span.start),
    end_cp: points.fromUtf16(span.end),
    ...rest,
  });
  const deed = (who: readonly Party[], whom: readonly Party[]): Row => {
    const [by, to] = [people(who), people(whom)];
    return { who: by.named, who_codes: by.coded, whom: to.named, whom_codes: to.coded };
  };
  return [
    ...record.statements.map((one) =>
      row(
        'statement',
        one,
        { start: one.content[0].start, end: one.content[one.content.length - 1].end },
        {
          kind: one.kind,
          who: names(one.speakers) || one.source?.text,
          who_codes: codes(one.speakers),
          whom: people(one.addressee).named,
          whom_codes: people(one.addressee).coded,
          words: one.content.map(({ start, end }) => report.text.slice(start, end)).join(' … '),
          status: one.polarity,
          date: one.date?.value,
          claimed_in: one.inside,
          rule: one.by,
        },
      ),
    ),
    ...record.events.map((one) =>
      row('event', one, one.trigger, {
        ...deed(one.actors, one.recipients),
        kind: one.type,
        status: one.status,
        date: one.date.value,
        claimed_in: one.statement,
        rule: one.by,
      }),
    ),
    ...record.commitments.map((one) =>
      row('commitment', one, one.act, {
        ...deed(one.by, one.to),
        kind: one.kind,
        status: one.negated ? `${one.strength}, negated` : one.strength,
        date: one.deadline?.value,
        condition: one.condition?.text,
        claimed_in: one.statement,
        rule: one.rule,
      }),
    ),
    ...record.stances.map((one) =>
      row('stance', one, one.cue, {
        ...deed([one.holder], [one.object]),
        kind: one.kind,
        claimed_in: one.statement,
        rule: one.by,
      }),
    ),
    ...record.figures.map((one) =>
      row('figure', one, one, {
        kind: one.comparator,
        whom: one.unit,
        value: one.value,
        claimed_in: one.statement,
        rule: one.by,
      }),
    ),
  ];
}
