import { useQuery } from '@tanstack/react-query';
import { readEntry } from '../api/calls.ts';
import type { Why } from './entry.ts';
import { numberOf } from './phrases.ts';

interface Props {
  readonly report: string;
  readonly entry: string;
  readonly why: Why;
  readonly select: (entry: string, scroll: boolean) => void;
}

/** Why an entry is there: how sure, by which rule and what that rule asks, resting on what, and what else it might be. */
export function WhyPanel({ report, entry, why, select }: Props) {
  // The record says by which rule; the rule in words is asked for when somebody wants to know.
  const explained = useQuery({
    queryKey: ['entry', report, entry],
    queryFn: () => readEntry(report, entry),
    staleTime: 300_000,
    retry: false,
  });
  const explanation = explained.data?.explanation;
  const others = explanation?.alternatives.slice(0, 3) ?? [];
  return (
    <div className="why">
      <p>
        <meter className="meter" min={0} max={1} value={why.score} aria-hidden="true" />
        score {numberOf(why.score)}, by <code>{why.by}</code>
      </p>
      {explanation?.says && <p className="why-says">{explanation.says}</p>}
      {others.length > 0 && (
        <p>
          else{' '}
          {others.map(({ label, score }) => `${label.toLowerCase()} ${numberOf(score)}`).join(', ')}
        </p>
      )}
      {why.because.length > 0 && (
        <p>
          rests on{' '}
          {why.because.map(({ label, entry: other }, index) => (
            <span key={`${label} ${other}`}>
              {index > 0 && ', '}
              {other === null ? (
                label
              ) : (
                <button type="button" className="link" onClick={() => select(other, true)}>
                  {label}
                </button>
              )}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
