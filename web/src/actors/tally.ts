import type { Appearance, Dossier } from '../api/answers.ts';
import { counted } from '../words.ts';

/** In how many entries the actors of these reports have a part. */
export function entriesIn(these: readonly Pick<Appearance, 'counts'>[]): number {
  return these.reduce(
    (sum, { counts }) => sum + Object.values(counts).reduce((one, other) => one + other, 0),
    0,
  );
}

/** What each part of a dossier is called where it is counted: one of them, several. */
const NAMES: { readonly [part in keyof Dossier['counts']]: readonly [string, string] } = {
  said: ['statement', 'statements'],
  did: ['deed', 'deeds'],
  received: ['deed received', 'deeds received'],
  undertook: ['undertaking', 'undertakings'],
  asked: ['promise or demand received', 'promises or demands received'],
};

/** "3 statements, 1 deed"; "no entries" where there are none. */
export function partsInWords(these: readonly Pick<Appearance, 'counts'>[]): string {
  const parts = (Object.keys(NAMES) as (keyof Dossier['counts'])[]).flatMap((part) => {
    const count = these.reduce((sum, { counts }) => sum + counts[part], 0);
    return count > 0 ? [counted(count, ...NAMES[part])] : [];
  });
  return parts.join(', ') || 'no entries';
}
