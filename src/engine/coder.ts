import { tokensOver } from '../doc/span.ts';
import { type PairCode, PairCoder } from '../stages/11-events/code-pair.ts';
import { eventData } from '../stages/11-events/stage.ts';
import { type Assets, jsonOf, textOf } from './assets.ts';
import { type Language, loadLanguage } from './language.ts';
import { reportOf } from './report.ts';

/** A stretch of characters: UTF-16 offsets, end excluded. */
type Chars = readonly [start: number, end: number];

/** Codes the PLOVER root between two parties that are given. */
export class Coder {
  readonly #language: Language;
  readonly #pairs: PairCoder;

  constructor(language: Language, pairs: PairCoder) {
    this.#language = language;
    this.#pairs = pairs;
  }

  /** The best root for the pair, always one, with every root ranked. Either list may be empty. */
  code(text: string, actor: readonly Chars[], recipient: readonly Chars[]): PairCode {
    const doc = this.#language.pipeline.read(reportOf({ text }));
    const tokens = doc.layer('tokens');
    const covering = ([start, end]: Chars) => tokensOver(tokens, { start, end }) ?? [];
    return this.#pairs.code(doc, actor.flatMap(covering), recipient.flatMap(covering));
  }
}

/** Loads a coder. Rejects with `asset-missing` where weights are not there. */
export async function loadCoder(assets: Assets): Promise<Coder> {
  const room = 'stages/11-events';
  const [language, model, lexicon, classes, words] = await Promise.all([
    loadLanguage(assets),
    assets.bytes('models/events.bin'),
    textOf(assets, `${room}/lexicon.tsv`),
    textOf(assets, `${room}/classes.tsv`),
    jsonOf<Record<string, readonly string[]>>(assets, `${room}/words.json`),
  ]);
  const data = eventData({ lexicon, classes, words });
  return new Coder(language, new PairCoder(model, language.classes, data));
}
