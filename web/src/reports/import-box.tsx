import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { AddRequest, ProgressLine, Taken } from '../api/answers.ts';
import { addReports } from '../api/calls.ts';
import { counted } from '../words.ts';
import { useDroppedFiles } from './dropped-files.ts';

interface Props {
  readonly open: boolean;
  /** True where the archive is still empty: then the box says what Chancery does. */
  readonly first: boolean;
  /** Asks to be opened: a file was dropped on the page. */
  readonly onOpen: () => void;
}

/** Takes in a report: words pasted, an address to fetch, or files chosen or dropped anywhere. */
export function ImportBox({ open, first, onOpen }: Props) {
  const [way, setWay] = useState<'paste' | 'address'>('paste');
  const [results, setResults] = useState<readonly Taken[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const ids = useId();
  const client = useQueryClient();
  const navigate = useNavigate();

  const [progress, setProgress] = useState<ProgressLine | null>(null);
  // Several files are several requests, so that one that is refused does not take the others with it.
  const add = useMutation({
    mutationFn: async (requests: readonly AddRequest[]) => {
      setResults([]);
      setProgress(null);
      const all: Taken[] = [];
      for (const request of requests) {
        try {
          await addReports(request, (line) => {
            all.push(line.latest);
            setProgress(line);
          });
        } catch (error) {
          if (requests.length === 1) throw error;
          const message = error instanceof Error ? error.message : String(error);
          all.push({ outcome: 'failed', where: request.file ?? '', code: 'failed', message });
        }
      }
      return all;
    },
    onSuccess: async (taken) => {
      setResults(taken);
      await client.invalidateQueries();
      // One report: straight to it. Several: a list of what became of each.
      const [only] = taken;
      if (taken.length === 1 && only.outcome !== 'failed') {
        await navigate({ to: '/reports/$id', params: { id: only.id } });
      }
    },
  });

  const takeFiles = async (files: readonly File[]) => {
    onOpen();
    add.mutate(
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
    add.mutate([
      way === 'paste'
        ? { text: field('text') ?? '', ...facts }
        : { url: field('url') ?? '', ...facts },
    ]);
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
        <form onSubmit={submit}>
          <div className="ways" role="radiogroup" aria-label="Where the report comes from">
            {(['paste', 'address'] as const).map((one) => (
              <label key={one} className="way">
                <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
                {one === 'paste' ? 'Paste text' : 'Web address'}
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
              accept=".txt,.html,.htm,.jsonl,text/plain,text/html"
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
                placeholder="The first line may be the title. Text, HTML and JSONL files may also be dropped anywhere on this page."
              />
            </div>
          ) : (
            <div className="field">
              <label htmlFor={`${ids}url`}>Address of the page</label>
              <input
                id={`${ids}url`}
                name="url"
                required
                inputMode="url"
                autoComplete="off"
                placeholder="https://"
              />
            </div>
          )}
          <div className="facts">
            <div className="field">
              <label htmlFor={`${ids}published`}>Published on</label>
              <input id={`${ids}published`} name="published" type="date" />
            </div>
            <div className="field">
              <label htmlFor={`${ids}outlet`}>Outlet</label>
              <input id={`${ids}outlet`} name="outlet" autoComplete="off" maxLength={200} />
            </div>
            <div className="field wide">
              <label htmlFor={`${ids}title`}>Title, if not the first line</label>
              <input id={`${ids}title`} name="title" autoComplete="off" maxLength={1000} />
            </div>
            <button type="submit" className="button primary" disabled={add.isPending}>
              {add.isPending ? 'Reading …' : 'Read it'}
            </button>
          </div>
        </form>
        <div aria-live="polite" className="import-results">
          {add.isPending && progress && (
            <p>
              {counted(progress.done, 'report')} read: {progress.added} added, {progress.known}{' '}
              known
              {progress.failed > 0 && `, ${progress.failed} failed`}
            </p>
          )}
          {add.isError && <p className="import-failed">{add.error.message}</p>}
          {results.length > 1 || results[0]?.outcome === 'failed' ? (
            <Results taken={results} />
          ) : null}
        </div>
      </section>
    </>
  );
}

const OUTCOMES = {
  added: 'added',
  known: 'known already',
  reread: 'read again',
  failed: 'failed',
} as const;

function Results({ taken }: { taken: readonly Taken[] }) {
  const failed = taken.filter(({ outcome }) => outcome === 'failed').length;
  return (
    <>
      <p>
        {counted(taken.length - failed, 'report')} taken in{failed > 0 && `, ${failed} failed`}.
      </p>
      <ul>
        {taken.map((one) => (
          <li key={`${one.where} ${one.outcome === 'failed' ? one.message : one.id}`}>
            {one.outcome === 'failed' ? (
              <span className="import-failed">{one.message}</span>
            ) : (
              <>
                <Link to="/reports/$id" params={{ id: one.id }}>
                  {one.title ?? one.where}
                </Link>{' '}
                <span className="quiet">{OUTCOMES[one.outcome]}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
