import { useQuery } from '@tanstack/react-query';
import type { Me } from '../api/answers.ts';
import { readMe } from '../api/calls.ts';

/**
 * Who is signed in, null until that is known, and whether they may change the archive. Until it is known
 * everything is offered: most may, and nothing jumps for them.
 */
export function useMe(): { readonly me: Me | null; readonly mayEdit: boolean } {
  const { data } = useQuery({ queryKey: ['me'], queryFn: readMe, staleTime: 300_000 });
  return { me: data ?? null, mayEdit: data?.role !== 'reader' };
}
