import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELATIONS, UPOS } from '../../src/doc/columns.ts';
import { Doc } from '../../src/doc/doc.ts';
import { reportOf } from '../../src/engine/report.ts';
import type { ScoredMention } from '../../src/stages/8-mentions/score.ts';
import { type ConlluSentence, conlluDocuments, parseConllu } from '../../src/text/conllu.ts';

/** One document of a treebank with its gold tags and trees as a Doc, and its marked entities. */
export interface GumDocument {
  readonly id: string;
  readonly doc: Doc<'tokens' | 'sentences' | 'tags' | 'tree' | 'blocks'>;
  readonly entities: readonly ScoredMention[];
}

/** Reads `treebank/gum-dev.conllu` or its like; throws `data-missing` where it is not there. */
export function readGum(data: string, file = 'gum-dev.conllu'): GumDocument[] {
  const path = join(data, 'treebank', file);
  if (!existsSync(path)) throw new Error(`data-missing: no file ${path}`);
  const sentences = parseConllu(readFileSync(path, 'utf8'));
  return conlluDocuments(sentences).map((document) => ({
    id: document[0].comments.find((line) => line.startsWith('# newdoc id'))?.slice(14) ?? '',
    ...readDocument(document),
  }));
}

function readDocument(sentences: readonly ConlluSentence[]) {
  const words = sentences.flatMap((sentence) => sentence.words);
  const length = words.length;
  const start = new Int32Array(length);
  const end = new Int32Array(length);
  const head = new Int32Array(length);
  let text = '';
  let at = 0;
  const from = new Int32Array(sentences.length);
  const to = new Int32Array(sentences.length);
  sentences.forEach((sentence, s) => {
    from[s] = at;
    for (const word of sentence.words) {
      start[at] = text.length;
      text += word.form;
      end[at] = text.length;
      const glued =
        /SpaceAfter=No/.test(word.misc) ||
        sentence.ranges.some((m) => from[s] + m.from <= at && at < from[s] + m.to - 1);
      if (!glued) text += ' ';
      head[at] = word.head < 1 ? -1 : from[s] + word.head - 1;
      at++;
    }
    to[s] = at;
    text += '\n';
  });
  const doc = Doc.from(reportOf({ text }), {
    tokens: { length, start, end, glue: new Uint8Array(length) },
    sentences: { length: sentences.length, from, to },
    tags: {
      upos: Uint8Array.from(words, (word) => Math.max(0, UPOS.indexOf(word.upos as 'X'))),
      xpos: words.map((word) => word.xpos),
      lemma: words.map((word) => word.lemma),
      score: new Float32Array(length).fill(1),
    },
    tree: {
      head,
      rel: Uint8Array.from(words, (word) => {
        const rel = RELATIONS.indexOf(word.deprel as 'root');
        return rel >= 0 ? rel : RELATIONS.indexOf(word.deprel.split(':')[0] as 'root');
      }),
      score: new Float32Array(length).fill(1),
    },
    blocks: [{ start: 0, end: text.length, kind: 'paragraph', language: 'en', dateline: null }],
  });
  return {
    doc,
    entities: entitiesOf(
      words.map((word) => word.misc),
      head,
    ),
  };
}

/**
 * The entities of GUM's MISC column: "(4-person-…" opens, "4)" closes, "(5-place-…)" does both. The
 * sixth field tells which of its words is the head (https://wiki.gucorpling.org/gum/entities).
 */
export function entitiesOf(misc: readonly string[], heads: Int32Array): ScoredMention[] {
  const open = new Map<string, { from: number; type: string }[]>();
  const out: ScoredMention[] = [];
  misc.forEach((column, at) => {
    const marks = /(?:^|\|)Entity=([^|]*)/.exec(column)?.[1] ?? '';
    for (const [, opened, id, type, closed] of marks.matchAll(
      /(\()?(\d+)(?:-([a-z]+)-[^()]*)?(\))?/g,
    )) {
      if (opened) open.set(id, [...(open.get(id) ?? []), { from: at, type }]);
      if (!closed) continue;
      const last = open.get(id)?.pop();
      if (last === undefined) continue;
      const to = at + 1;
      let head = last.from;
      while (head < to && heads[head] >= last.from && heads[head] < to) head++;
      out.push({ from: last.from, to, head: Math.min(head, to - 1), type: last.type });
    }
  });
  return out;
}
