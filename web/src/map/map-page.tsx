import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { readPlaces } from '../api/calls.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { MarkEntries } from '../pictures/mark-entries.tsx';
import { Desk, Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { counted } from '../words.ts';
import { MapPicture, spotId } from './map-picture.tsx';
import '../styles/entries.css';
import '../styles/pictures.css';
import '../styles/network.css';
import '../styles/map.css';

const FACETS = [
  ['type', 'Type'],
  ['country', 'Country'],
  ['status', 'Status'],
] as const;

/** Where things happened: a map that needs no network, and the same places as a list. */
export function MapPage() {
  const search = useSearch({ from: '/map' });
  const query = queryOf(search);
  const { spot } = search;
  const places = useQuery({
    queryKey: ['places', query],
    queryFn: () => readPlaces(query),
    placeholderData: (before) => before,
  });
  const change = useChange<'spot'>();
  useTitle('Map');
  const found = places.data ?? [];
  const events = found.reduce((sum, { count }) => sum + count, 0);
  const [name, country] = (spot ?? '').split('|');
  return (
    <Desk
      name="Map"
      lead={
        places.data &&
        `${counted(events, 'event')} at ${counted(found.length, 'place')} with a known position`
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
      {places.isError ? (
        <Failed error={places.error} />
      ) : places.isPending ? (
        <Waiting rows={6} />
      ) : (
        <>
          {found.length === 0 && (
            <Empty title="No places here">Take a filter away to see more.</Empty>
          )}
          <div className="picture-and-list">
            <MapPicture places={found} spot={spot} />
            {name ? (
              <MarkEntries
                title={name}
                query={{ ...query, place: name, country: country || query.country }}
                onClose={() => change({ spot: undefined })}
              />
            ) : (
              <section className="pair-list" aria-label="Places">
                <h2>Places</h2>
                <ol>
                  {[...found]
                    .sort((one, other) => other.count - one.count)
                    .slice(0, 60)
                    .map((place) => (
                      <li key={spotId(place)}>
                        <Link
                          to="."
                          search={(before) => ({ ...before, spot: spotId(place) })}
                          replace
                          resetScroll={false}
                        >
                          {place.name}
                        </Link>
                        <span className="quiet">{place.country}</span>
                        <span className="count">{place.count}</span>
                      </li>
                    ))}
                </ol>
              </section>
            )}
          </div>
        </>
      )}
    </Desk>
  );
}
