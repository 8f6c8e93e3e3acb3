import { useQuery } from '@tanstack/react-query';
import { listCorrections } from '../api/calls.ts';
import { actionWords } from '../corrections/use-corrections.ts';
import { dateWords } from '../words.ts';

/** What was settled about an entry by hand: what, by whom, when and why, the latest first. */
export function Settled({ report, entry }: { report: string; entry: string }) {
  const log = useQuery({
    queryKey: ['corrections', report, entry],
    queryFn: () => listCorrections({ report, entry, limit: 5 }),
  });
  const made = log.data?.data.filter(({ undone, action }) => !undone && action !== 'undo') ?? [];
  if (made.length === 0) return null;
  return (
    <ul className="settled" aria-label="Settled by hand">
      {made.map((one) => (
        <li key={one.id}>
          {actionWords({ action: one.action, kind: null })} by {one.who},{' '}
          <time dateTime={one.at}>{dateWords(one.at.slice(0, 10))}</time>
          {one.patch && one.action === 'edit' && ` (${Object.keys(one.patch).join(', ')})`}
          {one.why && `: “${one.why}”`}
        </li>
      ))}
    </ul>
  );
}
