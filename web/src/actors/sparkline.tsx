import { Link } from '@tanstack/react-router';
import type { Dossier } from '../api/answers.ts';
import { counted, dateWords } from '../words.ts';

/** Height of the drawing and width of its narrowest month, in its own units. */
const HEIGHT = 56;
const WIDTH = 600;
const WIDEST = 22;

/**
 * How much is known of an actor, month by month, months without anything included; each bar narrows
 * the dossier to its month.
 */
export function Sparkline({ months, chosen }: { months: Dossier['months']; chosen?: string }) {
  const all = everyMonth(months);
  if (all.length === 0) return null;
  const most = Math.max(1, ...all.map(sum));
  const step = Math.min(WIDEST, WIDTH / all.length);
  return (
    <figure className="sparkline">
      {/* A drawing of links: no form field, as a fieldset would be. */}
      {/* biome-ignore lint/a11y/useSemanticElements: see above */}
      <svg
        viewBox={`0 0 ${step * all.length} ${HEIGHT}`}
        width={step * all.length}
        height={HEIGHT}
        role="group"
        aria-label="Entries by month"
      >
        {all.map((one, index) => {
          const height = sum(one) === 0 ? 0 : Math.max(3, (sum(one) / most) * HEIGHT);
          if (height === 0) return null;
          const width = Math.max(1.5, step - 2);
          const said = (one.statements / sum(one)) * height;
          return (
            <Link
              key={one.month}
              to="."
              search={(before) =>
                chosen === one.month
                  ? { ...before, from: undefined, to: undefined }
                  : { ...before, from: one.month, to: one.month }
              }
              replace
              aria-label={`${dateWords(one.month)}: ${counted(one.statements, 'statement')}, ${counted(one.events, 'event')}, ${counted(one.commitments, 'undertaking')}`}
              aria-current={chosen === one.month ? 'true' : undefined}
            >
              <title>{`${dateWords(one.month)}: ${sum(one)}`}</title>
              {/* The whole column can be hit, not the bar alone. */}
              <rect x={index * step} y={0} width={step} height={HEIGHT} className="bar-room" />
              <rect
                x={index * step + 1}
                y={HEIGHT - height}
                width={width}
                height={height - said}
                className="bar-deeds"
              />
              <rect
                x={index * step + 1}
                y={HEIGHT - said}
                width={width}
                height={said}
                className="bar-said"
              />
            </Link>
          );
        })}
      </svg>
      <figcaption>
        <span>{dateWords(all[0].month)}</span>
        <span className="legend">
          <i className="key-said" /> said <i className="key-deeds" /> did, received, undertook
        </span>
        <span>{all.length > 1 && dateWords(all[all.length - 1].month)}</span>
      </figcaption>
    </figure>
  );
}

type Month = Dossier['months'][number];
const sum = ({ statements, events, commitments }: Month) => statements + events + commitments;

/** The months from the first to the last, with those that have nothing in between. */
export function everyMonth(months: readonly Month[]): Month[] {
  const known = new Map(months.map((one) => [one.month, one]));
  const names = [...known.keys()].filter((name) => /^\d{4}-\d{2}$/.test(name)).sort();
  if (names.length === 0) return [];
  const all: Month[] = [];
  for (let name = names[0]; name <= names[names.length - 1]; name = nextMonth(name)) {
    all.push(known.get(name) ?? { month: name, statements: 0, events: 0, commitments: 0 });
  }
  return all;
}

function nextMonth(name: string): string {
  const [year, month] = name.split('-').map(Number);
  return month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, '0')}`;
}
