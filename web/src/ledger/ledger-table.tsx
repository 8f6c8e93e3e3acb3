import { Link } from '@tanstack/react-router';
import { Fragment, memo, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { LedgerRow } from '../api/answers.ts';
import { entryName } from '../entries/entry-card.tsx';
import { Parties, partiesOf } from '../entries/parties.tsx';
import { usePrinting } from '../shell/use-printing.ts';
import { capitalised, counted, dateWords } from '../words.ts';
import { Deeds } from './deeds.tsx';
import { type Column, type Group, grouped } from './rows.ts';

interface Props {
  readonly rows: readonly LedgerRow[];
  readonly group: Group | undefined;
  readonly sort: string;
  readonly onSort: (column: Column) => void;
  /** Called when the end of the rows comes into view. */
  readonly onEnd: () => void;
}

/** Rows drawn at first and added when the end comes into view: a long table must not slow the first look. */
const STEP = 60;

const HEADS: readonly (readonly [column: Column | null, words: string, name: string])[] = [
  ['kind', 'Kind', 'kind'],
  ['who', 'Who', 'who'],
  ['whom', 'To whom', 'whom'],
  [null, 'What, on what condition', 'what'],
  ['deadline', 'Deadline', 'deadline'],
  ['strength', 'Strength', 'strength'],
  ['date', 'Source', 'source'],
  ['status', 'Since then', 'deeds'],
];

/** The undertakings as a table; a click on a head sorts by it, another turns the order round. */
export function LedgerTable({ rows, group, sort, onSort, onEnd }: Props) {
  const [count, setCount] = useState(STEP);
  // Paper has no end to scroll to.
  const drawn = usePrinting() ? rows.length : count;
  const end = useRef<HTMLDivElement>(null);
  const reachEnd = useEffectEvent(() => {
    if (count >= rows.length) onEnd();
    setCount(Math.min(count, rows.length) + STEP);
  });
  useEffect(() => {
    if (!end.current) return;
    const watch = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && reachEnd(), {
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  const groups = useMemo(() => (group ? grouped(rows, group) : null), [rows, group]);
  return (
    <>
      <table className="ledger">
        <caption className="hidden">Undertakings, with what came of them</caption>
        <thead>
          <tr>
            {HEADS.map(([column, words, name]) => (
              <th
                key={name}
                scope="col"
                className={`col-${name}`}
                aria-sort={
                  column === null
                    ? undefined
                    : sort === column
                      ? 'ascending'
                      : sort === `-${column}`
                        ? 'descending'
                        : 'none'
                }
              >
                {column === null ? (
                  words
                ) : (
                  <button type="button" className="sorter" onClick={() => onSort(column)}>
                    {words}
                  </button>
                )}
              </th>
            ))}
          </tr>
        </thead>
        {groups ? (
          upTo(drawn, groups).map(({ name, rows: members, shown }) => (
            <tbody key={name}>
              <tr className="group-head">
                <th colSpan={HEADS.length} scope="rowgroup">
                  {name === '' ? 'Nobody named' : capitalised(name)}{' '}
                  <span className="quiet">{counted(members.length, 'undertaking')}</span>
                </th>
              </tr>
              <Rows rows={shown} />
            </tbody>
          ))
        ) : (
          <tbody>
            <Rows rows={rows.slice(0, drawn)} />
          </tbody>
        )}
      </table>
      <div ref={end} />
    </>
  );
}

/** The groups that the first `count` rows stand in, with those rows. */
function upTo(count: number, groups: ReturnType<typeof grouped>) {
  let left = count;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const shown = group.rows.slice(0, left);
    left -= shown.length;
    return [{ ...group, shown }];
  });
}

function Rows({ rows }: { rows: readonly LedgerRow[] }) {
  return rows.map((row) => (
    <Fragment key={`${row.report.id} ${row.id}`}>
      <Row row={row} />
    </Fragment>
  ));
}

const Row = memo(function Row({ row }: { row: LedgerRow }) {
  const { fields, report, words, id, due } = row;
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : '');
  return (
    <tr data-entry={id}>
      <td className="col-kind" data-head="Kind">
        <span className={`act is-${text('type')}`}>
          {fields.negated ? 'No ' : ''}
          {fields.negated ? entryName(row).toLowerCase() : entryName(row)}
        </span>
      </td>
      <td className="col-who" data-head="Who">
        <Parties parties={partiesOf(row, 'from')} missing="nobody named" />
      </td>
      <td className="col-whom" data-head="To whom">
        <Parties parties={partiesOf(row, 'to')} />
      </td>
      <td className="col-what" data-head="What">
        <Link
          to="/reports/$id"
          params={{ id: report.id }}
          search={{ entry: id }}
          className="words-link"
        >
          {words}
        </Link>
        {text('condition') && <span className="condition">{text('condition')}</span>}
      </td>
      <td className="col-deadline" data-head="Deadline">
        {text('deadline') && dateWords(due?.doubt ? due.day : text('deadline'))}
        {due?.doubt && <span className="quiet">{due.doubt}</span>}
      </td>
      <td className="col-strength" data-head="Strength">
        {text('strength')}
      </td>
      <td className="col-source" data-head="Source">
        {report.published && <time dateTime={report.published}>{dateWords(report.published)}</time>}
        <span className="quiet">{report.outlet ?? ''}</span>
      </td>
      <td className="col-deeds" data-head="Since then">
        <Deeds row={row} />
      </td>
    </tr>
  );
});
