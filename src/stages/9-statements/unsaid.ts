import { type Ground, OUTSIDE } from './ground.ts';
import type { Part } from './runs.ts';

/** Those who fight. */
const FIGHTER =
  /^(?:gunm[ae]n|rebel|militant|militia(?:m[ae]n)?|soldier|troops?|force|fighter|insurgent|jihadist|army|navy|commando|warplane|jet|drone|bomber|tank|separatist|guerrilla)$/;
/** What fighters do to places and people, by the words that others attack each other's plans with. */
const COMBAT = /^(?:attack|assault|target|hit|strike|raid|seize|storm|fight|challenge|pound|bomb)$/;

/** Whether the words that a statement rests on say nothing: its cue is a deed, or its content no clause. */
export function unsaid(ground: Ground, part: Part): boolean {
  return described(ground, part) || fought(ground, part);
}

// "… an allegation that Minsk rejected": who rejects it and not what it is.
/** Whether the content of a noun is the clause that only describes it. */
function described(ground: Ground, { cue, content }: Part): boolean {
  if (cue === null || !ground.xpos[cue.head].startsWith('NN')) return false;
  const [{ from }] = content;
  if (content.length > 1 || ground.xpos[from] !== 'WDT') return false;
  return ground.tree.rel(ground.head[from]) === 'acl:relcl';
}

// "Gunmen attacked a village": no words of theirs.
/** Whether fighters do what others do in words, with nothing quoted. */
function fought(ground: Ground, { cue, sourceHead, content }: Part): boolean {
  if (cue === null || sourceHead < 0 || cue.to - cue.from > 2) return false;
  if (!COMBAT.test(ground.lemma[cue.head]) || !FIGHTER.test(ground.lemma[sourceHead])) return false;
  return content.every(({ from, to }) => {
    for (let at = from; at < to; at++) if (ground.quoteState[at] !== OUTSIDE) return false;
    return true;
  });
}
