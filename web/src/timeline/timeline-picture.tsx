import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { Framed } from '../pictures/framed.tsx';
import { Mark, useMarkPage } from '../pictures/mark.tsx';
import { useMarks } from '../pictures/marks.ts';
import { EVENT_CLASSES } from '../query/event-types.ts';
import { capitalised, counted, dateWords, plainWords } from '../words.ts';
import type { Column, Step } from './columns.ts';
import type { Row } from './rows.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly step: Step;
  /** The mark whose entries are shown, as `cellId` names it. */
  readonly cell: string | undefined;
}

/** Measures of the drawing, px. */
const LABELS = 236;
const FEWER_LABELS = 132;
const NARROW = 560;
const ROW = 26;
const BARS = 74;
const AXIS = 22;
const NARROWEST = 15;
const WIDEST = 84;
const BREAK = 18;

/** Names a mark in the address: its row and its stretch of time. */
export const cellId = (row: string, { from, to }: { from: string; to: string }) =>
  `${row}|${from}|${to}`;

/**
 * Friendly events above the line and hostile ones below it, stretch by stretch; under them a row for
 * each type or pair, with a mark as large as the count. Every mark leads to its entries.
 */
export function TimelinePicture(props: Props) {
  return (
    <Framed className="timeline-frame">{(width) => <Drawing {...props} width={width} />}</Framed>
  );
}

function Drawing({ columns, rows, step, cell, width }: Props & { readonly width: number }) {
  const picture = useRef<SVGSVGElement>(null);
  const onKeys = useMarks(picture);
  const page = useMarkPage();
  const labels = width < NARROW ? FEWER_LABELS : LABELS;
  const letters = Math.floor((labels - 44) / 6);
  const breaks = columns.filter(({ gap }) => gap > 0).length;
  const room = (width - labels - breaks * BREAK - 8) / Math.max(1, columns.length);
  const pace = Math.min(WIDEST, Math.max(NARROWEST, room));
  let at = labels;
  const placed = columns.map((column) => {
    if (column.gap > 0) at += BREAK;
    const x = at;
    at += pace;
    return { column, x };
  });
  const top = BARS * 2 + AXIS;
  const height = top + rows.length * ROW + 6;
  const totals = placed.map(({ column }) => tones(column.counts));
  const most = Math.max(1, ...totals.flatMap(({ friendly, hostile }) => [friendly, hostile]));
  const largest = Math.max(
    1,
    ...rows.flatMap(({ counts }) => [...counts.values()].map((one) => total(one))),
  );
  const radius = (count: number) =>
    Math.max(2.6, Math.sqrt(count / largest) * Math.min(ROW / 2 - 1.5, pace * 0.62));
  return (
    <>
      {/* The links inside take the keys; this listens for all of them. */}
      <svg
        ref={picture}
        className="timeline-picture"
        width={Math.max(width, at + 8)}
        height={height}
        aria-label="Events over time"
        onKeyDown={onKeys}
      >
        <text x={0} y={BARS - 12} className="axis-name">
          friendly
        </text>
        <text x={0} y={BARS + 20} className="axis-name">
          hostile
        </text>
        <line x1={labels - 6} x2={at} y1={BARS} y2={BARS} className="axis-line" />
        {placed.map(({ column, x }, index) => {
          const { friendly, hostile } = totals[index];
          const up = (friendly / most) * (BARS - 6);
          const down = (hostile / most) * (BARS - 6);
          const label = labelOf(columns, index, step, pace);
          const words = `${stretchWords(column, step)}: ${friendly} friendly, ${hostile} hostile`;
          return (
            <g key={column.from}>
              {column.gap > 0 && (
                <path
                  d={`M${x - BREAK / 2 - 2} ${BARS - 6}l-3 12m8-12l-3 12`}
                  className="axis-break"
                >
                  <title>{`${counted(column.gap, step)} without events`}</title>
                </path>
              )}
              {friendly + hostile > 0 && (
                <Mark
                  page={page}
                  to={{ cell: cellId('', column) }}
                  label={words}
                  chosen={cell === cellId('', column)}
                >
                  <rect x={x} y={0} width={pace} height={BARS * 2} className="bar-room" />
                  <rect
                    x={x + 1.5}
                    y={BARS - up}
                    width={pace - 3}
                    height={up}
                    className="bar-friendly"
                  />
                  <rect
                    x={x + 1.5}
                    y={BARS + 1}
                    width={pace - 3}
                    height={down}
                    className="bar-hostile"
                  />
                </Mark>
              )}
              {label && (
                <text x={x + pace / 2} y={BARS * 2 + 14} className="axis-label">
                  {label}
                </text>
              )}
            </g>
          );
        })}
        {rows.map((row, index) => {
          const y = top + index * ROW + ROW / 2;
          return (
            <g key={row.id}>
              <line x1={0} x2={at} y1={y + ROW / 2} y2={y + ROW / 2} className="row-line" />
              <Link to="/entries" search={{ ...row.query, kind: 'event' }} className="row-name">
                <title>{row.name}</title>
                <text x={0} y={y + 4}>
                  {row.name.length > letters ? `${row.name.slice(0, letters - 1)}…` : row.name}
                </text>
              </Link>
              <text x={labels - 14} y={y + 4} className="row-total">
                {row.total}
              </text>
              {placed.map(({ column, x }) => {
                const counts = row.counts.get(column.from);
                if (!counts) return null;
                const id = cellId(row.id, column);
                const words = `${row.name}, ${stretchWords(column, step)}: ${typeWords(counts)}`;
                return (
                  <Mark
                    key={column.from}
                    page={page}
                    to={{ cell: id }}
                    label={words}
                    chosen={cell === id}
                  >
                    <circle
                      cx={x + pace / 2}
                      cy={y}
                      r={radius(total(counts))}
                      className={markClass(counts)}
                    />
                  </Mark>
                );
              })}
            </g>
          );
        })}
      </svg>
    </>
  );
}

type Counts = { readonly [type: string]: number };
const total = (counts: Counts) => Object.values(counts).reduce((one, other) => one + other, 0);

function tones(counts: Counts): { friendly: number; hostile: number } {
  const sums = { friendly: 0, hostile: 0 };
  for (const [type, count] of Object.entries(counts)) {
    const known = EVENT_CLASSES[type];
    if (known) sums[known.tone] += count;
  }
  return sums;
}

/** A mark of several types takes the hue that most of them have, and is filled where most are deeds. */
function markClass(counts: Counts): string {
  const { friendly, hostile } = tones(counts);
  const deeds = Object.entries(counts).reduce(
    (sum, [type, count]) => sum + (EVENT_CLASSES[type]?.deed ? count : 0),
    0,
  );
  const filled = deeds * 2 >= total(counts) ? 'is-deed' : 'is-word';
  return friendly === hostile
    ? `tone-mixed ${filled}`
    : `tone-${friendly > hostile ? 'friendly' : 'hostile'} ${filled}`;
}

function typeWords(counts: Counts): string {
  return Object.entries(counts)
    .map(([type, count]) => `${count} ${plainWords(type).toLowerCase()}`)
    .join(', ');
}

/** A stretch of time in words. */
export function stretchWords({ from, to }: { from: string; to: string }, step: Step): string {
  if (step === 'year') return from.slice(0, 4);
  if (step === 'month') return dateWords(from.slice(0, 7));
  return step === 'day' ? dateWords(from) : `${dateWords(from)} to ${dateWords(to)}`;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });

/** What stands under a column: years where they begin, months or days where there is room. */
function labelOf(columns: readonly Column[], index: number, step: Step, pace: number): string {
  const { from, gap } = columns[index];
  const before = columns[index - 1]?.from;
  const year = from.slice(0, 4);
  const fresh = gap > 0 || before === undefined;
  if (step === 'year') return index % Math.ceil(34 / pace) === 0 || fresh ? year : '';
  if (fresh || before.slice(0, 4) !== year) return step === 'month' ? year : monthOf(from);
  if (step === 'month') return pace > 34 ? capitalised(MONTH.format(new Date(from))) : '';
  return before.slice(0, 7) !== from.slice(0, 7)
    ? monthOf(from)
    : pace > 24
      ? String(Number(from.slice(8)))
      : '';
}

const monthOf = (day: string) => MONTH.format(new Date(day));
