import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Network } from '../api/answers.ts';
import { readNetwork } from '../api/calls.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { MarkEntries } from '../pictures/mark-entries.tsx';
import { learnName, useActorName } from '../query/actor-names.ts';
import { Desk, Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { listOf, queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { useWide } from '../reading/use-wide.ts';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { counted, plainWords } from '../words.ts';
import { NetworkPicture } from './network-picture.tsx';
import { busiest, pairId, toneName } from './pairs.ts';
import '../styles/entries.css';
import '../styles/pictures.css';
import '../styles/network.css';

const FACETS = [
  ['type', 'Type'],
  ['country', 'Country'],
] as const;
/** Actors drawn; more would be a tangle. */
const MOST = 60;
const MOST_NARROW = 26;

/** Who has to do with whom: the picture, the same as a list, and the history of a pair. */
export function NetworkPage() {
  const search = useSearch({ from: '/network' });
  const query = queryOf(search);
  const { node, pair } = search;
  const network = useQuery({
    queryKey: ['network', query],
    queryFn: () => readNetwork(query),
    placeholderData: (before) => before,
  });
  const most = useWide() ? MOST : MOST_NARROW;
  const drawn = useMemo(() => network.data && busiest(network.data, most), [network.data, most]);
  for (const one of network.data?.nodes ?? []) learnName(one.key, one.name);
  const change = useChange<'node' | 'pair'>();
  useTitle('Network');
  const all = network.data?.nodes.length ?? 0;
  return (
    <Desk
      name="Network"
      lead={
        drawn &&
        `${counted(all, 'actor')}, ${counted(network.data?.edges.length ?? 0, 'pair')}${all > most ? '; the busiest are drawn' : ''}`
      }
      actions={<ExportMenu kind="event" query={query} />}
      narrow={{
        kind: 'event',
        query,
        fields: ['anyone', 'period', 'facets'],
        facets: FACETS,
        onChange: change,
      }}
    >
      {network.isError ? (
        <Failed error={network.error} />
      ) : !drawn ? (
        <Waiting rows={6} />
      ) : drawn.nodes.length === 0 ? (
        <Empty title="Nobody to draw">
          No event here has two known actors. Take a filter away to see more.
        </Empty>
      ) : (
        <div className="picture-and-list">
          <div>
            <p className="tone-legend">
              <TieKey tone="friendly" /> friendly
              <TieKey tone="mixed" /> mixed
              <TieKey tone="hostile is-dashed" /> hostile
            </p>
            <NetworkPicture network={drawn} node={node} pair={pair} />
          </div>
          {pair ? (
            <PairHistory
              pair={pair}
              network={drawn}
              query={query}
              onClose={() => change({ pair: undefined })}
            />
          ) : (
            <PairList network={drawn} node={node} onAll={() => change({ node: undefined })} />
          )}
        </div>
      )}
    </Desk>
  );
}

function TieKey({ tone }: { tone: string }) {
  return (
    <svg viewBox="0 0 26 8" width="26" height="8" aria-hidden="true">
      <line x1="1" x2="25" y1="4" y2="4" strokeWidth="3" className={`tie-line tone-${tone}`} />
    </svg>
  );
}

/** Every pair, or those of one actor: what the picture draws, in words. */
function PairList({
  network: { nodes, edges },
  node,
  onAll,
}: {
  readonly network: Network;
  readonly node: string | undefined;
  readonly onAll: () => void;
}) {
  const names = new Map(nodes.map(({ key, name }) => [key, name]));
  const shown = node ? edges.filter(({ a, b }) => a === node || b === node) : edges;
  return (
    <section className="pair-list" aria-label="Pairs">
      {node ? (
        <div className="mark-entries-head">
          <h2>
            <Link to="/actors/$key" params={{ key: node }}>
              {names.get(node) ?? node}
            </Link>
          </h2>
          <button type="button" className="link" onClick={onAll}>
            All pairs
          </button>
        </div>
      ) : (
        <h2>Pairs</h2>
      )}
      <ol>
        {shown.slice(0, 80).map(({ a, b, count, tone }) => {
          const [first, second] = node === b ? [b, a] : [a, b];
          return (
            <li key={pairId(a, b)}>
              <Link
                to="."
                search={(before) => ({ ...before, pair: pairId(a, b), node: undefined })}
                replace
                resetScroll={false}
              >
                {!node && `${names.get(first)} – `}
                {names.get(second)}
              </Link>
              <span className="quiet">{toneName(tone)}</span>
              <span className="count">{count}</span>
            </li>
          );
        })}
      </ol>
      {shown.length === 0 && <p className="quiet">No event joins this actor to another here.</p>}
    </section>
  );
}

/** What passed between two actors, oldest first. */
function PairHistory({
  pair,
  network,
  query,
  onClose,
}: {
  readonly pair: string;
  readonly network: Network;
  readonly query: ReturnType<typeof queryOf>;
  readonly onClose: () => void;
}) {
  const [a, b] = listOf(pair);
  const [one, other] = [useActorName(a), useActorName(b)];
  const edge = network.edges.find((tie) => pairId(tie.a, tie.b) === pairId(a, b));
  return (
    <MarkEntries
      title={
        <>
          <Link to="/actors/$key" params={{ key: a }}>
            {one}
          </Link>{' '}
          and{' '}
          <Link to="/actors/$key" params={{ key: b }}>
            {other}
          </Link>
        </>
      }
      query={{ ...query, between: `${a},${b}` }}
      onClose={onClose}
    >
      {edge && (
        <p className="quiet">
          {toneName(edge.tone)}:{' '}
          {Object.entries(edge.types)
            .sort((left, right) => right[1] - left[1])
            .map(([type, count]) => `${plainWords(type).toLowerCase()} ${count}`)
            .join(', ')}
          {' · '}
          <Link to="/timeline" search={{ between: `${a},${b}` }}>
            over time
          </Link>
          {' · '}
          <Link to="/ledger" search={{ between: `${a},${b}` }}>
            undertakings
          </Link>
        </p>
      )}
    </MarkEntries>
  );
}
