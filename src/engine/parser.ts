import { Doc } from '../doc/doc.ts';
import type { LayerName } from '../doc/layers.ts';
import { Token } from '../doc/token.ts';
import { type FeatureTable, featuresOf } from '../stages/4-tags/features.ts';
import {
  type ConlluRange,
  type ConlluSentence,
  type ConlluWord,
  conlluDocuments,
  conlluText,
  parseConllu,
  printConllu,
} from '../text/conllu.ts';
import { type Assets, jsonOf } from './assets.ts';
import { type Language, loadLanguage } from './language.ts';
import { reportOf } from './report.ts';

type Parsed = Doc<Extract<LayerName, 'tokens' | 'sentences' | 'tags' | 'tree'>>;

/** The language core by itself: words, tags and trees as CoNLL-U. */
export class LanguageParser {
  readonly #language: Language;
  readonly #features: FeatureTable;

  constructor(language: Language, features: FeatureTable) {
    this.#language = language;
    this.#features = features;
  }

  /** Parses plain text. The text can be rebuilt from the answer but for the width of its spaces. */
  text(text: string): string {
    const doc = this.#language.pipeline.read(reportOf({ text }));
    return printConllu(sentencesOf(doc, this.#features));
  }

  /**
   * Parses words that are given: sentences, tokens, comments and multiword tokens stay as they
   * are; tags, lemmas, heads and relations are new.
   */
  conllu(source: string): string {
    const parsed = conlluDocuments(parseConllu(source)).flatMap((document) => {
      const { text, starts, ends, glue, sentences } = conlluText(document);
      const whole = { start: 0, end: text.length, kind: 'paragraph', language: 'en' } as const;
      const doc = Doc.from<'blocks' | 'tokens' | 'sentences'>(reportOf({ text }), {
        blocks: [{ ...whole, dateline: null }],
        tokens: {
          length: starts.length,
          start: Int32Array.from(starts),
          end: Int32Array.from(ends),
          glue: Uint8Array.from(glue),
        },
        sentences: {
          length: sentences.length,
          from: Int32Array.from(sentences, ({ from }) => from),
          to: Int32Array.from(sentences, ({ to }) => to),
        },
      });
      const tagged = doc.with(this.#language.tags.read(doc).layers);
      const full: Parsed = tagged.with(this.#language.tree.read(tagged).layers);
      return document.map((sentence, s) => ({
        ...sentence,
        words: sentence.words.map((word, w) => ({
          ...wordOf(full, sentences[s].from + w, sentences[s].from, this.#features),
          form: word.form,
          misc: word.misc,
        })),
      }));
    });
    return printConllu(parsed);
  }
}

/** Loads a parser. Rejects with `asset-missing` where weights are not there. */
export async function loadParser(assets: Assets): Promise<LanguageParser> {
  const features = jsonOf<FeatureTable>(assets, 'models/features.json');
  return new LanguageParser(await loadLanguage(assets), await features);
}

/** The sentences of a parsed Doc in CoNLL-U's terms. */
export function sentencesOf(doc: Parsed, features: FeatureTable): ConlluSentence[] {
  const { length, from, to } = doc.layer('sentences');
  const { start, glue } = doc.layer('tokens');
  return Array.from({ length }, (_, s) => {
    const words: ConlluWord[] = [];
    const ranges: ConlluRange[] = [];
    for (let i = from[s]; i < to[s]; i++) {
      let last = i;
      while (last + 1 < to[s] && glue[last + 1]) last++;
      if (last > i) {
        const form = doc.words({ from: i, to: last + 1 });
        ranges.push({
          from: i - from[s],
          to: last + 1 - from[s],
          form,
          misc: spaceAfter(doc, last),
        });
      }
      for (; i <= last; i++) {
        const misc = last > i || glue[i] ? '_' : spaceAfter(doc, i);
        words.push({ ...wordOf(doc, i, from[s], features), misc });
      }
      i = last;
    }
    const opening =
      s === 0 ||
      /\n\s*\n/.test(
        doc.text.slice(doc.chars({ from: from[s] - 1, to: from[s] }).end, start[from[s]]),
      );
    const line = doc.words({ from: from[s], to: to[s] }).replace(/\s+/g, ' ');
    const comments = [
      ...(s === 0 ? ['# newdoc'] : []),
      ...(opening ? ['# newpar'] : []),
      `# sent_id = ${s + 1}`,
      `# text = ${line}`,
    ];
    return { comments, words, ranges, extras: [] };
  });
}

/** One word with its columns; `base` is the first token of its sentence. */
function wordOf(
  doc: Parsed,
  index: number,
  base: number,
  features: FeatureTable,
): Omit<ConlluWord, 'misc'> & { misc: string } {
  const token = new Token(doc as unknown as Doc, index);
  return {
    form: token.text,
    lemma: token.lemma,
    upos: token.upos,
    xpos: token.xpos,
    feats: featuresOf(token.text, token.upos, token.xpos, features),
    head: token.head ? token.head.index - base + 1 : 0,
    deprel: token.rel,
    deps: '_',
    misc: '_',
  };
}

function spaceAfter(doc: Parsed, index: number): string {
  const { length, start, end } = doc.layer('tokens');
  return index + 1 < length && start[index + 1] === end[index] ? 'SpaceAfter=No' : '_';
}
