import { Link } from '@tanstack/react-router';
import type { Taken } from '../api/answers.ts';
import { counted, numberWords } from '../words.ts';
import type { Account } from './use-import.ts';

/** The groups of an account: how it is counted. */
const GROUPS: readonly {
  readonly part: keyof Account;
  readonly name: (count: number) => string;
}[] = [
  { part: 'fresh', name: (count) => `${numberWords(count)} new` },
  {
    part: 'copies',
    name: (count) => counted(count, 'copy of another report', 'copies of other reports'),
  },
  { part: 'reread', name: (count) => `${numberWords(count)} read again` },
  { part: 'known', name: (count) => `${numberWords(count)} known already` },
  { part: 'refused', name: (count) => `${numberWords(count)} refused` },
];
/** Lines of a group that are listed. */
const LISTED = 100;

interface Props {
  readonly account: Account;
  readonly running: boolean;
  readonly stopped: boolean;
  readonly onStop: () => void;
}

/** How far an import is, and at its end what was new, what a copy, what known and what refused and why. */
export function ImportAccount({ account, running, stopped, onStop }: Props) {
  const total = GROUPS.reduce((sum, { part }) => sum + account[part].length, 0);
  if (!running && total === 0) return stopped ? <p>Stopped before anything was read.</p> : null;
  const parts = GROUPS.filter(({ part }) => account[part].length > 0)
    .map(({ part, name }) => name(account[part].length))
    .join(', ');
  return (
    <div className="import-account">
      {running && <progress aria-label="Reading" />}
      <p role="status">
        {running
          ? total === 0
            ? 'Fetching and reading …'
            : `${counted(total, 'report')} so far: ${parts}`
          : `${stopped ? 'Stopped. ' : ''}${counted(total, 'report')}: ${parts}.`}
      </p>
      {running && (
        <button type="button" className="button small" onClick={onStop}>
          Stop
        </button>
      )}
      {!running &&
        GROUPS.filter(({ part }) => account[part].length > 0).map(({ part, name }) => (
          <details key={part} open={part !== 'known' || account.fresh.length === 0}>
            <summary>{name(account[part].length)}</summary>
            <ul>
              {account[part].slice(0, LISTED).map((one) => (
                <Line
                  key={`${one.where} ${one.outcome === 'failed' ? one.message : one.id}`}
                  one={one}
                />
              ))}
              {account[part].length > LISTED && (
                <li className="quiet">and {numberWords(account[part].length - LISTED)} more</li>
              )}
            </ul>
          </details>
        ))}
    </div>
  );
}

function Line({ one }: { one: Taken }) {
  if (one.outcome === 'failed') return <li className="import-failed">{one.message}</li>;
  const { id, title, where, copyOf } = one;
  return (
    <li>
      <Link to="/reports/$id" params={{ id }}>
        {title ?? where}
      </Link>
      {copyOf !== undefined && (
        <>
          {' '}
          <span className="quiet">
            the same as{' '}
            <Link to="/reports/$id" params={{ id: copyOf }}>
              this report
            </Link>
          </span>
        </>
      )}
    </li>
  );
}
