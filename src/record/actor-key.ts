import { fold, keyOf } from '../text/fold.ts';
import type { ActorEntry } from './record.ts';

/** What an actor's key is made of. */
export type Keyed = Pick<ActorEntry, 'name' | 'kind' | 'code' | 'resolved' | 'wikidata'>;

/** Small words that names are written with in lower case: "Xavier de la Torre", "Bank of the South". */
const PARTICLE =
  /^(?:a|al|an|and|at|bin|da|das|de|del|della|den|der|di|do|dos|du|e|el|for|in|ibn|la|le|of|on|the|to|und|van|von|y|zu|&)$/;
/** A word of a name, with its inner full stops, apostrophes and hyphens. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}.'’-]*|&/gu;

/**
 * The name under which one actor goes across reports: the Wikidata id where it is known ("Q157");
 * for people `name:` and their folded full name, whatever office they hold on the day; for other
 * entries of the lexicon `code:`, their code and folded name; for bodies that a report introduces
 * under a proper name of their own `name:` and that. Null for a description that nobody resolved ("the
 * officials", "a general") and for a bare surname: the same words mean others elsewhere.
 */
export function actorKey(actor: Keyed): string | null {
  const { name, kind, code, resolved, wikidata } = actor;
  if (wikidata !== null) return wikidata;
  if (resolved === 'none') return null;
  if (resolved === 'lexicon') {
    return kind === 'person' ? `name:${fold(name)}` : `code:${code ?? ''}:${keyOf(name)}`;
  }
  return isFullName(name, kind) ? `name:${keyOf(name)}` : null;
}

/** At least two words of weight, all of them capitalised: "Prakash Javadekar", not "Aid groups". */
function isFullName(name: string, kind: ActorEntry['kind']): boolean {
  if (kind === 'people') return false;
  const words = (name.match(WORD) ?? []).filter((word) => !PARTICLE.test(word));
  // "The Agency": an article's capital is the sentence's, and one word with it names anything.
  const weighty = words.filter((word) => word !== 'The' && word !== 'A' && word !== 'An');
  return weighty.length >= 2 && weighty.every((word) => /^[\p{Lu}\p{N}]/u.test(word));
}
