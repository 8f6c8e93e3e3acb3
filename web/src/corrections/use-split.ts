import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LoggedCorrection, SplitRequest } from '../api/answers.ts';
import { splitActor, undo } from '../api/calls.ts';

/** Reports that are set apart with one request. */
const AT_ONCE = 200;

/** Sets actors of reports apart from the one they go by, and takes that back. */
export function useSplit(key: string) {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries();
  const splitting = useMutation({
    async mutationFn({ parts, to, why }: SplitRequest) {
      const made: LoggedCorrection[] = [];
      for (let at = 0; at < parts.length; at += AT_ONCE) {
        // Those of a later request join whom the first one made.
        const other = made[0]?.to ?? to;
        made.push(
          ...(await splitActor(key, { parts: parts.slice(at, at + AT_ONCE), to: other, why })),
        );
      }
      return made;
    },
  });
  const undoing = useMutation({
    async mutationFn(made: readonly LoggedCorrection[]) {
      for (const { id } of [...made].reverse()) await undo(id);
    },
    onSettled: refresh,
  });
  return {
    /** What is shown is not asked for anew yet: nobody may be left to show here. */
    split: (request: SplitRequest) => splitting.mutateAsync(request),
    takeBack: (made: readonly LoggedCorrection[]) => undoing.mutateAsync(made),
    refresh,
    busy: splitting.isPending || undoing.isPending,
    error: splitting.error ?? undoing.error,
  };
}
