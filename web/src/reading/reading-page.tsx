import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { readRecord } from '../api/calls.ts';
import { Failed } from '../shell/shell.tsx';
import { dateWords, webAddress } from '../words.ts';
import { Byline } from './byline.tsx';
import { type Entry, KINDS, type Kind, QUIET } from './entry.ts';
import { Filters } from './filters.tsx';
import { Margin } from './margin.tsx';
import { paragraphs } from './paragraphs.ts';
import { readingOf } from './reading.ts';
import { ReportText } from './report-text.tsx';
import { showWords } from './show-words.ts';
import { useWide } from './use-wide.ts';

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
  const title = record.data?.report.title ?? 'Untitled report';
  useEffect(() => {
    if (record.data) document.title = `${title} · Chancery`;
  }, [record.data, title]);

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

/** The page once its record is there: filter, text and margin share one selection. */
function Room({ record }: { record: Awaited<ReturnType<typeof readRecord>> }) {
  const { entry: selected, hide, speaker } = useSearch({ from: '/reports/$id' });
  const navigate = useNavigate({ from: '/reports/$id' });
  const [pointed, setPointed] = useState<string | null>(null);
  const wide = useWide();
  const words = useRef<HTMLDivElement>(null);
  const { report } = record;

  const reading = useMemo(() => readingOf(record), [record]);
  const pieces = useMemo(() => paragraphs(report.text, report.title), [report]);
  const hidden = useMemo(
    () =>
      new Set((hide ?? '').split('.').filter((kind): kind is Kind => KINDS.includes(kind as Kind))),
    [hide],
  );
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
          !hidden.has(entry.kind) && (speaker === undefined || speakerOf(entry) === speaker),
      ),
    [reading, hidden, speaker, speakerOf],
  );
  const colours = useMemo(
    () => new Map(reading.speakers.map(({ key, colour }) => [key, colour])),
    [reading],
  );
  const active = selected === undefined ? undefined : reading.byId.get(selected);
  // An entry that a link opens shows even where its kind is hidden.
  const marked = useMemo(
    () => (active && !shown.includes(active) ? [...shown, active] : shown),
    [shown, active],
  );
  // A commitment's note tells of its event too; the event's own comes up when its words are clicked.
  const noted = useMemo(() => {
    const told = new Set(marked.map(({ event }) => event));
    return marked.filter(
      (entry) => entry === active || !(QUIET.has(entry.kind) || told.has(entry.id)),
    );
  }, [marked, active]);

  const select = useCallback(
    (entry: string | null, scroll = false) => {
      void navigate({
        search: (before) => ({ ...before, entry: entry ?? undefined }),
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

  useEffect(() => {
    const deselect = (event: KeyboardEvent) => {
      if (event.key === 'Escape') select(null);
    };
    window.addEventListener('keydown', deselect);
    return () => window.removeEventListener('keydown', deselect);
  }, [select]);

  const address = webAddress(report.url);
  const state = { colours, selected: active?.id ?? null, pointed, select, point: setPointed };
  return (
    <div className="room" data-wide={wide}>
      <Filters
        reading={reading}
        hidden={hidden}
        speaker={speaker}
        folded={!wide}
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
            {address && (
              <a href={address} target="_blank" rel="noreferrer noopener">
                original
              </a>
            )}
          </p>
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
          folded={!wide}
          byline={report.byline}
          {...state}
        />
      </article>
      {wide && <Margin words={words} entries={noted} {...state} />}
    </div>
  );
}
