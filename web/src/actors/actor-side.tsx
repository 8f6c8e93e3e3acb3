import { Link } from '@tanstack/react-router';
import type { Dossier } from '../api/answers.ts';
import { learnName } from '../query/actor-names.ts';
import { counted, dateWords, numberWords } from '../words.ts';

interface Props {
  readonly dossier: Dossier;
  readonly words: string | undefined;
  /** Narrows what they said to a word, or to none. */
  readonly onWords: (words: string | undefined) => void;
}

/** Beside what an actor did: offices, company kept, topics, and the names they go by. */
export function ActorSide({ dossier, words, onWords }: Props) {
  const { roles, aliases, topics, meets, opposes, supports } = dossier;
  return (
    <aside className="dossier-side" aria-label="About this actor">
      {roles.length > 0 && (
        <section>
          <h2>Offices</h2>
          <ul className="offices">
            {roles.map(({ role, from, to, reports }) => (
              <li key={`${role} ${from}`}>
                {role}
                <span className="quiet">
                  {[...new Set([from, to].filter((date) => date !== null))]
                    .map(dateWords)
                    .join(' – ')}
                  {' · '}
                  {counted(reports, 'report')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Company name="Meets" known={meets} self={dossier.key} />
      <Company name="Opposes" known={opposes} self={dossier.key} />
      <Company name="Supports" known={supports} self={dossier.key} />
      {topics.length > 0 && (
        <section>
          <h2>Speaks of</h2>
          <ul className="topics">
            {topics.map(({ word, count }) => (
              <li key={word}>
                <button
                  type="button"
                  className="chip"
                  aria-pressed={words === word}
                  onClick={() => onWords(words === word ? undefined : word)}
                >
                  {word} <span className="quiet">{count}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {aliases.length > 0 && (
        <section>
          <h2>Named as</h2>
          <ul className="aliases">
            {aliases.slice(0, 14).map(({ words: alias, reports, count }) => (
              <li key={alias}>
                <Link to="/entries" search={{ kind: 'statement', words: `"${alias}"` }}>
                  {alias}
                </Link>
                <span className="quiet">
                  {numberWords(count)} × in {counted(reports, 'report')}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  );
}

/** Those an actor has to do with in one way; the number leads to what passed between the two. */
function Company({ name, known, self }: { name: string; known: Dossier['meets']; self: string }) {
  if (known.length === 0) return null;
  return (
    <section>
      <h2>{name}</h2>
      <ul className="company">
        {known.map(({ key, name: who, count }) => {
          learnName(key, who);
          return (
            <li key={key}>
              <Link to="/actors/$key" params={{ key }}>
                {who}
              </Link>
              <Link
                to="/network"
                search={{ pair: `${self},${key}` }}
                className="quiet"
                aria-label={`${count} times: what passed between them`}
              >
                {count}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
