import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CorrectionRequest, LoggedCorrection } from '../api/answers.ts';
import { correct, undo } from '../api/calls.ts';

/** Makes corrections and takes them back; everything shown is asked for anew afterwards. */
export function useCorrections() {
  const client = useQueryClient();
  const [last, setLast] = useState<LoggedCorrection | null>(null);
  const [said, setSaid] = useState('');
  const refresh = () => client.invalidateQueries();
  const making = useMutation({
    mutationFn: correct,
    onSuccess: (made) => {
      setLast(made);
      setSaid(`${actionWords(made)}.`);
      return refresh();
    },
  });
  const undoing = useMutation({
    mutationFn: undo,
    onSuccess: () => {
      setLast(null);
      setSaid('Taken back.');
      return refresh();
    },
  });
  return {
    make: (request: CorrectionRequest) => making.mutateAsync(request),
    takeBack: (id: string) => undoing.mutateAsync(id),
    /** The correction made last from here, as long as it stands. */
    last,
    /** What was done last, for those who do not see it change. */
    said,
    busy: making.isPending || undoing.isPending,
    error: making.error ?? undoing.error,
  };
}

/** What was done, in words. */
export function actionWords({ action, kind }: Pick<LoggedCorrection, 'action' | 'kind'>): string {
  const done = {
    accept: 'Accepted',
    reject: 'Rejected',
    edit: 'Edited',
    add: 'Added',
    merge: 'Merged two actors',
    split: 'Set an actor apart',
    undo: 'Taken back',
  }[action];
  return action === 'merge' || action === 'split' || !kind ? done : `${done}: ${kind}`;
}
