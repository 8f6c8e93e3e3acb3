import { RELATIONS, UPOS } from './columns.ts';
import { Doc } from './doc.ts';
import type { Mention, NameType } from './layers.ts';

/** The layers that a table of words and heads gives. */
export type HandMade = 'blocks' | 'tokens' | 'sentences' | 'tags' | 'tree';

/**
 * A Doc from words and heads written by hand, so that the logic of a stage is tried without any
 * model. One word a line: form, universal tag, Penn tag, lemma, head (counted from 1 in its sentence,
 * 0 for the root), relation; a blank line parts sentences. Words are set apart by single spaces. An
 * unknown tag or relation throws `table-broken`.
 */
export function docByHand(table: string): Doc<HandMade> {
  const sentences = table
    .trim()
    .split(/\n\s*\n/)
    .map((one) => one.trim().split('\n'));
  const rows = sentences.flat().map((line) => line.trim().split(/\s+/));
  const first = sentences.map((_, s) =>
    sentences.slice(0, s).reduce((n, one) => n + one.length, 0),
  );
  const text = rows.map(([form]) => form).join(' ');
  const start = Int32Array.from(rows, (_, i) =>
    rows.slice(0, i).reduce((n, [form]) => n + form.length + 1, 0),
  );
  const code = (list: readonly string[], name: string) => {
    const at = list.indexOf(name);
    if (at < 0) throw new Error(`table-broken: '${name}' is neither a tag nor a relation`);
    return at;
  };
  // Heads count from 1 within their sentence, 0 is the root.
  const heads = sentences.flatMap((one, s) =>
    one.map((line) => {
      const head = Number(line.trim().split(/\s+/)[4]);
      return head === 0 ? -1 : first[s] + head - 1;
    }),
  );
  // Whoever writes by hand is sure.
  const sure = () => new Float32Array(rows.length).fill(1);
  const report = {
    id: 'by-hand',
    url: null,
    outlet: null,
    title: null,
    byline: [],
    published: null,
    retrieved: null,
    text,
    raw: null,
  };
  return Doc.from<HandMade>(report, {
    blocks: [{ start: 0, end: text.length, kind: 'paragraph', language: 'en', dateline: null }],
    tokens: {
      length: rows.length,
      start,
      end: start.map((from, i) => from + rows[i][0].length),
      glue: new Uint8Array(rows.length),
    },
    sentences: {
      length: sentences.length,
      from: Int32Array.from(first),
      to: Int32Array.from(first, (from, s) => from + sentences[s].length),
    },
    tags: {
      upos: Uint8Array.from(rows, ([, upos]) => code(UPOS, upos)),
      xpos: rows.map(([, , xpos]) => xpos),
      lemma: rows.map(([, , , lemma]) => lemma),
      score: sure(),
    },
    tree: {
      head: Int32Array.from(heads),
      rel: Uint8Array.from(rows, (row) => code(RELATIONS, row[5])),
      score: sure(),
    },
  });
}

/** A mention for a Doc made by hand: the words from one token to before another. */
export function mentionByHand(from: number, to: number, head: number, type: NameType): Mention {
  return {
    from,
    to,
    head,
    type,
    form: 'name',
    plural: false,
    appositionOf: null,
    members: [],
    score: 1,
    rule: 'by-hand',
  };
}
