import type { Clauses } from '../../doc/clauses.ts';
import type { Polarity } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import type { Part } from './runs.ts';
import { SILENCE } from './silence.ts';

/** `polarity.json`: lemmas of cues that do something else than assert. */
export interface PolarityWords {
  readonly denies: readonly string[];
  readonly asks: readonly string[];
  readonly hopes: readonly string[];
  readonly doubts: readonly string[];
  readonly requests: readonly string[];
  /** Verbs of asking, a request where an infinitive or "for" follows. */
  readonly asking: readonly string[];
}

/** What the speaker does with the content; a statement without a cue asserts, or asks where it ends so. */
export function polarityOf(
  ground: Ground,
  clauses: Clauses,
  part: Part,
  words: PolarityWords,
): Polarity {
  // "Who ordered this?" she said.
  const question = part.content.some(({ from, to }) =>
    ground.lower.slice(Math.max(from, to - 2), to).includes('?'),
  );
  const { cue } = part;
  if (part.rule === SILENCE) return 'denies';
  if (!cue) return question ? 'asks' : 'asserts';
  // The head of the cue first, then its other words: "raised doubts about", "made a request for".
  const heads = [cue.head];
  for (let i = cue.from; i < cue.to; i++) if (i !== cue.head && !ground.punct[i]) heads.push(i);
  let polarity: Polarity = 'asserts';
  for (const token of heads) {
    const its = ofWord(ground, token, part, words);
    if (its === 'asserts') continue;
    polarity = its;
    break;
  }
  if (clauses.negated(cue.head) || byNobody(ground, part)) {
    // "He did not deny that …" leaves it open; "He does not believe that …" doubts it.
    if (polarity === 'denies' || polarity === 'doubts') return 'asserts';
    if (polarity === 'asserts' || polarity === 'hopes') return 'doubts';
  }
  return polarity === 'asserts' && question ? 'asks' : polarity;
}

// "Neither the palace nor the army would say who ordered it."
/** Whether nobody is said to say it. */
function byNobody(ground: Ground, { source }: Part): boolean {
  return source !== null && /^(?:neither|nobody|none|no)$/.test(ground.lower[source.from]);
}

function ofWord(ground: Ground, token: number, part: Part, words: PolarityWords): Polarity {
  const lemma = ground.lemma[token];
  if (words.asking.includes(lemma)) {
    // "asked Moscow to explain", "asked for proof" against "asked whether it was true".
    const first = part.content.find(({ from }) => from > token);
    const next = ground.lower[part.cue ? part.cue.to : token + 1];
    const before = part.cue ? ground.lower[part.cue.to - 1] : '';
    if (before === 'for' || next === 'for') return 'requests';
    // "asked Oslo, Riga and the other capitals of the north to wait"
    const deed = ground.tree.child(token, 'xcomp');
    const to = deed < 0 ? -1 : ground.tree.child(deed, 'mark');
    if (to >= 0 && ground.lower[to] === 'to') return 'requests';
    // "asked that observers be sent"
    if (first && ground.lower[first.from] === 'that') return 'requests';
    if (first) {
      const infinitive = (at: number) =>
        ground.lower[at] === 'to' && at + 1 < first.to && ground.xpos[at + 1] === 'VB';
      for (let at = first.from; at < Math.min(first.to, first.from + 8); at++) {
        if (/^(?:whether|if|why|how|what|who|when|where)$/.test(ground.lower[at])) return 'asks';
        if (infinitive(at)) return 'requests';
      }
    }
    return 'asks';
  }
  for (const polarity of ['denies', 'requests', 'hopes', 'doubts', 'asks'] as const) {
    const list = words[polarity];
    if (list.includes(lemma) || list.includes(`${lemma} ${ground.lower[token + 1]}`))
      return polarity;
  }
  return 'asserts';
}
