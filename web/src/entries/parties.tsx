import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Found, FoundParty } from '../api/answers.ts';
import { learnName } from '../query/actor-names.ts';

const FROM: readonly FoundParty['role'][] = ['speaker', 'actor', 'holder'];

/** Those who act in an entry, or those it is done to; each once. */
export function partiesOf(entry: Found, side: 'from' | 'to'): FoundParty[] {
  const met = new Set<string>();
  return entry.parties.filter((party) => {
    if (FROM.includes(party.role) !== (side === 'from')) return false;
    const name = partyName(party);
    if (met.has(name)) return false;
    met.add(name);
    return true;
  });
}

/** The name as resolved, else the report's own words. */
export function partyName({ name, words }: FoundParty): string {
  return name ?? (words ? `“${words}”` : 'not named');
}

/** Names joined in words; those with a key lead to their dossiers. */
export function Parties({
  parties,
  missing = '',
}: {
  parties: readonly FoundParty[];
  missing?: string;
}) {
  if (parties.length === 0) return missing ? <span className="quiet">{missing}</span> : null;
  return parties.map((party, index) => (
    <Fragment key={`${party.key} ${partyName(party)}`}>
      {index > 0 && (index === parties.length - 1 ? ' and ' : ', ')}
      <PartyName party={party} />
    </Fragment>
  ));
}

function PartyName({ party }: { party: FoundParty }) {
  learnName(party.key, party.name);
  return party.key ? (
    <Link to="/actors/$key" params={{ key: party.key }} className="party">
      {partyName(party)}
    </Link>
  ) : (
    <span className="party is-unknown">{partyName(party)}</span>
  );
}
