import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readVersions } from '../api/calls.ts';
import { dateWords } from '../words.ts';

/** Other versions of the article and near-identical copies of it, where there are any. */
export function Relatives({ id }: { id: string }) {
  const relatives = useQuery({
    queryKey: ['versions', id],
    queryFn: () => readVersions(id),
    retry: false,
  });
  const versions = relatives.data?.versions ?? [];
  const copies = relatives.data?.copies.filter(({ report }) => report.id !== id) ?? [];
  if (versions.length < 2 && copies.length === 0) return null;
  return (
    <p className="relatives">
      {versions.length > 1 && (
        <span>
          Versions:{' '}
          {versions.map(({ report, version, modified }) => {
            const day = modified ?? report.published;
            const words = ` ${version}${day ? ` (${dateWords(day)})` : ''} `;
            return report.id === id ? (
              <b key={version}>{words}</b>
            ) : (
              <Link key={version} to="/reports/$id" params={{ id: report.id }}>
                {words}
              </Link>
            );
          })}
        </span>
      )}
      {copies.length > 0 && (
        <span>
          Nearly the same in{' '}
          {copies.slice(0, 5).map(({ report }, index) => (
            <span key={report.id}>
              {index > 0 && ', '}
              <Link to="/reports/$id" params={{ id: report.id }}>
                {report.outlet ?? report.title ?? report.id}
              </Link>
            </span>
          ))}
          {copies.length > 5 && ` and ${copies.length - 5} more`}
        </span>
      )}
    </p>
  );
}
