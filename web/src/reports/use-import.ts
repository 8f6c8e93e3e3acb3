import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { AddRequest, Taken } from '../api/answers.ts';
import { addReports } from '../api/calls.ts';

/** What became of the reports of an import so far, by how each was met. */
export interface Account {
  readonly fresh: readonly Taken[];
  readonly copies: readonly Taken[];
  readonly known: readonly Taken[];
  readonly reread: readonly Taken[];
  readonly refused: readonly Taken[];
}

const NOTHING: Account = { fresh: [], copies: [], known: [], reread: [], refused: [] };

/** What became of each report, sorted out. */
export function accountOf(taken: readonly Taken[]): Account {
  const of = (belongs: (one: Taken) => boolean) => taken.filter(belongs);
  return {
    fresh: of((one) => one.outcome === 'added' && one.copyOf === undefined),
    copies: of((one) => one.outcome === 'added' && one.copyOf !== undefined),
    known: of(({ outcome }) => outcome === 'known'),
    reread: of(({ outcome }) => outcome === 'reread'),
    refused: of(({ outcome }) => outcome === 'failed'),
  };
}

/** How often the page tells how far an import is, ms: thousands of reports may come in a second. */
const TELL = 200;

/**
 * Hands reports in and keeps account of what becomes of each. Several requests (several files) are made
 * one after the other, so that one that is refused does not take the others with it.
 */
export function useImport(onDone: (taken: readonly Taken[]) => void) {
  const client = useQueryClient();
  const [account, setAccount] = useState<Account>(NOTHING);
  const stopper = useRef<AbortController | null>(null);
  const [stopped, setStopped] = useState(false);
  const add = useMutation({
    mutationFn: async (requests: readonly AddRequest[]) => {
      const stop = new AbortController();
      stopper.current = stop;
      setStopped(false);
      setAccount(NOTHING);
      const all: Taken[] = [];
      let told = 0;
      for (const request of requests) {
        if (stop.signal.aborted) break;
        try {
          await addReports(
            request,
            ({ latest }) => {
              all.push(latest);
              if (performance.now() - told < TELL) return;
              told = performance.now();
              setAccount(accountOf(all));
            },
            stop.signal,
          );
        } catch (error) {
          if (stop.signal.aborted) break;
          // What came before it broke off is there all the same.
          if (requests.length === 1 && all.length === 0) throw error;
          const message = error instanceof Error ? error.message : String(error);
          all.push({ outcome: 'failed', where: request.file ?? '', code: 'failed', message });
        }
      }
      setAccount(accountOf(all));
      return all;
    },
    onSuccess: async (taken) => {
      await client.invalidateQueries();
      onDone(taken);
    },
  });
  return {
    start: (requests: readonly AddRequest[]) => add.mutate(requests),
    /** Stops after the reports in hand; those are kept. */
    stop: () => {
      setStopped(true);
      stopper.current?.abort();
    },
    account,
    stopped,
    running: add.isPending,
    done: add.isSuccess,
    error: add.error,
  };
}
