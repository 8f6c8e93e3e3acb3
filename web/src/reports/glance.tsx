import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countFacets, readArchive } from '../api/calls.ts';
import { learnName } from '../query/actor-names.ts';
import { numberWords } from '../words.ts';

/** Names shown: as many as stand on a line. */
const NAMES = 8;

/** What has been read so far, at a glance, each number and name a way in; counted once the list is `ready`. */
export function Glance({ ready }: { ready: boolean }) {
  const archive = useQuery({ queryKey: ['archive'], queryFn: readArchive, enabled: ready });
  const facets = useQuery({
    queryKey: ['facets', 'event', {}],
    queryFn: () => countFacets('event', {}),
    enabled: ready,
  });
  const counts = archive.data?.counts;
  const number = (value: number | undefined) => (
    <b className="glance-number">{value === undefined ? ' ' : numberWords(value)}</b>
  );
  const actors = facets.data?.actor?.slice(0, NAMES) ?? [];
  return (
    <section className="glance" aria-label="What the archive holds">
      <ul className="glance-counts">
        <li>
          <Link to="/entries" search={{ kind: 'statement' }}>
            {number(counts?.statements)} statements
          </Link>
        </li>
        <li>
          <Link to="/timeline">{number(counts?.events)} events</Link>
        </li>
        <li>
          <Link to="/ledger">{number(counts?.commitments)} undertakings</Link>
        </li>
        <li>
          <Link to="/entries" search={{ kind: 'stance' }}>
            {number(counts?.stances)} stances
          </Link>
        </li>
        <li>
          <Link to="/figures">{number(counts?.figures)} figures</Link>
        </li>
      </ul>
      <p className="glance-names">
        {actors.length > 0 && 'Most active: '}
        {actors.map(({ value, name }, index) => {
          learnName(value, name ?? null);
          return (
            <span key={value}>
              {index > 0 && ', '}
              <Link to="/actors/$key" params={{ key: value }}>
                {name ?? value}
              </Link>
            </span>
          );
        })}
      </p>
    </section>
  );
}
