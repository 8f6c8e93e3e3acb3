import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMe } from '../access/use-me.ts';
import type { Appearance, Dossier, LoggedCorrection } from '../api/answers.ts';
import { findAppearances } from '../api/calls.ts';
import { useSplit } from '../corrections/use-split.ts';
import { Waiting } from '../entries/entry-list.tsx';
import { useActorName } from '../query/actor-names.ts';
import { MoreButton } from '../shell/more-button.tsx';
import { Failed } from '../shell/shell.tsx';
import { counted, dateWords } from '../words.ts';
import { MergeInto } from './merge-into.tsx';
import { Regrouped } from './regrouped.tsx';
import { SplitForm } from './split-form.tsx';
import { entriesIn } from './tally.ts';
import '../styles/identity.css';

const idOf = ({ report, entry }: Appearance) => `${report.id} ${entry}`;

/**
 * Whom the reports mean: every report that has this actor, what it calls them and how it was read;
 * what was merged or set apart by hand; and the means to do so.
 */
export function Identity({ dossier }: { dossier: Dossier }) {
  const { key, name, aliases } = dossier;
  const { mayEdit } = useMe();
  const navigate = useNavigate({ from: '/actors/$key' });
  const [called, setCalled] = useState('');
  const [chosen, setChosen] = useState<ReadonlyMap<string, Appearance>>(new Map());
  const [made, setMade] = useState<readonly LoggedCorrection[]>([]);
  const splitting = useSplit(key);
  const pages = useInfiniteQuery({
    queryKey: ['appearances', key, called],
    queryFn: ({ pageParam }) =>
      findAppearances(key, { called: called || undefined, limit: 100, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const shown = pages.data?.pages.flatMap(({ data }) => data) ?? [];
  const total = pages.data?.pages[0].total ?? 0;
  const every = shown.length > 0 && shown.every((one) => chosen.has(idOf(one)));
  const choose = (these: readonly Appearance[], on: boolean) => {
    const next = new Map(chosen);
    for (const one of these) {
      if (on) next.set(idOf(one), one);
      else next.delete(idOf(one));
    }
    setChosen(next);
  };
  const settle = async (to: string | undefined, why: string | undefined) => {
    const parts = [...chosen.values()].map(({ report, entry }) => ({ report: report.id, entry }));
    const settled = await splitting.split({ parts, to, why });
    setMade(settled);
    setChosen(new Map());
    const reports = new Set(parts.map(({ report }) => report));
    if (reports.size >= dossier.reports && settled[0].to) {
      await navigate({ params: { key: settled[0].to } });
    }
    await splitting.refresh();
  };
  if (pages.isError && shown.length === 0) return <Failed error={pages.error} />;
  if (pages.isPending) return <Waiting />;
  return (
    <div className="identity">
      <p className="identity-lead">
        {mayEdit
          ? 'One name, two people? Tick the reports that mean somebody else and set them apart.'
          : 'Whom each report means. You may read here; editors can set reports apart and merge.'}
      </p>
      <Regrouped dossier={dossier} />
      <div className="identity-tools">
        <label className="choice">
          Called{' '}
          <select value={called} onChange={({ target }) => setCalled(target.value)}>
            <option value="">anything</option>
            {aliases.map(({ words, reports }) => (
              <option key={words} value={words}>
                {words} ({reports})
              </option>
            ))}
          </select>
        </label>
        <span className="quiet" aria-live="polite">
          {shown.length < total ? `${shown.length} of ` : ''}
          {counted(total, 'appearance')}
        </span>
        {mayEdit && chosen.size === 0 && <MergeInto dossier={dossier} />}
      </div>
      <table className="sheet">
        <caption className="hidden">Reports that have {name}</caption>
        <thead>
          <tr>
            {mayEdit && (
              <th scope="col" className="is-tick">
                <input
                  type="checkbox"
                  aria-label="All reports shown"
                  checked={every}
                  onChange={({ target }) => choose(shown, target.checked)}
                />
              </th>
            )}
            <th scope="col">Report</th>
            <th scope="col">Called there</th>
            <th scope="col">Read as</th>
            <th scope="col" className="is-number">
              Entries
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((one) => (
            <Row
              key={idOf(one)}
              one={one}
              own={key}
              chosen={chosen.has(idOf(one))}
              onChoose={mayEdit ? (on) => choose([one], on) : undefined}
            />
          ))}
        </tbody>
      </table>
      <MoreButton pages={pages}>More reports</MoreButton>
      <div className="identity-said" aria-live="polite">
        {splitting.error && <p className="import-failed">{splitting.error.message}</p>}
        {made.length > 0 && (
          <Done
            made={made}
            busy={splitting.busy}
            onBack={async () => {
              await splitting.takeBack(made);
              setMade([]);
            }}
          />
        )}
      </div>
      {mayEdit && chosen.size > 0 && (
        <SplitForm
          dossier={dossier}
          chosen={[...chosen.values()]}
          busy={splitting.busy}
          onSplit={settle}
          onCancel={() => setChosen(new Map())}
        />
      )}
    </div>
  );
}

interface RowProps {
  readonly one: Appearance;
  /** The key that they go by here. */
  readonly own: string;
  readonly chosen: boolean;
  readonly onChoose?: (on: boolean) => void;
}

function Row({ one, own, chosen, onChoose }: RowProps) {
  const { report, entry, name, role, read, called } = one;
  const title = report.title ?? 'Untitled report';
  const was = useActorName(read !== null && read !== own ? read : undefined);
  return (
    <tr className={chosen ? 'is-chosen' : undefined}>
      {onChoose && (
        <td className="is-tick">
          <input
            type="checkbox"
            aria-label={`${name} in ${title}`}
            checked={chosen}
            onChange={({ target }) => onChoose(target.checked)}
          />
        </td>
      )}
      <th scope="row">
        <Link to="/reports/$id" params={{ id: report.id }} search={{ entry }}>
          {title}
        </Link>
        <span className="quiet">
          {report.outlet ?? 'no outlet'} ·{' '}
          {report.published ? dateWords(report.published) : 'undated'}
        </span>
      </th>
      <td data-head="Called there">
        {called.length > 0 ? called.slice(0, 4).join(', ') : <span className="quiet">no name</span>}
      </td>
      <td data-head="Read as">
        {name}
        {role && <span className="quiet">{role}</span>}
        {was && (
          <span className="quiet">brought here by hand{was !== name && `, read as ${was}`}</span>
        )}
      </td>
      <td data-head="Entries" className="is-number">
        {entriesIn([one])}
      </td>
    </tr>
  );
}

/** What was just set apart, where it is now, and the way back. */
function Done({
  made,
  busy,
  onBack,
}: {
  made: readonly LoggedCorrection[];
  busy: boolean;
  onBack: () => void;
}) {
  const to = made[0].to ?? '';
  const name = useActorName(to);
  return (
    <p>
      {counted(made.length, 'report')} now {made.length === 1 ? 'means' : 'mean'}{' '}
      <Link to="/actors/$key" params={{ key: to }} search={{ part: 'who' }}>
        {name}
      </Link>
      {to.startsWith('apart:') ? ', somebody apart' : ''}.{' '}
      <button type="button" className="link" disabled={busy} onClick={onBack}>
        Undo
      </button>
    </p>
  );
}
