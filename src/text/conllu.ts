/**
 * CoNLL-U, the file format of Universal Dependencies (universaldependencies.org/format.html): read,
 * print, and rebuild the plain text that the words were cut from.
 */

/** One syntactic word: the ten columns, of which `head` counts words from 1 and is 0 for the root. */
export interface ConlluWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  readonly head: number;
  readonly deprel: string;
  readonly deps: string;
  readonly misc: string;
}

/** A multiword token, `from` and `to` counting words of the sentence from 0, the end excluded. */
export interface ConlluRange {
  readonly from: number;
  readonly to: number;
  readonly form: string;
  readonly misc: string;
}

/** A line that is kept but not read (an empty node), printed again after word number `after`. */
export interface ConlluExtra {
  readonly after: number;
  readonly line: string;
}

/** Comments keep their `#`. */
export interface ConlluSentence {
  readonly comments: readonly string[];
  readonly words: readonly ConlluWord[];
  readonly ranges: readonly ConlluRange[];
  readonly extras: readonly ConlluExtra[];
}

/**
 * Reads CoNLL-U. Lines that are no row of ten columns are passed over, columns that are missing
 * count as `_`, a head that is no number as -1: a bad file gives fewer words, never an exception.
 */
export function parseConllu(text: string): ConlluSentence[] {
  const sentences: ConlluSentence[] = [];
  let comments: string[] = [];
  let words: ConlluWord[] = [];
  let ranges: ConlluRange[] = [];
  let extras: ConlluExtra[] = [];
  const close = () => {
    if (words.length > 0) sentences.push({ comments, words, ranges, extras });
    comments = [];
    words = [];
    ranges = [];
    extras = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line === '') {
      close();
      continue;
    }
    if (line.startsWith('#') && words.length === 0) {
      comments.push(line);
      continue;
    }
    const cell = line.split('\t');
    if (cell.length < 2) continue;
    const span = /^(\d+)-(\d+)$/.exec(cell[0]);
    if (span) {
      const range = { from: Number(span[1]) - 1, to: Number(span[2]) };
      ranges.push({ ...range, form: cell[1], misc: cell[9] ?? '_' });
    } else if (/^\d+$/.test(cell[0])) {
      words.push(wordOf(cell));
    } else if (/^\d+\.\d+$/.test(cell[0])) {
      extras.push({ after: words.length, line });
    }
  }
  close();
  return sentences;
}

function wordOf(cell: readonly string[]): ConlluWord {
  return {
    form: cell[1],
    lemma: cell[2] ?? '_',
    upos: cell[3] ?? '_',
    xpos: cell[4] ?? '_',
    feats: cell[5] ?? '_',
    head: /^\d+$/.test(cell[6] ?? '') ? Number(cell[6]) : -1,
    deprel: cell[7] ?? '_',
    deps: cell[8] ?? '_',
    misc: cell[9] ?? '_',
  };
}

/** Prints sentences as CoNLL-U, each closed by an empty line; what `parseConllu` read comes back. */
export function printConllu(sentences: readonly ConlluSentence[]): string {
  const lines: string[] = [];
  for (const { comments, words, ranges, extras } of sentences) {
    lines.push(...comments);
    let range = 0;
    let extra = 0;
    for (let i = 0; i <= words.length; i++) {
      while (extra < extras.length && extras[extra].after === i) lines.push(extras[extra++].line);
      if (i === words.length) break;
      while (range < ranges.length && ranges[range].from <= i) {
        const { from, to, form, misc } = ranges[range++];
        lines.push(`${from + 1}-${to}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc}`);
      }
      const word = words[i];
      const head = word.head < 0 ? '_' : word.head;
      const columns = [i + 1, word.form, word.lemma, word.upos, word.xpos, word.feats, head];
      lines.push([...columns, word.deprel, word.deps, word.misc].join('\t'));
    }
    lines.push('');
  }
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}

/** The documents of a treebank: sentences cut before each `# newdoc`. */
export function conlluDocuments(sentences: readonly ConlluSentence[]): ConlluSentence[][] {
  const documents: ConlluSentence[][] = [];
  for (const sentence of sentences) {
    const fresh = sentence.comments.some((comment) => /^#\s*newdoc\b/.test(comment));
    if (fresh || documents.length === 0) documents.push([]);
    documents[documents.length - 1].push(sentence);
  }
  return documents;
}

/**
 * A document as it was before it was cut: its text, and where each word (UTF-16 offsets) and each
 * sentence (word numbers, end excluded) lies in it. `glue` is 1 for a word that carries on the
 * multiword token of the word before it.
 */
export interface ConlluText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly glue: readonly number[];
  readonly sentences: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Rebuilds the text of one document: `SpaceAfter=No` is honoured, paragraphs (`# newpar`, also the
 * `newpar` of a word inside a sentence) stand apart by an empty line, as in the CoNLL 2018 task.
 * Words of a multiword token whose letters are not simply those of the token share its whole span.
 */
export function conlluText(document: readonly ConlluSentence[]): ConlluText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  const glue: number[] = [];
  const sentences: { from: number; to: number }[] = [];
  for (const { comments, words, ranges } of document) {
    if (text !== '' && comments.some((comment) => /^#\s*newpar(\s|$)/.test(comment))) {
      text = `${text.trimEnd()}\n\n`;
    }
    const from = starts.length;
    let next = 0;
    for (let i = 0; i < words.length; ) {
      const range = ranges[next]?.from === i ? ranges[next++] : undefined;
      const to = range ? Math.max(range.to, i + 1) : i + 1;
      const parts = words.slice(i, to).map((word) => word.form);
      const form = range ? range.form : parts[0];
      const apart = parts.join('') === form;
      let at = text.length;
      parts.forEach((part, k) => {
        starts.push(apart ? at : text.length);
        at += part.length;
        ends.push(apart ? at : text.length + form.length);
        glue.push(k > 0 ? 1 : 0);
      });
      text += form;
      const misc = range ? range.misc : words[i].misc;
      if (!/(^|\|)SpaceAfter=No(\||$)/.test(misc)) text += ' ';
      i = to;
    }
    sentences.push({ from, to: starts.length });
  }
  return { text: text.trimEnd(), starts, ends, glue, sentences };
}
