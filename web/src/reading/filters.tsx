import { KIND_NAMES, KINDS, type Kind } from './entry.ts';
import type { Reading } from './reading.ts';

interface Props {
  readonly reading: Reading;
  readonly hidden: ReadonlySet<Kind>;
  readonly speaker: string | undefined;
  /** Folded away behind one line, where there is little room. */
  readonly folded: boolean;
  /** How many entries somebody rejected, and whether they show. */
  readonly rejected: number;
  readonly showsRejected: boolean;
  readonly onRejected: (shown: boolean) => void;
  readonly onHide: (kinds: Kind[]) => void;
  readonly onSpeaker: (key: string | undefined) => void;
}

/** What the marks mean, and the choice of which are shown: by kind and by speaker. */
export function Filters(props: Props) {
  const { reading, hidden, speaker, folded, onHide, onSpeaker } = props;
  const { rejected, showsRejected, onRejected } = props;
  const count = (kind: Kind) => reading.entries.filter((entry) => entry.kind === kind).length;
  const present = KINDS.filter((kind) => count(kind) > 0);
  const statements = count('statement');
  // Each kind's name is drawn as its marks are: the filter is the legend too.
  const choice = (
    <>
      <fieldset className="filter">
        <legend>Show</legend>
        {present.map((kind) => (
          <label key={kind} className={`kind kind-${kind}`}>
            <input
              type="checkbox"
              checked={!hidden.has(kind)}
              onChange={({ target }) =>
                onHide(KINDS.filter((one) => (one === kind ? !target.checked : hidden.has(one))))
              }
            />
            <span className={`kind-name key-${kind}`}>{KIND_NAMES[kind]}</span>
            <span className="count">{count(kind)}</span>
          </label>
        ))}
        {rejected > 0 && (
          <label className="kind">
            <input
              type="checkbox"
              checked={showsRejected}
              onChange={({ target }) => onRejected(target.checked)}
            />
            <span className="kind-name">Rejected</span>
            <span className="count">{rejected}</span>
          </label>
        )}
        {present.length === 0 && <p className="quiet">Nothing was found in this text.</p>}
      </fieldset>
      {reading.speakers.length > 0 && (
        <fieldset className="filter">
          <legend>Speakers</legend>
          <label className="kind">
            <input
              type="radio"
              name="speaker"
              checked={speaker === undefined}
              onChange={() => onSpeaker(undefined)}
            />
            <span className="kind-name">Everybody</span>
            <span className="count">{statements}</span>
          </label>
          {reading.speakers.map(({ key, name, colour, count: said }) => (
            <label key={key} className={`kind speaker-${colour}`}>
              <input
                type="radio"
                name="speaker"
                checked={speaker === key}
                onChange={() => onSpeaker(key)}
              />
              <span className="kind-name key-speaker">{name}</span>
              <span className="count">{said}</span>
            </label>
          ))}
        </fieldset>
      )}
    </>
  );
  return (
    <nav className="filters" aria-label="What is shown">
      {folded ? (
        <details>
          <summary>
            {hidden.size === 0 && speaker === undefined
              ? 'All marks are shown'
              : 'Some marks are hidden'}
          </summary>
          <div className="filters-inside">{choice}</div>
        </details>
      ) : (
        choice
      )}
    </nav>
  );
}
