import { Fragment, type KeyboardEvent, memo, type Ref, useMemo, useState } from 'react';
import { type Segment, segments } from '../../../src/text/segments.ts';
import { Byline } from './byline.tsx';
import type { Entry, Part } from './entry.ts';
import { Fold } from './fold.tsx';
import type { Paragraph } from './paragraphs.ts';
import { noteId, type RoomState } from './room-state.ts';
import { wordsOf } from './show-words.ts';

interface Props extends RoomState {
  readonly ref: Ref<HTMLDivElement>;
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  /** Entries whose words are marked. */
  readonly entries: readonly Entry[];
  /** Entries that have notes; `folded` puts them under their paragraphs. */
  readonly notes: readonly Entry[];
  readonly folded: boolean;
  /** The number of each entry's note, where notes are numbered: on paper. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly byline: readonly string[];
}

/** Words to be marked, with the entry they belong to. */
interface Mark extends Part {
  readonly entry: Entry;
  /** The words at which the entry's note stands. */
  readonly first: boolean;
}

const markOf = (entry: Entry, part: Part, first: boolean): Mark => ({ ...part, entry, first });

/**
 * The report with its marks. Overlapping marks are nested within each segment, the widest outermost.
 * One tab stop: the arrow keys go from mark to mark, Enter opens the note, Escape closes it.
 */
export function ReportText(props: Props) {
  const { ref, text, paragraphs, entries, notes, folded, byline, numbers } = props;
  const { selected, pointed, point, select, colours } = props;
  const [current, setCurrent] = useState<string | null>(null);

  const marks = useMemo(
    () =>
      entries.flatMap((entry) =>
        entry.marks.map((part, index) => markOf(entry, part, index === 0)),
      ),
    [entries],
  );
  const plain = useMemo(
    () => paragraphs.map((paragraph) => segments(paragraph, marks)),
    [paragraphs, marks],
  );
  // Selecting marks more words; only the paragraphs they stand in are cut again.
  const open = entries.find(({ id }) => id === selected);
  const cut = useMemo(() => {
    const more = (open?.more ?? []).map((part) => markOf(open!, part, false));
    return paragraphs.map((paragraph, index) => {
      const touched = more.some(({ start, end }) => start < paragraph.end && end > paragraph.start);
      const pieces = touched ? segments(paragraph, [...marks, ...more]) : plain[index];
      return {
        paragraph,
        pieces,
        ids: new Set(pieces.flatMap((piece) => piece.marks.map(({ entry }) => entry.id))),
      };
    });
  }, [paragraphs, marks, plain, open]);
  const stop =
    current !== null && entries.some(({ id }) => id === current) ? current : entries[0]?.id;

  const entryAt = (target: EventTarget): string | null =>
    (target as Element).closest<HTMLElement>('[data-entry]')?.dataset.entry ?? null;

  /** A click takes the innermost entry; clicking the same place again goes outwards. */
  const pick = (target: EventTarget) => {
    const inside: string[] = [];
    for (
      let element: Element | null = target as Element;
      element;
      element = element.parentElement
    ) {
      const entry = (element as HTMLElement).dataset?.entry;
      if (entry !== undefined && !inside.includes(entry)) inside.push(entry);
    }
    if (inside.length === 0) return;
    const next = selected === null ? 0 : inside.indexOf(selected) + 1;
    const entry = inside[next] ?? null;
    if (entry !== null) setCurrent(entry);
    select(entry);
  };

  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const from = (event.target as HTMLElement).dataset.first;
    if (from === undefined) return;
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = entries.findIndex(({ id }) => id === from);
    const to =
      step !== undefined
        ? entries[at + step]
        : event.key === 'Home'
          ? entries[0]
          : event.key === 'End'
            ? entries.at(-1)
            : undefined;
    if (to) {
      event.preventDefault();
      setCurrent(to.id);
      wordsOf(event.currentTarget, to.id)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      select(from);
      requestAnimationFrame(() => document.getElementById(noteId(from))?.focus());
    }
  };

  return (
    // The marks inside are what is clicked and focused; this only listens for all of them.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      ref={ref}
      className="words"
      onPointerOver={({ target }) => point(entryAt(target))}
      onPointerLeave={() => point(null)}
      onFocus={({ target }) => {
        const entry = target.dataset.first;
        if (entry !== undefined) setCurrent(entry);
      }}
      onClick={({ target }) => {
        if (window.getSelection()?.isCollapsed ?? true) pick(target);
      }}
      onKeyDown={move}
    >
      {cut.map(({ paragraph, pieces, ids }) => {
        const here = (id: string | null | undefined) => (id && ids.has(id) ? id : null);
        const content = (
          <Words
            pieces={pieces}
            text={text}
            stop={here(stop)}
            selected={here(selected)}
            pointed={here(pointed)}
            colours={colours}
            numbers={numbers}
          />
        );
        const under = folded
          ? notes.filter(
              ({ marks: [{ start }] }) => start >= paragraph.start && start < paragraph.end,
            )
          : [];
        return (
          <Fragment key={paragraph.start}>
            {paragraph.title ? (
              <>
                <h1 className="title" data-start={paragraph.start}>
                  {content}
                </h1>
                <Byline names={byline} />
              </>
            ) : (
              <p data-start={paragraph.start}>{content}</p>
            )}
            {under.length > 0 && <Fold {...props} entries={under} />}
          </Fragment>
        );
      })}
    </div>
  );
}

interface WordsProps
  extends Pick<RoomState, 'colours' | 'selected' | 'pointed'>,
    Pick<Props, 'numbers'> {
  readonly pieces: readonly Segment<Mark>[];
  readonly text: string;
  /** The entry that a Tab lands on. */
  readonly stop: string | null;
}

/** A paragraph's words; what is selected or pointed at elsewhere leaves it as it is. */
const Words = memo(function Words({ pieces, ...props }: WordsProps) {
  return pieces.map((piece) => <Piece key={piece.start} piece={piece} {...props} />);
});

type PieceProps = Omit<WordsProps, 'pieces'> & { readonly piece: Segment<Mark> };

/** One segment: its words inside one element per mark that covers it. */
function Piece({ piece, text, stop, selected, pointed, colours, numbers }: PieceProps) {
  const { start, end, marks } = piece;
  let content: React.ReactNode = text.slice(start, end);
  for (const mark of [...marks].reverse()) {
    const { entry, role } = mark;
    const opens = mark.first && mark.start === start;
    const classes = ['mark', `mark-${entry.kind}`, `role-${role}`];
    if (mark.start === start) classes.push('mark-start');
    if (mark.end === end) classes.push('mark-end');
    if (entry.id === selected) classes.push('is-selected');
    else if (entry.id === pointed) classes.push('is-pointed');
    if (entry.speaker !== null) classes.push(`speaker-${colours.get(entry.speaker) ?? 0}`);
    content = opens ? (
      // A real link cannot stand inside another, as overlapping marks must.
      // biome-ignore lint/a11y/useSemanticElements: see above
      <span
        className={classes.join(' ')}
        data-entry={entry.id}
        data-first={entry.id}
        data-number={numbers.get(entry.id)}
        role="link"
        tabIndex={entry.id === stop ? 0 : -1}
        aria-describedby={noteId(entry.id)}
        aria-current={entry.id === selected || undefined}
      >
        {content}
      </span>
    ) : (
      <span className={classes.join(' ')} data-entry={entry.id}>
        {content}
      </span>
    );
  }
  return content;
}
