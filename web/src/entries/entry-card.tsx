import type { Found } from '../api/answers.ts';
import { capitalised, dateWords, plainWords } from '../words.ts';
import { EntrySource, EntryWords } from './entry-words.tsx';
import { Parties, partiesOf } from './parties.tsx';

/** One entry found: what it is, its words in their sentence, and where they stand. */
export function EntryCard({ entry }: { entry: Found }) {
  const to = partiesOf(entry, 'to');
  const tags = tagsOf(entry);
  return (
    <article className={`entry note-${entry.kind}`} data-entry={entry.id}>
      <p className="entry-head">
        <b className="entry-name">{entryName(entry)}</b>
        <span>
          <Parties parties={partiesOf(entry, 'from')} missing="nobody named" />
          {to.length > 0 && (
            <>
              <span className="arrow"> → </span>
              <Parties parties={to} />
            </>
          )}
        </span>
        {tags.length > 0 && <span className="entry-tags">{tags.join(' · ')}</span>}
        {entry.review && <span className={`reviewed is-${entry.review}`}>{entry.review}</span>}
      </p>
      <EntryWords entry={entry} />
      <EntrySource entry={entry} />
    </article>
  );
}

/** What an entry is called: its type or kind. */
export function entryName({ kind, fields }: Found): string {
  const named = kind === 'statement' || kind === 'figure' ? kind : fields.type;
  return capitalised(plainWords(String(named ?? kind)));
}

/** What else is known of an entry, in few words. */
export function tagsOf({ kind, fields }: Found): string[] {
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : '');
  const tags: string[] = [];
  if (kind === 'statement') {
    const polarity = text('polarity');
    tags.push(text('cue') && `“${text('cue')}”`, polarity === 'asserts' ? '' : polarity);
  }
  if (kind === 'event') {
    tags.push(
      text('date') && dateWords(text('date')),
      text('place'),
      text('status') === 'occurred' ? '' : text('status'),
      fields.asserted === false ? 'claimed' : '',
    );
  }
  if (kind === 'commitment') {
    tags.push(
      fields.negated ? 'negated' : '',
      text('strength') === 'hedged' ? 'hedged' : '',
      text('condition') && `condition: ${text('condition')}`,
      text('deadline') && `due ${dateWords(text('deadline'))}`,
    );
  }
  return tags.filter(Boolean);
}
