import { useQuery } from '@tanstack/react-query';
import { readDossier } from '../api/calls.ts';

/** Names of the actors seen so far, by key: an address holds keys, people read names. */
const names = new Map<string, string>();

/** Remembers a name that came with an answer. */
export function learnName(key: string | null, name: string | null): void {
  if (key && name) names.set(key, name);
}

/** Whether a value names an actor by key rather than by name. */
export function isKey(value: string): boolean {
  return /^Q\d+$|^(code|name|apart):/.test(value);
}

/** What people call an actor given by key, name or country code; the value itself until that is known. */
export function useActorName(value: string | undefined): string {
  const asks = value !== undefined && isKey(value) && !names.has(value);
  const dossier = useQuery({
    queryKey: ['actor', value],
    queryFn: () => readDossier(value ?? ''),
    enabled: asks,
  });
  if (value === undefined) return '';
  const name = names.get(value) ?? dossier.data?.name;
  learnName(isKey(value) ? value : null, name ?? null);
  return name ?? (isKey(value) && !value.startsWith('Q') ? (value.split(':').at(-1) ?? '') : value);
}
