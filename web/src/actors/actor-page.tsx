import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Dossier } from '../api/answers.ts';
import { readDossier } from '../api/calls.ts';
import { EntryList, useEntries, Waiting } from '../entries/entry-list.tsx';
import { learnName } from '../query/actor-names.ts';
import { Chips } from '../query/chips.tsx';
import { Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { capitalised, numberWords, plainWords } from '../words.ts';
import { ActorSide } from './actor-side.tsx';
import { Identity } from './identity.tsx';
import { DOSSIER_PARTS } from './parts.ts';
import { Sparkline } from './sparkline.tsx';
import '../styles/entries.css';
import '../styles/actors.css';

/** One actor: who they are, what they said, did, undertook and received, and with whom. */
export function ActorPage() {
  const { key } = useParams({ from: '/actors/$key' });
  const dossier = useQuery({ queryKey: ['actor', key], queryFn: () => readDossier(key) });
  useTitle(dossier.data?.name ?? null);
  if (dossier.isError) {
    return (
      <Failed error={dossier.error}>
        <p>
          Whoever went by this key may have been merged with somebody, or set apart:{' '}
          <Link to="/review" search={{ tab: 'history' }}>
            history of corrections
          </Link>
          .
        </p>
        <p>
          <Link to="/actors">All actors</Link>
        </p>
      </Failed>
    );
  }
  if (!dossier.data) {
    return (
      <div className="desk">
        <Waiting rows={6} />
      </div>
    );
  }
  learnName(dossier.data.key, dossier.data.name);
  return <File key={key} dossier={dossier.data} />;
}

/** The part that tells whom the reports mean. */
const WHO = 'who';

function File({ dossier }: { dossier: Dossier }) {
  const { key, name, kind, country, code, wikidata, counts, months } = dossier;
  const search = useSearch({ from: '/actors/$key' });
  const query = queryOf(search);
  const who = search.part === WHO;
  // Opens at the first part that has anything in it.
  const part =
    DOSSIER_PARTS.find((one) => one.part === search.part) ??
    DOSSIER_PARTS.find((one) => counts[one.part] > 0) ??
    DOSSIER_PARTS[0];
  const asked = { ...query, [part.by]: key, dateOf: 'published' };
  const found = useEntries(part.kind, asked, 30);
  const change = useChange<'part'>();
  const month = query.from !== undefined && query.from === query.to ? query.from : undefined;
  const now = dossier.roles[0];
  return (
    <div className="desk dossier">
      <header className="dossier-head">
        <div>
          <h1>{name}</h1>
          <p className="dossier-facts">
            {now ? now.role : capitalised(plainWords(kind))}
            {country && <span>{country}</span>}
            {code && <code title="PLOVER actor code">{code}</code>}
            {wikidata && (
              <a
                href={`https://www.wikidata.org/wiki/${wikidata}`}
                target="_blank"
                rel="noreferrer noopener"
              >
                {wikidata}
              </a>
            )}
          </p>
        </div>
        <Sparkline months={months} chosen={month} />
      </header>
      <div className="dossier-main">
        <nav className="tabs dossier-tabs" aria-label="Parts of the dossier">
          {DOSSIER_PARTS.filter((one) => counts[one.part] > 0 || one === part).map((one) => (
            <Link
              key={one.part}
              to="."
              search={(before) => ({ ...before, part: one.part })}
              replace
              resetScroll={false}
              aria-current={one === part && !who ? 'page' : undefined}
            >
              {one.name} <span className="count">{numberWords(counts[one.part])}</span>
            </Link>
          ))}
          <Link
            to="."
            search={(before) => ({ ...before, part: WHO })}
            replace
            resetScroll={false}
            aria-current={who ? 'page' : undefined}
          >
            Who this is
          </Link>
          {!who && <ExportMenu kind={part.kind} query={asked} />}
        </nav>
        {who ? (
          <Identity dossier={dossier} />
        ) : (
          <>
            <Chips query={query} onChange={change} />
            <EntryList
              found={found}
              empty={
                <Empty title="Nothing here">Take a filter away, or look under another part.</Empty>
              }
            />
          </>
        )}
      </div>
      <ActorSide
        dossier={dossier}
        words={query.words}
        onWords={(words) => change({ words, part: 'said' })}
      />
    </div>
  );
}
