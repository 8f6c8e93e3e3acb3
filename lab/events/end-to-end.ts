import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { scorePair } from '../../src/stages/11-events/score.ts';
import { readPlv, tokenRanges } from './plv.ts';

/** What the whole engine finds of PLV train's pairs, in per cent, and how many events it makes. */
export interface EndToEnd {
  readonly pair: number;
  readonly right: number;
  readonly perSentence: number;
}

/**
 * Reads every sentence of PLV train by itself and looks for its gold pair among the events. The
 * learned root model takes no part, so nothing is scored on what it was trained on. `show` is called
 * with what was found of each.
 */
export async function endToEnd(
  data: string,
  show: (line: string) => void = () => {},
): Promise<EndToEnd> {
  const { pipeline } = await loadEngine(packagedAssets);
  const items = readPlv(data);
  let pair = 0;
  let right = 0;
  let events = 0;
  for (const item of items) {
    const doc = pipeline.read(reportOf({ text: item.text }));
    const actor = tokenRanges(doc, item.actor);
    const recipient = tokenRanges(doc, item.recipient);
    const found = scorePair(doc, { actor, recipient, root: item.type });
    if (found.pair) pair++;
    if (found.right) right++;
    events += found.events;
    const words = (list: readonly { from: number; to: number }[]) =>
      list.map((one) => doc.words(one)).join(' + ');
    show(`${found.right ? 'RIGHT' : found.pair ? 'TYPE' : 'MISS'} ${item.type} | ${item.text}`);
    show(`    gold ${words(actor)} -> ${words(recipient)}`);
    for (const one of doc.layer('events')) {
      show(
        `    ${one.type} ${one.status} [${doc.words(one.trigger)}] ${words(one.actors)} -> ${words(one.recipients)} (${one.rule})`,
      );
    }
  }
  const share = (count: number) => (100 * count) / items.length;
  return { pair: share(pair), right: share(right), perSentence: events / items.length };
}
