import type { LedgerRow, LedgerStatus } from '../api/answers.ts';

export const STANDINGS: readonly LedgerStatus[] = ['broken', 'due', 'open', 'kept', 'unknown'];
const WORDS: { readonly [status in LedgerStatus]: string } = {
  broken: 'Broken',
  due: 'Past its date',
  open: 'Open',
  kept: 'Kept',
  unknown: 'Not known',
};

/** How an undertaking stands, by shape as well as by colour. */
export function Standing({ status }: { status: LedgerStatus }) {
  return <span className={`standing is-${status}`}>{WORDS[status]}</span>;
}

/** Chooses undertakings by how they stand, with how many stand so where all `rows` are here to be counted. */
export function StandingPicker({
  rows,
  standing,
  onPick,
}: {
  readonly rows: readonly LedgerRow[] | null;
  readonly standing: LedgerStatus | undefined;
  readonly onPick: (standing: LedgerStatus | undefined) => void;
}) {
  return (
    <fieldset className="facet">
      <legend>How it stands</legend>
      {STANDINGS.map((one) => (
        <label key={one} className="kind">
          <input
            type="checkbox"
            checked={standing === one}
            onChange={() => onPick(standing === one ? undefined : one)}
          />
          <span className="kind-name">
            <Standing status={one} />
          </span>
          {rows && (
            <span className="count">{rows.filter(({ status }) => status === one).length}</span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
