import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import type { Found, RivalFigures } from '../api/answers.ts';
import { Parties, partiesOf } from '../entries/parties.tsx';
import { dateWords, numberWords, plainWords } from '../words.ts';
import { type FigureValue, figureValue, scaleOf, valueWords } from './figure-value.ts';

/** Figures shown before the rest is asked for. */
const FIRST = 8;

/** Numbers that several reports give for the same thing, on one line of numbers, earliest first. */
export function RivalGroup({ group }: { group: RivalFigures }) {
  const { unit, about, spread, count } = group;
  const id = useId();
  const [all, setAll] = useState(false);
  const figures = (group.figures as readonly Found[])
    .flatMap((entry) => {
      const value = figureValue(entry);
      return value ? [{ entry, value }] : [];
    })
    .sort((one, other) =>
      (one.entry.report.published ?? '') < (other.entry.report.published ?? '') ? -1 : 1,
    );
  if (figures.length === 0) return null;
  const scale = scaleOf(figures.map(({ value }) => value));
  const what = [
    about.type && plainWords(about.type),
    about.words && `“${about.words}”`,
    about.place,
    about.date && dateWords(about.date),
  ].filter(Boolean);
  return (
    <section className="rivals" aria-labelledby={id}>
      <header>
        <h2 id={id}>{unit ?? 'Number'}</h2>
        {what.length > 0 && <p className="quiet">{what.join(' · ')}</p>}
        {spread !== null && spread > 1 && (
          <p className="spread">
            the largest is <b>{spread.toFixed(spread < 10 ? 1 : 0)} ×</b> the smallest
          </p>
        )}
      </header>
      <table aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">Published</th>
            <th scope="col">Source</th>
            <th scope="col">In words</th>
            <th scope="col" className="rival-number">
              Number
            </th>
            <th scope="col" className="rival-axis">
              <span>{numberWords(Math.round(scale.from))}</span>
              <span>{numberWords(Math.round(scale.to))}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {(all ? figures : figures.slice(0, FIRST)).map(({ entry, value }) => (
            <tr key={`${entry.report.id} ${entry.id}`}>
              <td>{entry.report.published ? dateWords(entry.report.published) : 'undated'}</td>
              <td>
                <span className="outlet">{entry.report.outlet ?? 'no outlet'}</span>
                {partiesOf(entry, 'from').length > 0 && (
                  <span className="quiet">
                    {' '}
                    from <Parties parties={partiesOf(entry, 'from')} />
                  </span>
                )}
              </td>
              <td className="rival-words">
                <Link
                  to="/reports/$id"
                  params={{ id: entry.report.id }}
                  search={{ entry: entry.id }}
                  className="words-link"
                >
                  {entry.words}
                </Link>
              </td>
              <td className="rival-number">{valueWords(value)}</td>
              <td className="rival-line">
                <ValueMark value={value} at={scale.at} entry={entry} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!all && figures.length > FIRST && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {figures.length - FIRST} more
        </button>
      )}
      {all && count > group.figures.length && (
        <p className="quiet">and {numberWords(count - group.figures.length)} others</p>
      )}
    </section>
  );
}

/** One number on the common line: a point, a stretch, an arrow where an end is open. */
function ValueMark({
  value,
  at,
  entry,
}: {
  readonly value: FigureValue;
  readonly at: (value: number) => number;
  readonly entry: Found;
}) {
  const share = (one: number) => `${(at(one) * 100).toFixed(2)}%`;
  const { low, high, open, about } = value;
  return (
    <Link
      to="/reports/$id"
      params={{ id: entry.report.id }}
      search={{ entry: entry.id }}
      aria-label={`${valueWords(value)}: to its words`}
      tabIndex={-1}
    >
      <svg width="100%" height="22" aria-hidden="true">
        <line x1="0" x2="100%" y1="11" y2="11" className="line-ground" />
        {low !== high && (
          <line x1={share(low)} x2={share(high)} y1="11" y2="11" className="line-stretch" />
        )}
        {[...new Set([low, high])].map((one) => (
          <circle
            key={one}
            cx={share(one)}
            cy="11"
            r="5"
            className={about ? 'line-point is-about' : 'line-point'}
          />
        ))}
        {open && (
          <svg x={share(open === 'above' ? high : low)} y="0" overflow="visible" aria-hidden="true">
            <path
              d={open === 'above' ? 'M8 11h12m-5-4 5 4-5 4' : 'M-8 11h-12m5-4-5 4 5 4'}
              className="line-arrow"
            />
          </svg>
        )}
      </svg>
    </Link>
  );
}
