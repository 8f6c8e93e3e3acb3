import type { Candidate } from '../../world/candidate.ts';
import { fold } from '../../world/fold.ts';
import type { Part } from './cast.ts';

/** "de Gilbert" is a surname alone: particles are no given names. */
export function isFull(name: readonly string[]): boolean {
  return name.filter((word) => /^\p{Lu}/u.test(word)).length > 1;
}

/** "Al Ghais" after "Haitham Al Ghais": a surname with its particle, where the report has the longer name. */
export function isTail(name: readonly string[], names: readonly string[]): boolean {
  if (!/^(?:al|el|bin|ben|ibn|van|von|de|di|da|dos|del|der|le|la|ould)$/i.test(name[0]))
    return false;
  const tail = ` ${fold(name.join(' '))}`;
  return names.some((one) => one.endsWith(tail));
}

/** Whether a short name is the last of a full one, or one the lexicon knows for the same entry. */
export function isNamed(part: Part, key: string, candidates: readonly Candidate[]): boolean {
  if (part.actor.kind !== 'person') return false;
  if (part.candidate !== null && candidates.some((one) => one.key === part.key)) return true;
  return [...part.names].some((name) => {
    const words = name.split(' ');
    return (
      words.length > 1 &&
      (name.endsWith(` ${key}`) ||
        (part.candidate === null && words[0] === key && words.length === 3))
    );
  });
}
