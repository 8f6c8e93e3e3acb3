import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CorrectionRequest, Doubtful } from '../api/answers.ts';
import { readRecord } from '../api/calls.ts';
import { EntryForm } from '../corrections/entry-form.tsx';
import { type Draft, LIST_OF, patchOf } from '../corrections/fields.ts';
import { entryName, tagsOf } from '../entries/entry-card.tsx';
import { EntryWords, Score } from '../entries/entry-words.tsx';
import { Parties, partiesOf } from '../entries/parties.tsx';
import { dateWords } from '../words.ts';
import { MergeForm } from './merge-form.tsx';

interface Props {
  readonly entry: Doubtful;
  readonly form: 'edit' | 'merge' | null;
  readonly busy: boolean;
  readonly mayEdit: boolean;
  readonly onForm: (form: 'edit' | 'merge' | null) => void;
  readonly onSettle: (action: 'accept' | 'reject') => void;
  readonly onMake: (request: CorrectionRequest) => void;
}

/** One doubtful entry, large: its words, how it was read, why that is doubtful, and what to do. */
export function ReviewCard({ entry, form, busy, mayEdit, onForm, onSettle, onMake }: Props) {
  const { report, doubts, rule, score } = entry;
  const to = partiesOf(entry, 'to');
  return (
    <article
      className={`review-card note-${entry.kind}`}
      aria-label={`${entryName(entry)}: ${entry.words}`}
    >
      <EntryWords entry={entry} />
      <p className="review-source">
        {report.outlet ?? 'no outlet'} ·{' '}
        {report.published ? dateWords(report.published) : 'undated'} ·{' '}
        <Link to="/reports/$id" params={{ id: report.id }} search={{ entry: entry.id }}>
          {report.title ?? 'Untitled report'}
        </Link>
      </p>
      <dl className="review-reading">
        <div>
          <dt>Read as</dt>
          <dd>
            <b className="entry-name">{entryName(entry)}</b>
          </dd>
        </div>
        <div>
          <dt>Who</dt>
          <dd>
            <Parties parties={partiesOf(entry, 'from')} missing="nobody named" />
          </dd>
        </div>
        {to.length > 0 && (
          <div>
            <dt>To whom</dt>
            <dd>
              <Parties parties={to} />
            </dd>
          </div>
        )}
        {tagsOf(entry).length > 0 && (
          <div>
            <dt>Also</dt>
            <dd>{tagsOf(entry).join(' · ')}</dd>
          </div>
        )}
        <div>
          <dt>Doubt</dt>
          <dd>
            <Score score={score} /> <span className="quiet">by</span> <code>{rule}</code>
            {doubts.length > 0 && (
              <ul className="doubts">
                {doubts.map((doubt) => (
                  <li key={doubt}>{doubt}</li>
                ))}
              </ul>
            )}
          </dd>
        </div>
      </dl>
      {form === 'edit' && (
        <EditEntry entry={entry} busy={busy} onMake={onMake} onCancel={() => onForm(null)} />
      )}
      {form === 'merge' && (
        <MergeForm entry={entry} busy={busy} onMake={onMake} onCancel={() => onForm(null)} />
      )}
      {form === null && mayEdit && (
        <div className="review-actions">
          <button
            type="button"
            className="button primary"
            disabled={busy}
            onClick={() => onSettle('accept')}
          >
            Accept <kbd>a</kbd>
          </button>
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => onSettle('reject')}
          >
            Reject <kbd>r</kbd>
          </button>
          <button type="button" className="button" onClick={() => onForm('edit')}>
            Edit <kbd>e</kbd>
          </button>
          <button type="button" className="button" onClick={() => onForm('merge')}>
            Merge actors <kbd>m</kbd>
          </button>
        </div>
      )}
    </article>
  );
}

/** The form over the entry as the record has it. */
function EditEntry({
  entry,
  busy,
  onMake,
  onCancel,
}: Pick<Props, 'entry' | 'busy' | 'onMake'> & { readonly onCancel: () => void }) {
  const record = useQuery({
    queryKey: ['record', entry.report.id],
    queryFn: () => readRecord(entry.report.id),
  });
  const entries: readonly Draft[] = record.data?.[LIST_OF[entry.kind]] ?? [];
  const before = entries.find(({ id }) => id === entry.id);
  if (record.isError) return <p className="import-failed">{record.error.message}</p>;
  if (!record.data || !before) return <p className="quiet">Opening …</p>;
  return (
    <EntryForm
      kind={entry.kind}
      record={record.data}
      draft={before}
      at={entry.start ?? 0}
      action="Save"
      busy={busy}
      onCancel={onCancel}
      onDone={(after, why) => {
        const patch = patchOf(before, after);
        const { kind, id } = entry;
        const about = { kind, report: entry.report.id, entry: id, why };
        // Saved as it was: that accepts it.
        if (Object.keys(patch).length === 0) onMake({ action: 'accept', ...about });
        else onMake({ action: 'edit', ...about, patch });
      }}
    />
  );
}
