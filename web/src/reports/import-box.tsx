import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { useDroppedFiles } from './dropped-files.ts';
import { ImportAccount } from './import-account.tsx';
import { useImport } from './use-import.ts';

interface Props {
  readonly open: boolean;
  /** True where the archive is still empty: then the box says what Chancery does. */
  readonly first: boolean;
  /** Asks to be opened: a file was dropped on the page. */
  readonly onOpen: () => void;
}

/** Where reports come from, and what each way is called. */
const WAYS = { paste: 'Paste text', address: 'Web address', feed: 'Feed' } as const;
type Way = keyof typeof WAYS;

/** Takes in reports: words pasted, a page or a feed by address, or files chosen or dropped anywhere. */
export function ImportBox({ open, first, onOpen }: Props) {
  const [way, setWay] = useState<Way>('paste');
  const picker = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const ids = useId();
  const navigate = useNavigate();
  const adding = useImport((taken) => {
    // One report: straight to it. Several, or a feed: an account of what became of each.
    const [only] = taken;
    if (taken.length === 1 && way !== 'feed' && only.outcome !== 'failed') {
      void navigate({ to: '/reports/$id', params: { id: only.id } });
    }
  });

  const takeFiles = async (files: readonly File[]) => {
    onOpen();
    adding.start(
      await Promise.all(files.map(async (file) => ({ text: await file.text(), file: file.name }))),
    );
  };
  const dropping = useDroppedFiles(takeFiles);

  useEffect(() => {
    if (open && !first) text.current?.focus();
  }, [open, first]);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const field = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' && value.trim() !== '' ? value : undefined;
    };
    const facts = { title: field('title'), outlet: field('outlet'), published: field('published') };
    const url = field('url') ?? '';
    if (way === 'paste') adding.start([{ text: field('text') ?? '', ...facts }]);
    else if (way === 'address') adding.start([{ url, ...facts }]);
    else adding.start([{ url, input: 'feed', outlet: facts.outlet }]);
  };

  return (
    <>
      {dropping && <div className="drop-veil">Drop the files to read them</div>}
      <section id="import" className="import" hidden={!open} aria-label="Add a report">
        {first && (
          <div className="import-welcome">
            <h2>The archive is empty</h2>
            <p>
              Paste a news report in English. Chancery reads who said what, who did what to whom and
              who undertook what, and shows each entry beside the words it rests on. Your texts
              never leave this machine.
            </p>
          </div>
        )}
        <form onSubmit={submit} aria-label={WAYS[way]}>
          <div className="ways" role="radiogroup" aria-label="Where the report comes from">
            {(Object.keys(WAYS) as Way[]).map((one) => (
              <label key={one} className="way">
                <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
                {WAYS[one]}
              </label>
            ))}
            <button type="button" className="way-file" onClick={() => picker.current?.click()}>
              Choose files …
            </button>
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              accept=".txt,.html,.htm,.jsonl,.xml,.rss,.atom,text/plain,text/html"
              onChange={({ target }) => {
                if (target.files && target.files.length > 0) void takeFiles([...target.files]);
                target.value = '';
              }}
            />
          </div>
          {way === 'paste' ? (
            <div className="field">
              <label htmlFor={`${ids}text`}>Text of the report</label>
              <textarea
                ref={text}
                id={`${ids}text`}
                name="text"
                rows={8}
                required
                placeholder="The first line may be the title. Text, HTML, JSONL and feed files may also be dropped anywhere on this page."
              />
            </div>
          ) : (
            <div className="field">
              <label htmlFor={`${ids}url`}>
                {way === 'feed' ? 'Address of the feed' : 'Address of the page'}
              </label>
              <input
                key={way}
                id={`${ids}url`}
                name="url"
                required
                inputMode="url"
                autoComplete="off"
                placeholder={way === 'feed' ? 'https://outlet.example/feed.xml' : 'https://'}
                aria-describedby={way === 'feed' ? `${ids}feed` : undefined}
              />
              {way === 'feed' && (
                <p id={`${ids}feed`} className="quiet field-help">
                  RSS, Atom, RDF and JSON feeds and news sitemaps. The pages that a feed names are
                  fetched one at a time, as its robots.txt allows; what is known already is not read
                  again.
                </p>
              )}
            </div>
          )}
          <div className="facts">
            {way !== 'feed' && (
              <div className="field">
                <label htmlFor={`${ids}published`}>Published on</label>
                <input id={`${ids}published`} name="published" type="date" />
              </div>
            )}
            <div className="field">
              <label htmlFor={`${ids}outlet`}>Outlet</label>
              <input id={`${ids}outlet`} name="outlet" autoComplete="off" maxLength={200} />
            </div>
            {way !== 'feed' && (
              <div className="field wide">
                <label htmlFor={`${ids}title`}>Title, if not the first line</label>
                <input id={`${ids}title`} name="title" autoComplete="off" maxLength={1000} />
              </div>
            )}
            <button type="submit" className="button primary" disabled={adding.running}>
              {adding.running ? 'Reading …' : way === 'feed' ? 'Read the feed' : 'Read it'}
            </button>
          </div>
        </form>
        <div className="import-results">
          {adding.error && (
            <p className="import-failed" role="alert">
              {adding.error.message}
            </p>
          )}
          {(adding.running || adding.done) && (
            <ImportAccount
              account={adding.account}
              running={adding.running}
              stopped={adding.stopped}
              onStop={adding.stop}
            />
          )}
        </div>
      </section>
    </>
  );
}
