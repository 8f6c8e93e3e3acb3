import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { readArchive, readTimeline } from '../api/calls.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { ToneLegend } from '../pictures/legend.tsx';
import { MarkEntries } from '../pictures/mark-entries.tsx';
import { useActorName } from '../query/actor-names.ts';
import { Desk, Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { listOf, type Query, queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { capitalised, counted, plainWords } from '../words.ts';
import { columnsOf, STEPS, type Step, stepFor } from './columns.ts';
import { typeRows, useDyadRows } from './rows.ts';
import { stretchWords, TimelinePicture } from './timeline-picture.tsx';
import '../styles/entries.css';
import '../styles/pictures.css';

const FACETS = [
  ['type', 'Type'],
  ['status', 'Status'],
  ['country', 'Country'],
] as const;

/** What happened when: all events, then type by type or pair by pair. */
export function TimelinePage() {
  const search = useSearch({ from: '/timeline' });
  const query = queryOf(search);
  const archive = useQuery({ queryKey: ['archive'], queryFn: readArchive });
  const step: Step =
    STEPS.find((one) => one === search.by) ??
    stepFor(
      wholeDay(query.from, '01') ?? archive.data?.from ?? null,
      wholeDay(query.to, '28') ?? archive.data?.to ?? null,
    );
  const asked = { ...query, by: step };
  const timeline = useQuery({
    queryKey: ['timeline', asked],
    queryFn: () => readTimeline(asked),
    enabled: search.by !== undefined || !archive.isPending,
    placeholderData: (before) => before,
  });
  const byDyad = search.rows === 'pairs';
  const dyads = useDyadRows(query, step, byDyad);
  const columns = useMemo(
    () => columnsOf(timeline.data?.buckets ?? [], step),
    [timeline.data, step],
  );
  const types = useMemo(() => typeRows(columns), [columns]);
  const change = useChange<'by' | 'rows' | 'cell'>();
  useTitle('Timeline');
  const [row, from, to] = (search.cell ?? '').split('|');
  const failure = timeline.error ?? dyads.error;
  return (
    <Desk
      name="Timeline"
      lead={timeline.data && `${counted(timeline.data.total, 'dated event')}`}
      actions={
        <>
          <Choice
            label="Rows"
            value={byDyad ? 'pairs' : 'types'}
            values={['types', 'pairs']}
            onChoose={(rows) =>
              change({ rows: rows === 'types' ? undefined : rows, cell: undefined })
            }
          />
          <Choice
            label="By"
            value={step}
            values={STEPS}
            onChoose={(by) => change({ by, cell: undefined })}
          />
          <ExportMenu kind="event" query={query} />
        </>
      }
      narrow={{
        kind: 'event',
        query,
        fields: ['anyone', 'actor', 'recipient', 'period', 'facets'],
        facets: FACETS,
        onChange: change,
      }}
    >
      {failure ? (
        <Failed error={failure} />
      ) : timeline.isPending ? (
        <Waiting />
      ) : columns.length === 0 ? (
        <Empty title="No dated events here">
          Take a filter away to see more. Events without a date stand under Entries.
        </Empty>
      ) : (
        <>
          <ToneLegend />
          <TimelinePicture
            columns={columns}
            rows={byDyad ? dyads.rows : types}
            step={step}
            cell={search.cell}
          />
        </>
      )}
      {from && to && (
        <MarkEntries
          title={<CellTitle row={row} from={from} to={to} step={step} />}
          query={{ ...query, ...rowQuery(row), from, to, dateOf: 'event' }}
          onClose={() => change({ cell: undefined })}
        />
      )}
    </Desk>
  );
}

function rowQuery(row: string): Query {
  if (row === '') return {};
  return row.includes(',') ? { between: row } : { type: row };
}

function CellTitle({ row, ...cell }: { row: string; from: string; to: string; step: Step }) {
  const [a, b] = row.includes(',') ? listOf(row) : [];
  const [one, other] = [useActorName(a), useActorName(b)];
  const name = a ? `${one} and ${other}` : row ? plainWords(row) : 'Events';
  return `${capitalised(name)}, ${stretchWords(cell, cell.step)}`;
}

/** One of a few values, as buttons side by side. */
function Choice<Value extends string>({
  label,
  value,
  values,
  onChoose,
}: {
  label: string;
  value: Value;
  values: readonly Value[];
  onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="choice switch">
      <legend>{label}</legend>
      {values.map((one) => (
        <label key={one}>
          <input type="radio" name={label} checked={one === value} onChange={() => onChoose(one)} />
          {one}
        </label>
      ))}
    </fieldset>
  );
}

function wholeDay(date: string | undefined, rest: string): string | undefined {
  if (date === undefined) return undefined;
  return [date, rest === '01' ? '01' : '12', rest].join('-').slice(0, 10);
}
