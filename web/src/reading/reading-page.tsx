import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useMe } from '../access/use-me.ts';
import { readPassages, readRecord } from '../api/calls.ts';
import type { Selected } from '../corrections/draft.ts';
import { useCorrections } from '../corrections/use-corrections.ts';
import { ExportMenu } from '../query/export-menu.tsx';
import { Failed } from '../shell/shell.tsx';
import { useShortcuts } from '../shell/shortcuts.ts';
import { usePrinting } from '../shell/use-printing.ts';
import { useTitle } from '../shell/use-title.ts';
import { dateWords, webAddress } from '../words.ts';
import { AddEntry } from './add-entry.tsx';
import { Byline } from './byline.tsx';
import { type Entry, KINDS, type Kind, QUIET } from './entry.ts';
import { Filters } from './filters.tsx';
import { linkedWords } from './linked-words.ts';
import { Margin } from './margin.tsx';
import { judgedKind } from './note-actions.tsx';
import { paragraphs } from './paragraphs.ts';
import { numbersOf, PrintNotes } from './print-notes.tsx';
import { readingOf } from './reading.ts';
import { Relatives } from './relatives.tsx';
import { ReportText } from './report-text.tsx';
import { RoomContext } from './room.ts';
import { noteId } from './room-state.ts';
import { showWords } from './show-words.ts';
import { useSelection } from './use-selection.ts';
import { useWide } from './use-wide.ts';
import { draftedEntry, useWordsEditor } from './use-words-editor.ts';

/**
 * One report with its entries beside it. Which entry is open, which kinds and whose words are shown
 * stand in the address, so that a link leads others to the same view.
 */
export function ReadingPage() {
  const { id } = useParams({ from: '/reports/$id' });
  const record = useQuery({
    queryKey: ['record', id],
    queryFn: () => readRecord(id),
    staleTime: 300_000,
  });
  useTitle(record.data ? (record.data.report.title ?? 'Untitled report') : null);

  if (record.isError) {
    return (
      <Failed error={record.error}>
        <p>
          <Link to="/">All reports</Link>
        </p>
      </Failed>
    );
  }
  return record.data ? (
    <Room key={id} record={record.data} />
  ) : (
    <p className="waiting">Opening …</p>
  );
}

/** Puts the focus on an entry's note once it is drawn. */
const focusNote = (entry: string) =>
  requestAnimationFrame(() => document.getElementById(noteId(entry))?.focus());

const NO_NUMBERS: ReadonlyMap<string, number> = new Map();
/** While words are set a click in the text opens nothing else. */
const stay = () => {};
/** Id of the words that a link points at. */
const LINKED = 'linked';

/** The page once its record is there: filter, text and margin share one selection. */
function Room({ record }: { record: Awaited<ReturnType<typeof readRecord>> }) {
  const search = useSearch({ from: '/reports/$id' });
  const { hide, speaker, at } = search;
  // Words that a link points at are an entry of the page's own.
  const selected = search.entry ?? (at === undefined ? undefined : LINKED);
  const navigate = useNavigate({ from: '/reports/$id' });
  const [pointed, setPointed] = useState<string | null>(null);
  const wide = useWide();
  const words = useRef<HTMLDivElement>(null);
  const { report } = record;

  const passages = useQuery({
    queryKey: ['passages', report.id],
    queryFn: () => readPassages(report.id),
    staleTime: 300_000,
    retry: false,
  });
  const corrections = useCorrections();
  const [editing, setEditing] = useState<string | null>(null);
  const edit = (entry: string | null) => {
    // Whoever closes a form is back at the note it stood in.
    if (entry === null && editing !== null) focusNote(editing);
    setEditing(entry);
  };
  const { mayEdit } = useMe();
  const { editor, open: editWords } = useWordsEditor(record, focusNote);
  const picked = useSelection(words);
  const printing = usePrinting();
  const reading = useMemo(() => {
    const made = readingOf(record, passages.data);
    const linked = linkedWords(at, report.text.length);
    if (!linked) return made;
    return { ...made, byId: new Map([...made.byId, [LINKED, linked]]) };
  }, [record, passages.data, at, report]);
  const pieces = useMemo(() => paragraphs(report.text, report.title), [report]);
  const hidden = useMemo(
    () =>
      new Set((hide ?? '').split('.').filter((kind): kind is Kind => KINDS.includes(kind as Kind))),
    [hide],
  );
  const showsRejected = search.rejected === 'shown';
  // Who an entry is by: for a deed, whoever speaks in the statement it stands in.
  const speakerOf = useCallback(
    (entry: Entry): string | null =>
      entry.speaker ??
      (entry.within === null ? null : (reading.byId.get(entry.within)?.speaker ?? null)),
    [reading],
  );
  const shown = useMemo(
    () =>
      reading.entries.filter(
        (entry) =>
          !hidden.has(entry.kind) &&
          (showsRejected || entry.review !== 'rejected') &&
          (speaker === undefined || speakerOf(entry) === speaker),
      ),
    [reading, hidden, showsRejected, speaker, speakerOf],
  );
  const colours = useMemo(
    () => new Map(reading.speakers.map(({ key, colour }) => [key, colour])),
    [reading],
  );
  const found = selected === undefined ? undefined : reading.byId.get(selected);
  const active = found && editor?.entry === found.id ? draftedEntry(found, editor) : found;
  // An entry that a link opens shows even where its kind is hidden.
  const marked = useMemo(() => {
    if (!active || shown.includes(active)) return shown;
    // The entry whose words are being set stands in its own place.
    const own = shown.findIndex(({ id }) => id === active.id);
    return own < 0 ? [...shown, active] : shown.with(own, active);
  }, [shown, active]);
  // A commitment's note tells of its event too; the event's own comes up when its words are clicked.
  const noted = useMemo(() => {
    const told = new Set(marked.map(({ event }) => event));
    return marked.filter(
      (entry) => entry === active || !(QUIET.has(entry.kind) || told.has(entry.id)),
    );
  }, [marked, active]);

  const numbers = useMemo(() => (printing ? numbersOf(noted) : NO_NUMBERS), [printing, noted]);

  const select = useCallback(
    (entry: string | null, scroll = false) => {
      void navigate({
        search: (before) => ({ ...before, entry: entry ?? undefined, at: undefined }),
        replace: true,
        resetScroll: false,
      });
      if (entry !== null && scroll) showWords(words.current, entry);
    },
    [navigate],
  );
  // A link to an entry opens the report at its words.
  const opened = useRef(false);
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    if (selected !== undefined) showWords(words.current, selected);
  }, [selected]);

  // While an entry's words are set, what is selected in the text fills the chosen place.
  const fill = useEffectEvent((span: Selected) => {
    editor?.set({ start: span.start, end: span.end });
    window.getSelection()?.removeAllRanges();
  });
  const filling = editor !== null;
  useEffect(() => {
    if (picked && filling) fill(picked);
  }, [picked, filling]);

  const step = (by: number) => {
    const at = active ? noted.indexOf(active) : by > 0 ? -1 : noted.length;
    const next = noted[at + by];
    if (next) select(next.id, true);
  };
  const openWords = () => {
    const kind = active && judgedKind(active);
    if (kind) editWords(active.id, kind);
  };
  const judge = (action: 'accept' | 'reject') => {
    const kind = active && judgedKind(active);
    if (kind && !corrections.busy) {
      void corrections.make({ action, kind, report: report.id, entry: active.id });
    }
  };
  useShortcuts('Reading', [
    { keys: 'j', does: 'next entry', act: () => step(1) },
    { keys: 'k', does: 'the entry before', act: () => step(-1) },
    { keys: 'Escape', does: 'close the entry', act: () => select(null) },
  ]);
  const correcting = [
    { keys: 'a', does: 'accept the open entry', act: () => judge('accept') },
    { keys: 'r', does: 'reject it', act: () => judge('reject') },
    { keys: 'e', does: 'edit it', act: () => active && judgedKind(active) && edit(active.id) },
    { keys: 'w', does: 'set its words', act: () => openWords() },
    {
      keys: 'u',
      does: 'undo the last correction',
      act: () => corrections.last && void corrections.takeBack(corrections.last.id),
    },
  ];
  useShortcuts('Correcting', mayEdit ? correcting : []);

  const address = webAddress(report.url);
  const state = { colours, selected: active?.id ?? null, pointed, select, point: setPointed };
  const room = { record, corrections, editing, edit, words: editor, editWords, mayEdit };
  const rejected = reading.entries.filter(({ review }) => review === 'rejected').length;
  return (
    <RoomContext value={room}>
      <div className="room" data-wide={wide}>
        <Filters
          reading={reading}
          hidden={hidden}
          speaker={speaker}
          folded={!wide}
          rejected={rejected}
          showsRejected={showsRejected}
          onRejected={(shown) =>
            navigate({
              search: (before) => ({ ...before, rejected: shown ? 'shown' : undefined }),
              replace: true,
              resetScroll: false,
            })
          }
          onHide={(kinds) =>
            navigate({
              search: (before) => ({ ...before, hide: kinds.join('.') || undefined }),
              replace: true,
              resetScroll: false,
            })
          }
          onSpeaker={(key) =>
            navigate({
              search: (before) => ({ ...before, speaker: key }),
              replace: true,
              resetScroll: false,
            })
          }
        />
        <article className="report" lang={report.language === 'und' ? undefined : report.language}>
          <header className="report-head">
            <p className="report-origin">
              {report.outlet && <span className="outlet">{report.outlet}</span>}
              {report.published ? (
                <time dateTime={report.published}>{dateWords(report.published)}</time>
              ) : (
                <span>no date of publication</span>
              )}
              {report.modified && report.modified !== report.published && (
                <span>
                  changed <time dateTime={report.modified}>{dateWords(report.modified)}</time>
                </span>
              )}
              {address && (
                <a href={address} target="_blank" rel="noreferrer noopener">
                  original
                </a>
              )}
              <ExportMenu kind="statement" query={{ report: report.id }} />
            </p>
            <Relatives id={report.id} />
            {!pieces[0]?.title && (
              <>
                <h1 className="title">{report.title ?? 'Untitled report'}</h1>
                <Byline names={report.byline} />
              </>
            )}
          </header>
          <ReportText
            ref={words}
            text={report.text}
            paragraphs={pieces}
            entries={marked}
            notes={noted}
            folded={!wide && !printing}
            numbers={numbers}
            byline={report.byline}
            {...state}
            select={editor ? stay : select}
          />
          {printing && <PrintNotes notes={noted} address={location.href} />}
        </article>
        {wide && !printing && <Margin words={words} entries={noted} {...state} />}
        <p className="hidden" role="status">
          {corrections.said}
        </p>
        {mayEdit && !editor && (
          <AddEntry selected={picked} onAdded={(entry) => select(entry, true)} />
        )}
      </div>
    </RoomContext>
  );
}
